using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Withdraws a ballot that has not been opened; nobody was asked, so nobody is told.</summary>
public sealed class CancelBallot(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <see cref="Ballot.Cancel"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.SingleAsync(b => b.Id == ballotId, token);
        var wasCancelled = ballot.CancelledAt is not null;
        var cancelled = ballot.Cancel(clock.Now());
        if (cancelled.IsDone && !wasCancelled)
        {
            audit.Add(acting, AuditActions.BallotCancelled, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId);
            await db.SaveChangesAsync(token);
        }

        return cancelled;
    }, ct);
}
