using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>What a posted reply says.</summary>
/// <param name="FormUid">Of the posted form.</param>
/// <param name="Reply">The choice.</param>
/// <param name="Note">Reason, deputy's name, or a remark.</param>
/// <param name="ByLink">Came by the personal link, without a sign-in.</param>
public sealed record PostedReply(Guid FormUid, Reply Reply, string? Note, bool ByLink);

/// <summary>Gives or changes the reply of a participant, who may be known by a sign-in or by a personal link.</summary>
public sealed class GiveReply(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    private const int Attempts = 3;

    public async Task<Outcome> ExecuteAsync(Guid participantUid, PostedReply posted, Acting acting, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WorkAsync(participantUid, posted, acting, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The same person from two places, or a reminder that has just gone out: the later one decides on what is there now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome> WorkAsync(Guid participantUid, PostedReply posted, Acting acting, CancellationToken ct)
    {
        var participant = await db.Participants.Include(p => p.Meeting).ThenInclude(m => m.Sessions).SingleAsync(p => p.Uid == participantUid, ct);
        var meeting = participant.Meeting;
        if (participant.IsRepeat(posted.FormUid, posted.Reply, posted.Note))
        {
            return Outcome.Done;
        }

        if (meeting.CancelledAt is not null)
        {
            return Outcome.Refused("meeting.cancelled");
        }

        if (posted.Reply != Reply.None && !Meeting.Offers(meeting.Form, posted.Reply))
        {
            return Outcome.Refused("reply.notOffered", nameof(Reply));
        }

        var earlier = participant.Reply;
        var given = participant.GiveReply(posted.Reply, posted.Note, posted.FormUid, clock.Now(), meeting.RepliesUntil);
        if (given.IsDone)
        {
            audit.Add(acting, AuditActions.MeetingReplied, AuditSubject.Participant, participant.Uid, meeting.CommitteeId, ("reply", posted.Reply), ("earlier", earlier), ("byLink", posted.ByLink));
            await db.SaveChangesAsync(ct);
        }

        return given;
    }
}
