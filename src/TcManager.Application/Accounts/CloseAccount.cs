using Microsoft.AspNetCore.Identity;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Closes an account: nobody signs in with it, its sessions end with their next request, and no link sets it a password. Roles, mails and personal links stay.</summary>
public sealed class CloseAccount(TcManagerDb db, HeldAccount held, UserManager<Account> accounts, AuditLog audit)
{
    /// <summary>The place of its refusal.</summary>
    public const string Place = "Closure";

    /// <summary>
    /// Done where it is closed already. Refused as <see cref="HeldAccount.NotAdministrator"/>, and as <c>account.own</c>: the acting administrator stays, so that one is always
    /// left; null when there is no such account.
    /// </summary>
    public Task<Outcome?> ExecuteAsync(long id, Acting acting, CancellationToken ct) => held.ChangeAsync(
        id,
        acting,
        (account, _) => Task.FromResult(account.IsClosed),
        async (account, token) =>
        {
            if (id == acting.AccountId)
            {
                return Outcome.Refused("account.own", Place);
            }

            (account.LockoutEnabled, account.LockoutEnd) = (true, Account.ClosedUntil);
            audit.Add(acting, AuditActions.AccountClosed, AuditSubject.Account, Account.UidOf(id), null, ("account", id));

            // Sessions and reset links from before are worth nothing, even after it is opened again.
            await accounts.UpdateSecurityStampAsync(account);
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        },
        ct);
}
