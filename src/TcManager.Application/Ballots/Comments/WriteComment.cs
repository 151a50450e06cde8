using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment as typed.</summary>
/// <param name="BallotId">On what.</param>
/// <param name="Uid">Of the form; a new comment's own.</param>
/// <param name="PersonId">Who writes.</param>
/// <param name="Draft">What.</param>
/// <param name="CommentId">The comment that is changed; null for a new one.</param>
/// <param name="Version">Of it, as it was edited.</param>
public sealed record CommentToWrite(long BallotId, Guid Uid, long PersonId, CommentDraft Draft, long? CommentId = null, Guid? Version = null);

/// <summary>A voter writes a comment, or writes an own one anew, as long as votes are taken.</summary>
public sealed class WriteComment(TcManagerDb db, CommentPlaces places, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Its id; a repeat of the form gives the first one's. Refused as <see cref="Comment.Write"/> says, as <c>comment.noPlace</c>, <c>comment.tooMany</c> (limit),
    /// <c>comment.gone</c>, <c>form.stale</c>, and as <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public Task<Outcome<long>> ExecuteAsync(CommentToWrite input, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await places.HoldAsync(input.BallotId, input.PersonId, token) is not { } place)
            {
                return new Refusal("comment.noPlace");
            }

            return input.CommentId is { } id ? await ChangeAsync(id, place, input, acting, token) : await AddAsync(place, input, acting, token);
        },
        ct);

    private async Task<Outcome<long>> AddAsync(CommentPlace place, CommentToWrite input, Acting acting, CancellationToken ct)
    {
        if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Uid == input.Uid, ct) is { } first)
        {
            return first.VoterId == place.Voter.Id && first.Draft == input.Draft ? first.Id : SentForms.SentBefore;
        }

        var comment = Comment.Write(input.Uid, place.Ballot, place.Voter, input.Draft, input.PersonId, clock.Now());
        if (!comment.IsDone)
        {
            return Outcome.Refused<long>(comment.Refusals);
        }

        if (await db.Comments.CountAsync(c => c.VoterId == place.Voter.Id, ct) >= Comment.MostOfOne)
        {
            return new Refusal("comment.tooMany", null, Comment.MostOfOne);
        }

        db.Comments.Add(comment.Value);
        Enter(AuditActions.CommentWritten, place, acting);
        await db.SaveChangesAsync(ct);
        return comment.Value.Id;
    }

    private async Task<Outcome<long>> ChangeAsync(long id, CommentPlace place, CommentToWrite input, Acting acting, CancellationToken ct)
    {
        var comment = await db.Comments.SingleOrDefaultAsync(c => c.Id == id && c.VoterId == place.Voter.Id, ct);
        if (comment is null)
        {
            return new Refusal("comment.gone");
        }

        if (comment.Draft == input.Draft)
        {
            return id;
        }

        if (comment.Version != input.Version && Comment.MayWrite(place.Ballot, place.Voter, clock.Now()).IsDone)
        {
            return new Refusal("form.stale");
        }

        var changed = comment.Change(place.Ballot, place.Voter, input.Draft, input.PersonId, clock.Now());
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
        audit.Add(acting, action, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", place.Voter.VoterKey));
}

/// <summary>A voter takes an own comment back, as long as votes are taken. Afterwards it stays, and can be disposed of as withdrawn.</summary>
public sealed class RemoveComment(TcManagerDb db, CommentPlaces places, AuditLog audit, TimeProvider clock)
{
    /// <summary>What is gone already is gone. Refused as <see cref="Comment.MayWrite"/> says, and as <c>comment.noPlace</c>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, long commentId, long personId, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await places.HoldAsync(ballotId, personId, token) is not { } place)
            {
                return Outcome.Refused("comment.noPlace");
            }

            var may = Comment.MayWrite(place.Ballot, place.Voter, clock.Now());
            if (may.IsDone && await db.Comments.SingleOrDefaultAsync(c => c.Id == commentId && c.VoterId == place.Voter.Id, token) is { } comment)
            {
                db.Comments.Remove(comment);
                audit.Add(acting, AuditActions.CommentRemoved, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", place.Voter.VoterKey));
                await db.SaveChangesAsync(token);
            }

            return may;
        },
        ct);
}
