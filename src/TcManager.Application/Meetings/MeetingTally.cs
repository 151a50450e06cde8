using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Meetings;

/// <summary>How many seats of one category share a reply and an outcome.</summary>
/// <param name="IsCalled">False for a seat in force that day which was not called: it is in the base of the quorum all the same.</param>
/// <param name="IsInForce">False for a seat that was called and has ended before the day.</param>
public sealed record TallyRow(SeatCategory Category, Reply Reply, AttendanceOutcome Outcome, int Count, bool IsCalled = true, bool IsInForce = true);

/// <summary>Replies and attendance of one meeting, counted once for every figure that is shown of it (pitfalls 24).</summary>
/// <param name="Rule">The quorum of the committee's profile.</param>
/// <param name="Rows">All participants, and the seats of that day that were not called (decisions 14).</param>
public sealed record MeetingTally(MeetingQuorumRule Rule, IReadOnlyList<TallyRow> Rows)
{
    private IEnumerable<TallyRow> Counted => Rows.Where(row => row.IsInForce && Rule.Counts.Contains(row.Category));

    private IEnumerable<TallyRow> CalledRows => Rows.Where(row => row.IsCalled);

    /// <summary>Everybody called, observers included.</summary>
    public int Called => CalledRows.Sum(row => row.Count);

    /// <summary>The seats that the quorum counts.</summary>
    public int Seats => Counted.Sum(row => row.Count);

    public int Observers => CalledRows.Where(row => !Rule.Counts.Contains(row.Category)).Sum(row => row.Count);

    public bool IsAnythingRecorded => Rows.Any(row => row.Outcome != AttendanceOutcome.Unknown);

    /// <summary>What is certain by the replies: who has said to come. Those who have not replied are not in it (decisions 26).</summary>
    public MeetingQuorum Confirmed => MeetingQuorum.Of(Rule, Seats, SeatsReplying(Reply.OnSite), SeatsReplying(Reply.Online));

    /// <summary>The quorum of the recorded attendance.</summary>
    public MeetingQuorum Result => MeetingQuorum.Of(Rule, Seats, SeatsWith(AttendanceOutcome.Present), SeatsWith(AttendanceOutcome.Online));

    /// <summary>Whether those who have not replied, or are still to be called, could make the quorum.</summary>
    public bool CanStillBeMet => Confirmed.RequiredCount is not { } required || Confirmed.Actual.Of + SeatsReplying(Reply.None) + SeatsNotCalled >= required;

    /// <summary>Of those seats, the ones that were called.</summary>
    public int SeatsReplying(Reply reply) => Counted.Where(row => row.IsCalled && row.Reply == reply).Sum(row => row.Count);

    /// <summary>Of those seats, the ones that began after the call.</summary>
    public int SeatsNotCalled => Counted.Where(row => !row.IsCalled).Sum(row => row.Count);

    public int SeatsWith(AttendanceOutcome outcome) => Counted.Where(row => row.Outcome == outcome).Sum(row => row.Count);

    /// <summary>Of everybody called whose seat is still in force that day.</summary>
    public int Replying(Reply reply) => CalledRows.Where(row => row.IsInForce && row.Reply == reply).Sum(row => row.Count);
}
