using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Reports.Home;

/// <summary>What needs me.</summary>
/// <param name="Today">In the zone in which rights are read.</param>
/// <param name="Items">What is owed and what falls short, in the order of decisions 27.</param>
/// <param name="Meetings">Those ahead, next first.</param>
/// <param name="Results">The latest.</param>
/// <param name="Seats">In force, with duties done.</param>
/// <param name="Served">Committees whose desk the reader keeps; empty for members.</param>
/// <param name="Mails">Of the last week, for administrators.</param>
/// <param name="IsSecretariat">Works for a secretariat.</param>
public sealed record HomePage(
    DateOnly Today,
    IReadOnlyList<HomeItem> Items,
    IReadOnlyList<HomeMeeting> Meetings,
    IReadOnlyList<HomeResult> Results,
    IReadOnlyList<HomeSeat> Seats,
    IReadOnlyList<ServedCommittee> Served,
    IReadOnlyDictionary<OutboxState, int>? Mails,
    bool IsSecretariat,
    bool IsSupervisor);

/// <summary>Where a reader stands towards a meeting.</summary>
public enum ReplyState
{
    NotCalled,
    NothingAsked,
    Owed,
    Closed,
    Replied,
}

/// <summary>A meeting ahead.</summary>
public sealed record HomeMeeting(
    long Id, string CommitteeCode, Bilingual Title, MeetingForm Form, string? Place, string ZoneId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, ReplyState State, Reply Reply);

/// <summary>A result, and what the reader voted; null where there was no vote of the reader.</summary>
public sealed record HomeResult(long BallotId, string CommitteeCode, Bilingual Title, DateTimeOffset ClosedAt, string ZoneId, VerdictOutcome Outcome, bool IsSigned, string? MyChoice)
{
    public bool IsElection { get; init; }

    /// <summary>In the rule set's own words, where it has some.</summary>
    public Bilingual? MyChoiceName { get; init; }

    /// <summary>What was asked, where the ballot asked more than this.</summary>
    public Bilingual? Question { get; init; }

    public int QuestionNo { get; init; }
}

/// <summary>A seat of the reader with its duties: ballots closed within twelve months, and plenaries of the usual span.</summary>
public sealed record HomeSeat(long MembershipId, long CommitteeId, string CommitteeCode, Bilingual CommitteeTitle, SeatCategory Category, StakeholderSide? Side, DateOnly? PlannedEndOn, AttendanceRate Attendance, int BallotsDue, int BallotsVoted)
{
    /// <summary>Rules of missed duties that are reached, or by one more.</summary>
    public IReadOnlyList<DutyStanding> Duties { get; init; } = [];
}

/// <summary>A line of the desk.</summary>
/// <param name="ChecksFailed">Rules of composition that fail; null where the profile has none.</param>
/// <param name="PlenaryHeldOn">The last of this year, or null.</param>
/// <param name="PlenaryNextOn">The next one, of whatever year.</param>
/// <param name="ShortBy">How many are missing in the running ballot that is furthest from its returns.</param>
/// <param name="IsBallotAlarm">One of the running ballots is an alarm.</param>
public sealed record ServedCommittee(
    long Id, string Code, Bilingual Title, int? Checks, int ChecksFailed, int ChecksWarned, int? TermNo, DateOnly? TermEndOn, bool IsTermOverdue, DateOnly? PlenaryHeldOn, DateOnly? PlenaryNextOn,
    int RunningBallots, long ShortBy, bool IsBallotAlarm, int FailedMails, DateOnly YearEndsOn, int DaysLeftInYear)
{
    /// <summary>The yearly one is still to come, and is planned.</summary>
    public bool IsPlenaryPlanned => PlenaryNextOn <= YearEndsOn;
}
