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
    public Task<Outcome> ExecuteAsync(Guid participantUid, PostedReply posted, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        // The same person from two places: the later one waits, and decides on what is there then.
        await db.Participants.Where(p => p.Uid == participantUid).HoldAsync(p => p.Reply, token);
        var participant = await db.Participants.Include(p => p.Meeting).ThenInclude(m => m.Sessions).SingleAsync(p => p.Uid == participantUid, token);
        return participant.IsRepeat(posted.FormUid, posted.Reply, posted.Note) ? Outcome.Done : await GiveAsync(participant, posted, acting, token);
    }, ct);

    private async Task<Outcome> GiveAsync(Participant participant, PostedReply posted, Acting acting, CancellationToken ct)
    {
        var meeting = participant.Meeting;
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
            audit.Add(ActingFor(participant, posted, acting), AuditActions.MeetingReplied, AuditSubject.Participant, participant.Uid, meeting.CommitteeId, ("reply", posted.Reply), ("earlier", earlier), ("byLink", posted.ByLink));
            await db.SaveChangesAsync(ct);
        }

        return given;
    }

    /// <summary>A link acts for the person whose it is, whoever holds it and whoever is signed in there.</summary>
    private static Acting ActingFor(Participant participant, PostedReply posted, Acting acting) =>
        posted.ByLink && acting.PersonId != participant.PersonId ? acting with { OnBehalfOfId = participant.PersonId } : acting;
}
