using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>
/// Withdraws an open ballot under the lock that the close has alone: a vote is before it or is refused, and of a close and a withdrawal one is. Whoever was asked is told; slips stay as they are and are
/// never counted, those of a secret ballot without the key that opens them.
/// </summary>
public sealed class WithdrawBallot(TcManagerDb db, VoterMails mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>Done, also where it is withdrawn already. Refused as <see cref="Ballot.Withdraw"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Withdrawal withdrawal, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.SingleAsync(b => b.Id == ballotId, token);
        var wasCancelled = ballot.CancelledAt is not null;
        var withdrawn = ballot.Withdraw(withdrawal, clock.Now());
        if (!withdrawn.IsDone || wasCancelled)
        {
            return withdrawn;
        }

        var voted = await db.Voters.CountAsync(v => v.BallotId == ballotId && v.LastRevision > 0, token);
        if (await db.BallotKeys.SingleOrDefaultAsync(k => k.BallotId == ballotId, token) is { } key)
        {
            key.Destroy(clock.Now());
        }

        audit.Add(acting, AuditActions.BallotWithdrawn, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("reason", ballot.WithdrawalReason), ("voted", voted));
        await mails.TellAsync(ballot, MailKinds.BallotWithdrawn, "withdrawn", null, token);
        return withdrawn;
    }, ct);
}
