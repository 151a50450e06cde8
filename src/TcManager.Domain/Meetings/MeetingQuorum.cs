using TcManager.Domain.Members;

namespace TcManager.Domain.Meetings;

/// <summary>What a profile says about the quorum of a meeting (decisions 14).</summary>
/// <param name="Counts">Whose presence is counted, and makes the base: the voting seats, or P-members.</param>
/// <param name="Required">The share that must be present, at least; null where none is asked for, and presence is only shown.</param>
/// <param name="OnlineCounts">Whether presence online is presence (decisions 23).</param>
public sealed record MeetingQuorumRule(IReadOnlyList<SeatCategory> Counts, Fraction? Required = null, bool OnlineCounts = true);

/// <summary>Whether enough are here.</summary>
public enum QuorumState
{
    /// <summary>The profile asks for none.</summary>
    NotRequired,
    Met,
    NotMet,
}

/// <summary>法定人数 of a meeting, never to be shown as taking part in a ballot (decisions 23).</summary>
/// <param name="Actual">Seats counted as present, of all seats in force that day; leave of absence stays in the base (decisions 15).</param>
/// <param name="Required">The share; null where none is asked for.</param>
/// <param name="RequiredCount">The smallest number present that meets it; null where none is asked for.</param>
/// <param name="ShortBy">How many are still missing, 0 once met; null where none is asked for.</param>
/// <param name="State">Met, not met, or not required.</param>
public sealed record MeetingQuorum(Fraction Actual, Fraction? Required, long? RequiredCount, long? ShortBy, QuorumState State)
{
    /// <param name="rule">Of the committee's profile.</param>
    /// <param name="seats">Seats of the counted categories in force on the day, 0 or more. A body without seats is never quorate.</param>
    /// <param name="present">Of these, present in the room.</param>
    /// <param name="online">Of these, present online.</param>
    public static MeetingQuorum Of(MeetingQuorumRule rule, int seats, int present, int online)
    {
        if (seats < 0 || present < 0 || online < 0 || present + online > seats)
        {
            throw new ArgumentOutOfRangeException(nameof(present), "More present than seats, or fewer than none.");
        }

        var actual = new Fraction(rule.OnlineCounts ? present + online : present, seats);
        if (rule.Required is not { } required)
        {
            return new(actual, null, null, null, QuorumState.NotRequired);
        }

        var count = Math.Max(1, required.LimitCount(Comparison.AtLeast, seats));
        return new(actual, required, count, Math.Max(0, count - actual.Of), actual.Meets(Comparison.AtLeast, required) ? QuorumState.Met : QuorumState.NotMet);
    }

    /// <summary>From the outcomes of the counted seats, one each. A deputy makes nobody present; unknown is not present (pitfalls 25).</summary>
    public static MeetingQuorum Of(MeetingQuorumRule rule, IReadOnlyCollection<AttendanceOutcome> seats) =>
        Of(rule, seats.Count, seats.Count(outcome => outcome == AttendanceOutcome.Present), seats.Count(outcome => outcome == AttendanceOutcome.Online));
}
