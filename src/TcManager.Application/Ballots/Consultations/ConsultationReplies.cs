using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots.Consultations;

/// <summary>What a reply to a consultation leaves beside its comments: who has replied, the log's entry and the receipt by mail.</summary>
public sealed class ConsultationReplies(TcManagerDb db, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// With the first comments the reply has come in, or says another thing than that there are none; with the last one taken back it says that there are none. Each has its receipt. Of a
    /// ballot with votes nothing is noted. The caller has been let write.
    /// </summary>
    /// <param name="place">Whose.</param>
    /// <param name="isTurned">The first comment, or none is left.</param>
    /// <param name="acting">Who writes.</param>
    internal void Note(CommentPlace place, bool isTurned, Acting acting)
    {
        if (place.Ballot.Kind == BallotKind.Consultation && (isTurned || place.Author is { Voter.LastRevision: 0 } or { Addressee.RepliedAt: null, Voter: null }))
        {
            Take(place, Guid.CreateVersion7(clock.Now()), acting);
        }
    }

    /// <summary>Adds the reply to the save of the caller. Refused as <see cref="Ballot.TakeReply"/> says.</summary>
    internal Outcome Take(CommentPlace place, Guid uid, Acting acting)
    {
        var (ballot, author) = place;
        var taken = author.Addressee is { } addressee ? addressee.TakeReply(ballot, clock.Now()) : TakeOf(ballot, author.Voter!, uid, author.PersonId!.Value);
        if (taken.IsDone)
        {
            mails.Add(MailKinds.ConsultationReceipt, ballot.Uid, RecipientOf(place), OccurrenceOf(uid), priority: 0);
            audit.Add(acting, AuditActions.ConsultationReplied, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", author.Key));
        }

        return taken;
    }

    /// <summary>Whether a form has made its reply before.</summary>
    internal Task<bool> HasTakenAsync(CommentPlace place, Guid uid, CancellationToken ct)
    {
        var key = MailQueue.KeyOf(MailKinds.ConsultationReceipt, place.Ballot.Uid, RecipientOf(place), OccurrenceOf(uid));
        return db.Outbox.AnyAsync(m => m.DedupeKey == key, ct);
    }

    private Outcome TakeOf(Ballot ballot, Voter voter, Guid uid, long personId)
    {
        var slip = ballot.TakeReply(voter, uid, personId, SlipChannel.Web, clock.Now());
        if (slip.IsDone)
        {
            db.Slips.Add(slip.Value);
        }

        return slip.ToOutcome();
    }

    private static string OccurrenceOf(Guid uid) => $"reply:{uid:N}";

    private static MailRecipient RecipientOf(CommentPlace place) => place.Author.Addressee is { } addressee
        ? new(null, addressee.Email, new(BallotId: place.Ballot.Id, AddresseeId: addressee.Id))
        : new(place.Author.PersonId, null, new(BallotId: place.Ballot.Id, VoterId: place.Author.Voter!.Id));
}

/// <summary>Somebody says that the comments that stand are all, or that there are none.</summary>
public sealed class ReplyToConsultation(TcManagerDb db, CommentPlaces places, ConsultationReplies replies, LateComments late)
{
    /// <summary>Done, also for the repeat of a form. Refused as <see cref="Ballot.TakeReply"/> says, as <c>comment.noPlace</c>, and as <c>addressee.noConsultation</c> in a ballot with votes.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Guid uid, Commenter who, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await places.HoldAsync(ballotId, who, token) is not { } place)
            {
                return Outcome.Refused("comment.noPlace");
            }

            if (place.Ballot.Kind != BallotKind.Consultation)
            {
                return Outcome.Refused("addressee.noConsultation");
            }

            if (await replies.HasTakenAsync(place, uid, token))
            {
                return Outcome.Done;
            }

            var taken = replies.Take(place, uid, acting);
            await db.SaveChangesAsync(token);
            await late.NoteAsync(place, taken.Refusals, acting, token);
            return taken;
        },
        ct);
}
