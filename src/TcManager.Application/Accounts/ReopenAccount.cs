using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Opens a closed account again: its password, if one was set, is good as before.</summary>
public sealed class ReopenAccount(TcManagerDb db, HeldAccount held, AuditLog audit)
{
    /// <summary>Done where it is not closed; a lockout after wrong passwords is none of it. Refused as <see cref="HeldAccount.NotAdministrator"/>; null when there is no such account.</summary>
    public Task<Outcome?> ExecuteAsync(long id, Acting acting, CancellationToken ct) => held.ChangeAsync(
        id,
        acting,
        (account, _) => Task.FromResult(!account.IsClosed),
        async (account, token) =>
        {
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            audit.Add(acting, AuditActions.AccountReopened, AuditSubject.Account, Account.UidOf(id), null, ("account", id));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        },
        ct);
}
