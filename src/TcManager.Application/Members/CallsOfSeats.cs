using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Members;

/// <summary>What a person was called to stays theirs (decisions 2: one person, one seat).</summary>
internal static class CallsOfSeats
{
    /// <summary>
    /// A call to a seat that ended before the meeting passes, with its reply and attendance, to the seat in which the same person sits on that day: of two such seats to the one in
    /// which to attend is a duty. Who was called twice, as two entries that were joined, is not asked for both: one call passes, that of which more is known, unless one is of such a
    /// seat already. To be asked for once new seats are saved; a body's seat hands its calls on by itself.
    /// </summary>
    internal static async Task KeepCallsAsync(this TcManagerDb db, long committeeId, CancellationToken ct)
    {
        var seated = await (
            from call in db.Participants
            join meeting in db.Meetings on call.MeetingId equals meeting.Id
            join left in db.Memberships on call.MembershipId equals left.Id
            join seat in db.Memberships on new { left.CommitteeId, call.PersonId } equals new { seat.CommitteeId, seat.PersonId }
            where left.CommitteeId == committeeId && !left.IsBody && left.ToOn < meeting.FirstOn
                && !seat.IsBody && seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || meeting.FirstOn <= seat.ToOn)
                && !db.Participants.Any(other => other.MeetingId == call.MeetingId && other.PersonId == call.PersonId && (other.Membership.ToOn == null || meeting.FirstOn <= other.Membership.ToOn))
            select new { call.Id, SeatId = seat.Id, seat.Category, IsOnLeave = db.Leaves.Any(l => l.MembershipId == seat.Id && l.FromOn <= meeting.FirstOn && meeting.FirstOn <= l.ToOn) })
            .ToListAsync(ct);
        if (seated.Count == 0)
        {
            return;
        }

        // Who replies meanwhile waits, and replies to the call as it stands then.
        var ids = seated.Select(s => s.Id).Distinct().ToList();
        await db.Participants.Where(p => ids.Contains(p.Id)).HoldAsync(p => p.Reply, ct);
        var seats = seated.ToLookup(s => s.Id);
        foreach (var call in (await db.Participants.Where(p => ids.Contains(p.Id)).ToListAsync(ct))
            .OrderByDescending(p => p.Outcome != AttendanceOutcome.Unknown).ThenByDescending(p => p.Reply != Reply.None).ThenBy(p => p.Id).DistinctBy(p => (p.MeetingId, p.PersonId)))
        {
            var seat = seats[call.Id].OrderByDescending(s => Meeting.IsDueFor(s.Category)).ThenBy(s => s.SeatId).First();
            call.PassTo(seat.SeatId, Meeting.IsDueFor(seat.Category) && !seat.IsOnLeave);
        }

        await db.SaveChangesAsync(ct);
    }
}
