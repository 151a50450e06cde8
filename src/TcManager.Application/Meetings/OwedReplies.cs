using TcManager.Application.Data;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>Who owes a reply to a call: asked of every reminder, and of the count that is shown before it.</summary>
internal static class OwedReplies
{
    /// <summary>Called, without a reply, with a seat in force that day and not on leave.</summary>
    internal static IQueryable<Participant> Of(TcManagerDb db, long meetingId) => db.Participants
        .Where(p => p.MeetingId == meetingId && p.Reply == Reply.None && (p.Membership.ToOn == null || p.Membership.ToOn >= p.Meeting.FirstOn))
        .Where(p => !db.Leaves.Any(l => l.MembershipId == p.MembershipId && l.FromOn <= p.Meeting.FirstOn && p.Meeting.FirstOn <= l.ToOn));
}
