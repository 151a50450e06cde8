using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Reports.Home;

/// <summary>The order of home: refused or overdue, then failing rules, then days left (decisions 27); before them all what those present vote on this moment, which is over in minutes.</summary>
public enum HomeRank
{
    InTheRoom,
    Overdue,
    FailingRule,
    Due,
}

/// <summary>One thing that needs the reader.</summary>
/// <param name="Rank">What goes first.</param>
/// <param name="DaysLeft">Within a rank; negative for days late, and large where there is no day.</param>
/// <param name="CommitteeCode">Whose it is.</param>
public abstract record HomeItem(HomeRank Rank, int DaysLeft, string CommitteeCode)
{
    public const int NoDay = int.MaxValue;

    /// <summary>In the order of home; equal ones stay as they were found.</summary>
    public static IReadOnlyList<HomeItem> Sorted(IEnumerable<HomeItem> items) => [.. items.OrderBy(i => i.Rank).ThenBy(i => i.DaysLeft)];
}

/// <summary>A vote that the reader owes, or a reply to a consultation.</summary>
/// <param name="Room">While only those present vote.</param>
public sealed record OwedVote(long BallotId, Bilingual Title, Deadline Deadline, int DaysLeft, string CommitteeCode, bool IsConsultation = false, Ballots.VotingRoom? Room = null)
    : HomeItem(Room is { IsHere: true } ? HomeRank.InTheRoom : HomeRank.Due, DaysLeft, CommitteeCode)
{
    /// <summary>Whose vote it is, where the reader is to cast it by proxy.</summary>
    public Ballots.VotedFor? For { get; init; }
}

/// <summary>A reply to a call that the reader owes.</summary>
public sealed record OwedReply(long MeetingId, Bilingual Title, Deadline Deadline, int DaysLeft, string CommitteeCode)
    : HomeItem(HomeRank.Due, DaysLeft, CommitteeCode);

/// <summary>A counted result that waits for the chair's signature: only then is it decided (decisions 8).</summary>
public sealed record UnsignedVerdict(long BallotId, Bilingual Title, VerdictOutcome Outcome, DateTimeOffset ClosedAt, string ZoneId, int DaysLeft, string CommitteeCode)
    : HomeItem(HomeRank.Overdue, DaysLeft, CommitteeCode)
{
    public bool IsElection { get; init; }

    /// <summary>Its questions came out differently: then the outcome is that of the first.</summary>
    public bool IsMixed { get; init; }
}

/// <summary>A term whose planned end has passed without an end: a warning, nobody loses a seat by it (decisions 1).</summary>
public sealed record OverdueTerm(long CommitteeId, int No, DateOnly PlannedEndOn, int DaysLeft, string CommitteeCode)
    : HomeItem(HomeRank.Overdue, DaysLeft, CommitteeCode);

/// <summary>A term whose planned end comes near: 12, 9, 6 or 3 months before it, as the profile says.</summary>
public sealed record EndingTerm(long CommitteeId, int No, DateOnly PlannedEndOn, int Months, int DaysLeft, string CommitteeCode)
    : HomeItem(HomeRank.Due, DaysLeft, CommitteeCode);

/// <summary>Mails of a campaign that were refused: planned = sent + failed + skipped + waiting.</summary>
public sealed record FailedMail(long CampaignId, string Kind, int Sent, int Failed, int Skipped, int Waiting, string CommitteeCode)
    : HomeItem(HomeRank.Overdue, NoDay, CommitteeCode)
{
    public int Planned => Sent + Failed + Skipped + Waiting;
}

/// <summary>A rule of composition that fails.</summary>
public sealed record FailingRule(long CommitteeId, CompositionCheck Check, string CommitteeCode)
    : HomeItem(HomeRank.FailingRule, NoDay, CommitteeCode);

/// <summary>Members who have reached a limit of missed duties: somebody has to decide what follows.</summary>
public sealed record UndecidedDuties(long CommitteeId, int Count, string CommitteeCode)
    : HomeItem(HomeRank.FailingRule, NoDay, CommitteeCode);

/// <summary>A called meeting with fewer confirmed than its quorum asks for. Certain figures only: no estimate (decisions 26).</summary>
/// <param name="IsOutOfReach">Not even if everybody who has not replied came.</param>
public sealed record ShortMeeting(
    long MeetingId, Bilingual Title, DateTimeOffset StartsAt, string ZoneId, long Confirmed, long Seats, Fraction Required, long RequiredCount, long ShortBy, int Unanswered, bool IsOutOfReach,
    int DaysLeft, string CommitteeCode)
    : HomeItem(IsOutOfReach ? HomeRank.FailingRule : HomeRank.Due, DaysLeft, CommitteeCode);

/// <summary>An open ballot with fewer returns than its rule set asks for, near its deadline or out of reach.</summary>
public sealed record ShortBallot(
    long BallotId, Bilingual Title, Deadline Deadline, long Returned, long Entitled, long Required, long MoreNeeded, bool IsOutOfReach, int DaysLeft, string CommitteeCode)
    : HomeItem(IsOutOfReach ? HomeRank.FailingRule : HomeRank.Due, DaysLeft, CommitteeCode);
