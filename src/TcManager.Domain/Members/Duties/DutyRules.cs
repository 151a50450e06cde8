using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;

namespace TcManager.Domain.Members.Duties;

/// <summary>What a miss is counted towards.</summary>
public enum DutyKind
{
    /// <summary>Meetings missed in a row.</summary>
    Meetings,

    /// <summary>Ballots missed in a row.</summary>
    Ballots,

    /// <summary>One ballot of a kind of which a single miss is enough.</summary>
    SingleBallot,

    /// <summary>A share of a year's ballots.</summary>
    YearlyBallots,
}

/// <summary>What follows from reaching a limit, if a person decides so.</summary>
public enum DutyConsequence
{
    /// <summary>The seat is proposed for an adjustment of the members.</summary>
    Removal,

    /// <summary>A P-member becomes an O-member.</summary>
    Observer,
}

/// <summary>A share of a calendar year's ballots that may be missed.</summary>
/// <param name="RuleSets">Codes of the rule sets that such ballots follow.</param>
/// <param name="Share">More than this, strictly, is too much.</param>
/// <param name="AtLeast">And no fewer than these, 1 or more.</param>
public sealed record YearlyDuty(IReadOnlyList<string> RuleSets, Fraction Share, int AtLeast)
{
    /// <summary>The smallest count that is too much of as many ballots.</summary>
    public int LimitOf(int due) => Math.Max(AtLeast, (int)Share.LimitCount(Comparison.MoreThan, due));
}

/// <summary>The duties of voting members (<c>missed-duties</c>, rules.md §1.2 and §2): pure, over dated outcomes.</summary>
public sealed record DutyRules
{
    /// <summary>Ballots that closed longer ago are looked at no more; a row of meetings reaches back as far as it runs.</summary>
    public const int MonthsBack = 24;

    /// <summary>A single missed ballot counts for as long.</summary>
    public const int SingleMonthsBack = 12;

    /// <summary>Meetings missed in a row without a reason, 1 or more; null where meetings are not asked about.</summary>
    public int? MeetingsInARow { get; init; }

    /// <summary>Ballots missed in a row without a reason, 1 or more; null where rows of ballots are not asked about.</summary>
    public int? BallotsInARow { get; init; }

    /// <summary>Codes of rule sets of whose ballots one missed is enough.</summary>
    public IReadOnlyList<string> Each { get; init; } = [];

    public YearlyDuty? Yearly { get; init; }

    public required DutyConsequence Consequence { get; init; }

    public required Clause Clause { get; init; }

    /// <summary>Where a member stands: one line for each rule that has anything to count, reached or not.</summary>
    /// <param name="items">One member's meetings and ballots, by day, earliest first.</param>
    /// <param name="today">Up to which they reach.</param>
    public IReadOnlyList<DutyStanding> Check(IReadOnlyList<DutyItem> items, DateOnly today)
    {
        List<DutyStanding> standings = [];
        var ballots = items.Where(i => i.Subject == DutySubject.Ballot).ToList();
        if (MeetingsInARow is { } meetings)
        {
            standings.Add(InARow(DutyKind.Meetings, [.. items.Where(i => i.Subject == DutySubject.Meeting)], meetings));
        }

        if (BallotsInARow is { } inARow)
        {
            standings.Add(InARow(DutyKind.Ballots, ballots, inARow));
        }

        var since = today.AddMonths(-SingleMonthsBack);
        standings.AddRange(ballots.Where(b => b.IsMissed && b.On > since && b.RuleSets.Intersect(Each).Any()).Select(b => new DutyStanding(DutyKind.SingleBallot, 1, 1, 1, [b])));
        if (Yearly is { } yearly)
        {
            standings.AddRange(new[] { today.Year - 1, today.Year }.Select(year => OfYear(yearly, [.. ballots.Where(b => b.On.Year == year && b.RuleSets.Intersect(yearly.RuleSets).Any())])));
        }

        return [.. standings.Where(s => s.Due > 0)];
    }

    /// <summary>The row as every report counts it: see <see cref="AttendanceStreaks"/>.</summary>
    private static DutyStanding InARow(DutyKind kind, List<DutyItem> items, int limit)
    {
        var streaks = AttendanceStreaks.Of(items.Select(i => i.Attendance));
        return new(kind, streaks.Current, limit, items.Count(i => i.IsDue), [.. streaks.CurrentAt.Select(at => items[at])]);
    }

    private static DutyStanding OfYear(YearlyDuty yearly, List<DutyItem> ballots)
    {
        var (due, missed) = (ballots.Count(b => b.IsDue), ballots.Where(b => b.IsMissed).ToList());
        return new(DutyKind.YearlyBallots, missed.Count, yearly.LimitOf(due), due, missed);
    }
}

/// <summary>What a duty was about.</summary>
public enum DutySubject
{
    Meeting,
    Ballot,
}

/// <summary>One meeting or ballot, and what a member made of it.</summary>
/// <param name="Subject">Meeting or ballot.</param>
/// <param name="Id">Of the meeting or the ballot.</param>
/// <param name="On">The meeting's first day, or the last day on which votes were taken.</param>
/// <param name="IsDue">False on leave, for a seat that owed nothing, and for a vote that was not given when the ballot was closed before its deadline.</param>
/// <param name="Outcome">A vote is presence, none is absence.</param>
/// <param name="RuleSets">Codes of what the ballot's questions follow.</param>
public sealed record DutyItem(DutySubject Subject, long Id, DateOnly On, bool IsDue, AttendanceOutcome Outcome, IReadOnlyList<string> RuleSets)
{
    /// <summary>Due, and missed without a reason.</summary>
    public bool IsMissed => Attendance is { IsDue: true, Outcome: AttendanceOutcome.Absent };

    internal DueAttendance Attendance => new(IsDue, Outcome);
}

/// <summary>How a standing is to be read.</summary>
public enum DutyLevel
{
    Clear,

    /// <summary>One more reaches the limit.</summary>
    OneBefore,
    Reached,
}

/// <summary>Where a member stands with one rule.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Missed">Misses that count.</param>
/// <param name="Limit">As many reach it.</param>
/// <param name="Due">Of how many.</param>
/// <param name="Items">The misses, earliest first.</param>
public sealed record DutyStanding(DutyKind Kind, int Missed, int Limit, int Due, IReadOnlyList<DutyItem> Items)
{
    /// <summary>Nobody is warned who has missed nothing.</summary>
    public DutyLevel Level => Missed >= Limit ? DutyLevel.Reached : Missed > 0 && Missed == Limit - 1 ? DutyLevel.OneBefore : DutyLevel.Clear;
}
