using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment as typed.</summary>
/// <param name="BallotId">On what.</param>
/// <param name="Uid">Of the form; a new comment's own.</param>
/// <param name="Who">Writes.</param>
/// <param name="Draft">What.</param>
/// <param name="CommentId">The comment that is changed; null for a new one.</param>
/// <param name="Version">Of it, as it was edited.</param>
public sealed record CommentToWrite(long BallotId, Guid Uid, Commenter Who, CommentDraft Draft, long? CommentId = null, Guid? Version = null);

/// <summary>A voter or an addressee writes a comment, or writes an own one anew, as long as votes are taken.</summary>
public sealed class WriteComment(TcManagerDb db, CommentPlaces places, ConsultationReplies replies, LateComments late, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Its id; a repeat of the form gives the first one's. Refused as <see cref="Comment.Write"/> says, as <c>comment.noPlace</c>, <c>comment.tooMany</c> (limit),
    /// <c>comment.gone</c>, <c>form.stale</c>, and as <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public Task<Outcome<long>> ExecuteAsync(CommentToWrite input, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await places.HoldAsync(input.BallotId, input.Who, token) is not { } place)
            {
                return new Refusal("comment.noPlace");
            }

            var written = input.CommentId is { } id ? await ChangeAsync(id, place, input, acting, token) : await AddAsync(place, input, acting, token);
            await late.NoteAsync(place, written.Refusals, acting, token);
            return written;
        },
        ct);

    private async Task<Outcome<long>> AddAsync(CommentPlace place, CommentToWrite input, Acting acting, CancellationToken ct)
    {
        if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Uid == input.Uid, ct) is { } first)
        {
            return new CommentOwner(first.VoterId, first.AddresseeId) == place.Owner && first.Draft == input.Draft ? first.Id : SentForms.SentBefore;
        }

        var comment = Comment.Write(input.Uid, place.Ballot, place.Author, input.Draft, clock.Now());
        if (!comment.IsDone)
        {
            return Outcome.Refused<long>(comment.Refusals);
        }

        var before = await db.Comments.Of(place.Owner).CountAsync(ct);
        if (before >= Comment.MostOfOne)
        {
            return new Refusal("comment.tooMany", null, Comment.MostOfOne);
        }

        db.Comments.Add(comment.Value);
        Enter(AuditActions.CommentWritten, place, acting);
        replies.Note(place, before == 0, acting);
        await db.SaveChangesAsync(ct);
        return comment.Value.Id;
    }

    private async Task<Outcome<long>> ChangeAsync(long id, CommentPlace place, CommentToWrite input, Acting acting, CancellationToken ct)
    {
        var comment = await db.Comments.Of(place.Owner).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (comment is null)
        {
            return new Refusal("comment.gone");
        }

        if (comment.Draft == input.Draft)
        {
            return id;
        }

        if (comment.Version != input.Version && Comment.MayWrite(place.Ballot, place.Author, clock.Now()).IsDone)
        {
            return new Refusal("form.stale");
        }

        var changed = comment.Change(place.Ballot, place.Author, input.Draft, clock.Now());
        if (!changed.IsDone)
        {
            return Outcome.Refused<long>(changed.Refusals);
        }

        Enter(AuditActions.CommentChanged, place, acting);
        await db.SaveChangesAsync(ct);
        return id;
    }

    // Never what it says: the log is read while the ballot is open.
    private void Enter(string action, CommentPlace place, Acting acting) =>
        audit.Add(acting, action, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", place.Author.Key));
}

/// <summary>A voter or an addressee takes an own comment back, as long as votes are taken. Afterwards it stays, and can be disposed of as withdrawn.</summary>
public sealed class RemoveComment(TcManagerDb db, CommentPlaces places, ConsultationReplies replies, AuditLog audit, TimeProvider clock)
{
    /// <summary>What is gone already is gone; with the last comment on a consultation the reply becomes that there are none. Refused as <see cref="Comment.MayWrite"/> says, as <c>comment.noPlace</c>, and as <c>comment.disposedAlready</c>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, long commentId, Commenter who, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await places.HoldAsync(ballotId, who, token) is not { } place)
            {
                return Outcome.Refused("comment.noPlace");
            }

            var may = Comment.MayWrite(place.Ballot, place.Author, clock.Now());
            if (may.IsDone && await db.Comments.Of(place.Owner).SingleOrDefaultAsync(c => c.Id == commentId, token) is { } comment)
            {
                if (comment.Disposition is not null)
                {
                    return Outcome.Refused("comment.disposedAlready");
                }

                db.Comments.Remove(comment);
                audit.Add(acting, AuditActions.CommentRemoved, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", place.Author.Key));
                if (!await db.Comments.Of(place.Owner).AnyAsync(c => c.Id != commentId, token))
                {
                    replies.Note(place, isTurned: true, acting);
                }

                await db.SaveChangesAsync(token);
            }

            return may;
        },
        ct);
}
