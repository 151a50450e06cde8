using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment as it stood on the page from which it was picked.</summary>
public sealed record PickedComment(long Id, Guid Version);

/// <summary>What becomes of the picked comments.</summary>
/// <param name="BallotId">Of all of them.</param>
/// <param name="Picked">Which.</param>
/// <param name="WithEqual">And of all in the ballot that say the same on the same clause.</param>
/// <param name="Disposition">What.</param>
/// <param name="Observation">Why.</param>
public sealed record CommentsToDispose(long BallotId, IReadOnlyList<PickedComment> Picked, bool WithEqual, Disposition? Disposition, string? Observation);

/// <summary>The secretariat says what became of comments, of many at once where they are equal; of all of them or of none.</summary>
public sealed class DisposeComments(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>At once.</summary>
    public const int Most = 5000;

    /// <summary>
    /// How many got it. Refused as <see cref="Comment.Dispose"/> says, as <c>comment.nonePicked</c>, <c>comment.tooManyAtOnce</c> (limit), and as <c>form.stale</c> when somebody changed
    /// one of them meanwhile, unless all of them say just this already.
    /// </summary>
    public async Task<Outcome<int>> ExecuteAsync(CommentsToDispose input, Acting acting, CancellationToken ct)
    {
        if (input.Picked.Count == 0)
        {
            return new Refusal("comment.nonePicked", nameof(input.Picked));
        }

        try
        {
            return await db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("form.stale");
        }
    }

    private async Task<Outcome<int>> WorkAsync(CommentsToDispose input, Acting acting, CancellationToken ct)
    {
        await BallotLock.ShareAsync(db, input.BallotId, ct);
        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == input.BallotId, ct);
        var comments = await FindAsync(input, ct);
        if (comments.Count > Most)
        {
            return new Refusal("comment.tooManyAtOnce", nameof(input.Picked), Most);
        }

        var byId = comments.ToDictionary(c => c.Id);
        if (input.Picked.Any(p => !byId.ContainsKey(p.Id)))
        {
            return new Refusal("form.stale");
        }

        var isSaid = comments.TrueForAll(c => c.Disposition == input.Disposition && c.Observation == input.Observation);
        if (isSaid || input.Picked.Any(p => byId[p.Id].Version != p.Version))
        {
            return isSaid ? comments.Count : new Refusal("form.stale");
        }

        var settled = await StandingRulings.SettledAsync(db, input.BallotId, ct);
        foreach (var comment in comments)
        {
            var disposed = comment.Dispose(ballot, input.Disposition, input.Observation, acting.PersonId, clock.Now(), settled.GetValueOrDefault(comment.Id));
            if (!disposed.IsDone)
            {
                return Outcome.Refused<int>(disposed.Refusals);
            }
        }

        audit.Add(acting, AuditActions.CommentsDisposed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("comments", comments.Count), ("disposition", input.Disposition));
        await db.SaveChangesAsync(ct);
        return comments.Count;
    }

    /// <summary>The picked ones, and those that say the same where nothing else was said of them before.</summary>
    private Task<List<Comment>> FindAsync(CommentsToDispose input, CancellationToken ct)
    {
        var ids = input.Picked.Select(p => p.Id).ToList();
        var picked = db.Comments.Where(c => c.BallotId == input.BallotId && ids.Contains(c.Id));
        var all = input.WithEqual
            ? db.Comments.Where(c => c.BallotId == input.BallotId && picked.Any(p => p.Id == c.Id || (p.EqualKey == c.EqualKey && (c.Disposition == null || (c.Disposition == input.Disposition && c.Observation == input.Observation)))))
            : picked;
        return all.OrderBy(c => c.Id).Take(Most + 1).ToListAsync(ct);
    }
}
