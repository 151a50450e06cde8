using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.Projects;

namespace TcManager.Application.Committees;

/// <summary>The card of a committee: all that a stranger sees (decisions 18).</summary>
/// <param name="Standing">What it is today, and since when.</param>
/// <param name="Above">The way up, the root first.</param>
public sealed record CommitteeCard(
    CommitteeName Name, Bilingual Scope, CommitteeStanding Standing, IReadOnlyList<CommitteeAbove> Above, IReadOnlyList<SecretariatName> Secretariat, IReadOnlyList<OfficerName> Officers);

/// <summary>What a committee is on a day.</summary>
/// <param name="State">Null before its first state.</param>
/// <param name="Since">The day of that state, or of the first one that is still ahead; null where none is entered.</param>
public sealed record CommitteeStanding(LifeState? State, DateOnly? Since, DatePrecision Precision)
{
    /// <summary>Whether it gives seats, calls meetings and opens ballots.</summary>
    public bool IsActive => State is not (LifeState.Suspended or LifeState.Dissolved);

    internal static CommitteeStanding On(DateOnly day, IReadOnlyList<CommitteeStanding> states) =>
        states.LastOrDefault(s => s.Since <= day) ?? (states is [var first, ..] ? first with { State = null } : new(LifeState.Established, null, DatePrecision.Day));
}

/// <summary>A committee on the way up.</summary>
public sealed record CommitteeAbove(long Id, string Code);

/// <summary>What insiders see beyond the card.</summary>
/// <param name="Today">Where the committee lies.</param>
/// <param name="Counts">Of the roster of today.</param>
/// <param name="Composition">Rules that hold, and all; null where the profile has none.</param>
public sealed record CommitteeInside(
    DateOnly Today,
    CommitteeFacts Facts,
    RosterCounts Counts,
    CompositionCounts? Composition,
    IReadOnlyList<CommitteeMeeting> Meetings,
    IReadOnlyList<CommitteeBallot> Ballots,
    IReadOnlyList<BoundCommittee> Bound,
    IReadOnlyList<BoundCommittee> Tree,
    IReadOnlyList<CommitteeProject> Projects);

/// <summary>Facts of the committee itself and its current term.</summary>
public sealed record CommitteeFacts(
    DateOnly? EstablishedOn, DatePrecision EstablishedPrecision, long? ParentId, int? TermNo, DateOnly? TermStartOn, DateOnly? TermEndOn, IReadOnlyList<Bilingual> GuidingBodies, IReadOnlyList<Bilingual> FoundingBodies)
{
    public bool IsTermOverdueOn(DateOnly day) => TermEndOn < day;
}

/// <summary>Members, and of them academicians; then those without a vote.</summary>
public sealed record RosterCounts(int Members, int Academicians, int Others);

/// <summary>How the composition stands.</summary>
public sealed record CompositionCounts(int Checks, int Holding, int Warning, int Failing);

/// <summary>A meeting ahead, or the last one held.</summary>
public sealed record CommitteeMeeting(
    long Id, Bilingual Title, MeetingKind Kind, MeetingForm Form, string? Place, string ZoneId, DateOnly FirstOn, DatePrecision Precision, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, bool IsCalled, bool IsAhead)
{
    public bool IsPlenary => Kind is MeetingKind.Plenary or MeetingKind.FoundingPlenary;
}

/// <summary>A running ballot, or one of the latest closed.</summary>
/// <param name="Outcome">Of the first question; null while it runs.</param>
/// <param name="MayVote">The reader is on the list of voters.</param>
/// <param name="Returns">Only for those who may see participation.</param>
/// <param name="IsAlarm">Its returns fall short, and that is more than information.</param>
public sealed record CommitteeBallot(
    long Id, string Number, Bilingual Title, Deadline Deadline, DateTimeOffset? ClosedAt, bool IsOpen, VerdictOutcome? Outcome, bool IsSigned, bool MayVote, bool HasVoted, ReturnsForecast? Returns, bool IsAlarm)
{
    /// <summary>It asks for comments: nothing of it is counted.</summary>
    public bool IsConsultation { get; init; }

    public bool IsElection { get; init; }

    /// <summary>Its questions came out differently: then the outcome is that of the first.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Of a running consultation, members and organisations together; like <see cref="Returns"/> only for those who may see participation.</summary>
    public RepliesOfAsked? Replies { get; init; }
}

/// <summary>How many have replied to a consultation, of all who were asked and whose link was not withdrawn before they did.</summary>
public sealed record RepliesOfAsked(int Replied, int Asked);

/// <summary>A mirror, a liaison, a parent or a child.</summary>
public sealed record BoundCommittee(long Id, string Code, Bilingual Title, LinkKind? Kind, bool IsParent = false);

/// <summary>A project and where it stands.</summary>
public sealed record CommitteeProject(string Reference, string? PlanNo, Bilingual Title, Stage Stage, bool IsSample);
