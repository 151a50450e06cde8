using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>The committee that a ballot's pages stand under.</summary>
public sealed record BallotCommittee(long Id, string Code, Bilingual Title, string ZoneId);

/// <summary>One line of a list of ballots.</summary>
/// <param name="Outcome">After the count.</param>
/// <param name="IsSigned">By the chair.</param>
/// <param name="Entitled">Only for those who may see the participation.</param>
/// <param name="Returned">Likewise.</param>
public sealed record BallotListItem(
    long Id, string Number, Bilingual Title, BallotState State, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, string ZoneId, VerdictOutcome? Outcome, bool IsSigned, int? Entitled, int? Returned)
{
    public BallotKind Kind { get; init; }

    /// <summary>Its questions came out differently: then the outcome is that of the first.</summary>
    public bool IsMixed { get; init; }
}

/// <summary>A page of ballots, newest first.</summary>
public sealed record BallotRows(IReadOnlyList<BallotListItem> Items, int Page, bool HasMore);

/// <summary>The ballots of a committee.</summary>
/// <param name="Recorded">Results of votes that were held elsewhere.</param>
public sealed record BallotListPage(BallotCommittee Committee, BallotRows Rows, IReadOnlyList<RecordedBallotItem> Recorded);

/// <summary>A result that was recorded elsewhere.</summary>
public sealed record RecordedBallotItem(
    string Number, Bilingual Title, DateOnly ClosedOn, DatePrecision Precision, string? Rule, int? Entitled, int Yes, int No, int Abstain, VerdictOutcome Outcome, string? Source);

/// <summary>A ballot in which the reader has a vote.</summary>
/// <param name="HasLeft">The seat has ended: nothing can be voted any more.</param>
public sealed record MyBallotItem(
    long Id, string CommitteeCode, Bilingual Title, BallotState State, DateTimeOffset ClosesAt, string ZoneId, int DaysLeft, int LastRevision, VerdictOutcome? Outcome, bool IsSigned, bool HasLeft)
{
    public BallotKind Kind { get; init; }

    /// <summary>Whose vote it is, where the reader is to cast it by proxy.</summary>
    public VotedFor? For { get; init; }
}

/// <summary>Whoever has given the reader a proxy.</summary>
public sealed record VotedFor(long VoterId, Bilingual Name);

/// <summary>What is to vote, what is voted and may be changed, what is over.</summary>
public sealed record MyBallots(IReadOnlyList<MyBallotItem> ToVote, IReadOnlyList<MyBallotItem> Voted, IReadOnlyList<MyBallotItem> Over);

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

/// <summary>The reader's own voter row, with the slip that counts.</summary>
/// <param name="HasLeft">The seat has ended: no other slip can come.</param>
/// <param name="Slip">Null before the first.</param>
/// <param name="Category">By which questions are asked.</param>
public sealed record MyVote(long VoterId, string NameZh, string NameLatin, bool HasLeft, MySlip? Slip, string? Email, SeatCategory Category);

/// <summary>One's own slip.</summary>
/// <param name="Uid">Of the slip.</param>
/// <param name="Revision">From 1.</param>
/// <param name="CastAt">When it was taken.</param>
/// <param name="LeafHash">The receipt.</param>
/// <param name="Answers">By question.</param>
/// <param name="Channel">How it came in: paper and phone are recorded by the secretariat.</param>
/// <param name="Objection">One's own, to a slip that was recorded.</param>
public sealed record MySlip(Guid Uid, int Revision, DateTimeOffset CastAt, byte[] LeafHash, IReadOnlyList<MyAnswer> Answers, SlipChannel Channel, MyObjection? Objection)
{
    /// <summary>Its number in the ballot's chain; null until the sealer has come by.</summary>
    public long? SealNo { get; init; }

    /// <summary>Who cast it by proxy.</summary>
    public Bilingual? ByProxy { get; init; }

    public bool IsRecorded => Channel is SlipChannel.Paper or SlipChannel.Phone;
}

/// <summary>What became of one's objection.</summary>
public sealed record MyObjection(DateTimeOffset At, string? Decision, DateTimeOffset? DecidedAt);

/// <summary>What one answered.</summary>
public sealed record MyAnswer(long QuestionId, string Choice, string? Reason);

/// <summary>Who has voted and who has not; never what.</summary>
public sealed record Participation(int Entitled, int Returned, IReadOnlyList<CategoryReturns> Returns, IReadOnlyList<ParticipationRow> Rows)
{
    public int Missing => Entitled - Returned;

    /// <summary>The frozen electorate in numbers.</summary>
    public IReadOnlyList<EntitledVoters> ByCategory => [.. Returns.Select(row => new EntitledVoters(row.Category, row.Entitled))];

    /// <summary>By organisation, those with most missing first; empty where not all voters are among the rows.</summary>
    public IReadOnlyList<OrganisationReturns> ByOrganisation => Rows.Count < Entitled ? [] : [.. Rows.GroupBy(r => r.Organisation)
        .Select(g => new OrganisationReturns(g.Key, g.Count(), g.Count(r => r.CastAt is not null)))
        .OrderByDescending(o => o.Entitled - o.Returned).ThenBy(o => o.Name.Zh, StringComparer.Ordinal)];

    /// <summary>Of those missing, whose seat has not ended; they stand first in the rows.</summary>
    public int MayStillVote => Missing - Rows.Count(row => row is { CastAt: null, HasLeft: true }) + Rows.Count(row => row is { IsVoid: true, HasLeft: false });

    /// <summary>Void answers by question and category.</summary>
    public IReadOnlyList<VoidAnswers> Void { get; init; } = [];

    /// <summary>What takes part in one question: a void slip does not where its rules say so.</summary>
    public IReadOnlyList<CategoryReturns> ReturnsOf(QuestionView question) => question.Rules.Definition.Counting.VoidSlip == VoidSlip.Returned
        ? Returns
        : [.. Returns.Select(row => row with { Returned = row.Returned - Void.Where(v => v.QuestionId == question.Id && v.Category == row.Category).Sum(v => v.Slips) })];
}

/// <summary>How many answers to a question are void.</summary>
public sealed record VoidAnswers(long QuestionId, SeatCategory Category, int Slips);

/// <summary>How many of one organisation's voters have voted.</summary>
public sealed record OrganisationReturns(Bilingual Name, int Entitled, int Returned);

/// <summary>One voter.</summary>
/// <param name="CastAt">Of the newest slip; null where there is none.</param>
/// <param name="IsUnreachable">A mail of this ballot could not be delivered.</param>
public sealed record ParticipationRow(
    string NameZh, string NameLatin, Bilingual Organisation, SeatCategory Category, DateTimeOffset? CastAt, DateTimeOffset? LastRemindedAt, bool HasLeft, bool IsUnreachable)
{
    /// <summary>Whose place it was at the opening.</summary>
    public Bilingual? Predecessor { get; init; }

    /// <summary>Set where a successor can be named.</summary>
    public PlaceLeft? MaySucceed { get; init; }

    /// <summary>Of the row.</summary>
    public long VoterId { get; init; }

    /// <summary>Who is to vote in this place by a proxy that stands.</summary>
    public Bilingual? ProxyOf { get; init; }

    /// <summary>The slip on paper says nothing valid: it does not count as taking part where the rules say so, and the voter may still vote.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>A place whose holder has left without a vote, in a committee whose successors vote.</summary>
public sealed record PlaceLeft(long BallotId, long VoterId);

/// <summary>The electorate as it would be frozen.</summary>
/// <param name="On">The day by which seats are judged.</param>
/// <param name="Electors">By name: those who will have a vote.</param>
/// <param name="Kept">Who would have one, and is kept from it by the rules.</param>
/// <param name="WithoutMail">How many of them have no address.</param>
/// <param name="OpensLater">It opens by itself at its time; else as soon as it is released.</param>
public sealed record ElectoratePreview(DateOnly On, IReadOnlyList<Elector> Electors, IReadOnlyList<Elector> Kept, int WithoutMail, bool OpensLater)
{
    /// <summary>What should not happen unseen.</summary>
    public IReadOnlyList<BallotWarning> Warnings { get; init; } = [];
}

/// <summary>A drafter, or somebody who is recused.</summary>
/// <param name="KeepsFromVoting">Out of the electorate; false where they vote, or could, and stay in the base; null where the questions' rules differ.</param>
public sealed record ExclusionLine(long Id, Bilingual Name, ExclusionGround Ground, string? Note, bool? KeepsFromVoting);

/// <summary>The verdict on one question.</summary>
public sealed record VerdictView(
    QuestionView Question,
    Evaluation Evaluation,
    BallotCount Count,
    byte[] ResultHash,
    DateTimeOffset ComputedAt,
    Bilingual? SignedBy,
    DateTimeOffset? SignedAt)
{
    /// <summary>What the secretariat said of single votes of this question, by name.</summary>
    public IReadOnlyList<RulingLine> Rulings { get; init; } = [];

    /// <summary>Of the slips that were counted; null where they were counted before slips were chained.</summary>
    public byte[]? ChainHead { get; init; }
}

/// <summary>A vote as it stands after the close of an open ballot.</summary>
public sealed record VoteByName(long QuestionId, string NameZh, string NameLatin, Bilingual Organisation, SeatCategory Category, string? Choice, string? Reason)
{
    /// <summary>How the slip came; null where none did.</summary>
    public SlipChannel? Channel { get; init; }

    /// <summary>Who cast it, where that was somebody else: by proxy, or one of those who represent a body.</summary>
    public Bilingual? CastBy { get; init; }

    /// <summary>Whose place it was at the opening, where a successor has taken it.</summary>
    public Bilingual? Predecessor { get; init; }

    /// <summary>A slip on paper that said nothing valid.</summary>
    public bool IsVoid => Choice == RuleSetDefinition.VoidChoice;
}

/// <summary>How each voted: a page of the electorate by name.</summary>
/// <param name="Rows">One per answer, and one without a choice for whoever did not vote.</param>
/// <param name="Voters">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">1 or more.</param>
public sealed record VotesPage(IReadOnlyList<VoteByName> Rows, int Voters, int Page, int Pages);

/// <summary>What was written with the votes, what came with a no first.</summary>
/// <param name="Rows">As many as a page holds.</param>
/// <param name="Written">How many there are.</param>
public sealed record ReasonsPage(IReadOnlyList<VoteByName> Rows, int Written);

/// <summary>What was decided, and how each voted.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Verdicts">By question.</param>
/// <param name="Votes">By name.</param>
/// <param name="Reasons">As written.</param>
/// <param name="Slips">All that were received.</param>
/// <param name="Counted">Those that count: the newest of each voter.</param>
public sealed record VerdictPage(BallotView Ballot, IReadOnlyList<VerdictView> Verdicts, VotesPage Votes, ReasonsPage Reasons, int Slips, int Counted);

/// <summary>A deadline that was moved.</summary>
/// <param name="FromAt">The deadline before, or the moment of a closing by hand.</param>
public sealed record MovedDeadline(int No, DeadlineChangeKind Kind, DateTimeOffset FromAt, DateTimeOffset ToAt, string Reason, DateTimeOffset At);

/// <summary>What lies behind a ballot's present round.</summary>
/// <param name="Changes">Of its deadline, oldest first.</param>
/// <param name="Verdicts">Of earlier rounds, latest first.</param>
public sealed record BallotPast(IReadOnlyList<MovedDeadline> Changes, IReadOnlyList<VerdictView> Verdicts);
