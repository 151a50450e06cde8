using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>Enters what a sheet says, after it was shown what that changes: of all its comments or of none, as by hand.</summary>
public sealed class TakeDispositions(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// How many comments it was entered for, also where that was done before. Refused as <see cref="Comment.Dispose"/> says, and as <c>form.stale</c> where a comment is not any more what was shown:
    /// then the sheet is shown anew, beside what stands now.
    /// </summary>
    /// <param name="ballotId">Whose.</param>
    /// <param name="sheetId">Of this ballot.</param>
    /// <param name="version">Of the sheet as it was shown.</param>
    /// <param name="acting">Who.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Outcome<int>> ExecuteAsync(long ballotId, long sheetId, Guid version, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(ballotId, sheetId, version, acting, token), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another click took it, or somebody disposed of one of its comments: look again.
            db.ChangeTracker.Clear();
            return await db.InTransactionAsync(token => WorkAsync(ballotId, sheetId, version, acting, token), ct);
        }
    }

    private async Task<Outcome<int>> WorkAsync(long ballotId, long sheetId, Guid version, Acting acting, CancellationToken ct)
    {
        await BallotLock.ShareAsync(db, ballotId, ct);
        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, ct);
        var sheet = await db.DispositionSheets.SingleAsync(s => s.Id == sheetId && s.BallotId == ballotId, ct);
        if (sheet.TakenAt is not null)
        {
            return sheet.Said.Rows.Count;
        }

        var said = sheet.Said.Rows.ToDictionary(row => row.CommentId);
        var ids = said.Keys.ToList();
        var comments = await db.Comments.Where(c => c.BallotId == ballotId && ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        if (comments.Count != said.Count || comments.Exists(c => c.Version != said[c.Id].Version))
        {
            sheet.Renew(comments.ToDictionary(c => c.Id, c => c.Version));
            await db.SaveChangesAsync(ct);
            return new Refusal("form.stale");
        }

        if (sheet.Version != version)
        {
            return new Refusal("form.stale");
        }

        var (now, settled) = (clock.Now(), await StandingRulings.SettledAsync(db, ballotId, ct));
        foreach (var comment in comments)
        {
            var disposed = comment.Dispose(ballot, said[comment.Id].Disposition, said[comment.Id].Observation, acting.PersonId, now, settled.GetValueOrDefault(comment.Id));
            if (!disposed.IsDone)
            {
                return Outcome.Refused<int>(disposed.Refusals);
            }
        }

        sheet.Take(now);
        audit.Add(acting, AuditActions.CommentsDisposed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("comments", comments.Count), ("sheet", sheet.Uid));
        await db.SaveChangesAsync(ct);
        return comments.Count;
    }
}
