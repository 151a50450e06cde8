using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Members;

/// <summary>What a person was called to stays theirs (decisions 2: one person, one seat).</summary>
internal static class CallsOfSeats
{
    /// <summary>
    /// A call to a seat that ended before the meeting passes, with its reply and attendance, to the seat in which the same person sits on that day.
    /// To be asked for once new seats are saved. A body's seat hands its calls on by itself, and who was called twice, as two entries that were joined, keeps both calls as they are.
    /// </summary>
    internal static async Task KeepCallsAsync(this TcManagerDb db, long committeeId, CancellationToken ct)
    {
        var passing = await (
            from call in db.Participants
            join meeting in db.Meetings on call.MeetingId equals meeting.Id
            join left in db.Memberships on call.MembershipId equals left.Id
            join seat in db.Memberships on new { left.CommitteeId, call.PersonId } equals new { seat.CommitteeId, seat.PersonId }
            where left.CommitteeId == committeeId && !left.IsBody && left.ToOn < meeting.FirstOn
                && !seat.IsBody && seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || meeting.FirstOn <= seat.ToOn)
                && !db.Participants.Any(other => other.MeetingId == call.MeetingId && other.PersonId == call.PersonId && other.Id != call.Id)
            orderby call.Id
            select new { call.Id, Seat = seat.Id, seat.Category, IsOnLeave = db.Leaves.Any(l => l.MembershipId == seat.Id && l.FromOn <= meeting.FirstOn && meeting.FirstOn <= l.ToOn) })
            .ToListAsync(ct);
        foreach (var call in passing)
        {
            var (key, isDue) = (Participant.KeyOf(call.Seat), Meeting.IsDueFor(call.Category) && !call.IsOnLeave);
            await db.Participants.Where(p => p.Id == call.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.MembershipId, call.Seat).SetProperty(p => p.ParticipantKey, key).SetProperty(p => p.IsDue, isDue), ct);
        }
    }
}
