using TcManager.Application.Mail.Templates;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>The committee that a ballot's pages stand under.</summary>
public sealed record BallotCommittee(long Id, string Code, Bilingual Title, string ZoneId, CommitteeKind Kind)
{
    /// <summary>As mails and papers name it.</summary>
    public string Head(string culture) => new NoticeCommittee(Id, Code, Title, Kind).Head(culture);
}

/// <summary>A file that goes with a question.</summary>
public sealed record QuestionPaper(long DocumentId, int Number, Bilingual Title, int Revision, string FileName, long Size);

/// <summary>A version of a rule set as pages show it.</summary>
public sealed record RuleSetView(long VersionId, string Code, int No, bool IsVerified, RuleSetDefinition Definition);

/// <summary>What is put to the vote, by which rules.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="No">From 1.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Rules">That decide it.</param>
/// <param name="Paper">That it is about, if any.</param>
/// <param name="Comments">For which choices it asks for more words than its rules.</param>
public sealed record QuestionView(long Id, int No, Bilingual Text, RuleSetView Rules, QuestionPaper? Paper, CommentDuty Comments = CommentDuty.AsTheRules)
{
    /// <summary>Of an election, in the order of the slip.</summary>
    public IReadOnlyList<CandidateView> Candidates { get; init; } = [];

    /// <summary>What the slip offers: the candidates, then what the rules offer to all.</summary>
    public IReadOnlyList<ChoiceRule> Choices => Rules.Definition.ChoicesWith(Candidates.Count);

    public CommentNeed NeedOf(ChoiceRule choice) => Question.NeedOf(Comments, choice);
}

/// <summary>A candidate by the name that stands on the slip.</summary>
/// <param name="Code">The choice.</param>
/// <param name="Name">In both languages.</param>
/// <param name="PersonId">Null for an option that is no person of the system.</param>
public sealed record CandidateView(string Code, Bilingual Name, long? PersonId);

/// <summary>The vote in the room (decisions 10).</summary>
/// <param name="MeetingId">Of which meeting.</param>
/// <param name="AgendaItemId">Under which item.</param>
/// <param name="Position">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="EndedAt">When others than those present could vote; null before.</param>
/// <param name="PresentVoting">Voters present at its opening.</param>
/// <param name="QuorumAt">When they were counted.</param>
/// <param name="IsByHands">The chair counted hands.</param>
public sealed record RoomView(long MeetingId, long AgendaItemId, int Position, Bilingual Title, DateTimeOffset? EndedAt, int? PresentVoting, DateTimeOffset? QuorumAt, bool IsByHands);

/// <summary>All that every page of one ballot needs.</summary>
public sealed record BallotView(
    long Id,
    Guid Uid,
    Guid Version,
    BallotCommittee Committee,
    string Number,
    Bilingual Title,
    Bilingual? Project,
    long? ProjectId,
    BallotFacts Facts,
    BallotState State,
    DateTimeOffset OpensAt,
    string ClosesLocal,
    string ZoneId,
    string? ClosingReason,
    int Generation,
    bool IsSample,
    IReadOnlyList<QuestionView> Questions)
{
    public Deadline Deadline => new(Facts.ClosesAt, ZoneId);

    /// <summary>Whether drafters or recusals are recorded.</summary>
    public bool HasExclusions { get; init; }

    public required BallotKind Kind { get; init; }

    public required Secrecy Secrecy { get; init; }

    public bool IsSecret => Secrecy == Secrecy.Secret;

    /// <summary>Why it was withdrawn after it had been opened.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Withdrawn after people were asked.</summary>
    public bool IsWithdrawn => State == BallotState.Cancelled && Facts.OpenedAt is not null;

    /// <summary>It was counted and opened again: an earlier count stands in the records.</summary>
    public bool IsReopened => Generation > 1;

    /// <summary>The round before.</summary>
    public BallotRound? PreviousRound { get; init; }

    /// <summary>The rounds that followed from this one, the withdrawn ones apart.</summary>
    public BallotRound? NextRound { get; init; }

    /// <inheritdoc cref="ExclusionRules.KeepsFromVoting"/>
    public bool? KeepsFromVoting(ExclusionGround ground) => ExclusionRules.KeepsFromVoting(Questions.Select(q => q.Rules.Definition), ground);

    /// <summary>Null where it is not voted on in a room.</summary>
    public RoomView? Room { get; init; }

    /// <summary>Only those present may vote now.</summary>
    public bool IsInRoom => Room is { EndedAt: null } && State == BallotState.Open;

    /// <summary>When the vote in the room ends by itself; null where none runs.</summary>
    public DateTimeOffset? RoomEndsAt { get; init; }

    /// <summary>Whoever is not in the room is asked afterwards.</summary>
    public bool IsOpenAfterRoom => Facts.ClosesAt > RoomEndsAt;

    /// <summary>The questions that a voter of this category answers.</summary>
    public IReadOnlyList<QuestionView> AskedOf(SeatCategory category) => [.. Questions.Where(question => question.Rules.Definition.Admits(category))];

    /// <summary>The rule sets of its questions, each once.</summary>
    public IReadOnlyList<RuleSetView> RuleSets => [.. Questions.Select(question => question.Rules).DistinctBy(rules => rules.VersionId)];

    /// <summary>Its opening, its count or the end of its vote in the room is due, and nobody has done it.</summary>
    public required bool IsDue { get; init; }

    /// <summary>Whole local days to the deadline.</summary>
    public required int DaysLeft { get; init; }
}

/// <summary>Another round of the same matter.</summary>
/// <param name="Id">Of the ballot.</param>
/// <param name="Number">Of the ballot.</param>
/// <param name="IsOpened">A draft is for those only who may see drafts.</param>
public sealed record BallotRound(long Id, string Number, bool IsOpened = true);

/// <summary>A deadline that was moved.</summary>
/// <param name="FromAt">The deadline before, or the moment of a closing by hand.</param>
public sealed record MovedDeadline(int No, DeadlineChangeKind Kind, DateTimeOffset FromAt, DateTimeOffset ToAt, string Reason, DateTimeOffset At);

/// <summary>What lies behind a ballot's present round.</summary>
/// <param name="Changes">Of its deadline, oldest first.</param>
/// <param name="Verdicts">Of earlier rounds, latest first.</param>
public sealed record BallotPast(IReadOnlyList<MovedDeadline> Changes, IReadOnlyList<VerdictView> Verdicts);
