using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Accounts;

/// <summary>Takes a role away, from the account's next request on.</summary>
public sealed class TakeRole(TcManagerDb db, HeldAccount held, AuditLog audit)
{
    /// <summary>
    /// Done where the account has no such role. Refused as <see cref="HeldAccount.NotAdministrator"/>, and at the role as <c>account.lastAdministrator</c>; null when there is no such account.
    /// </summary>
    public Task<Outcome?> ExecuteAsync(long id, SystemRole role, Acting acting, CancellationToken ct) => held.ChangeAsync(
        id,
        acting,
        async (_, token) => !await db.AccountRoles.AnyAsync(r => r.AccountId == id && r.Role == role, token),
        async (_, token) =>
        {
            if (role == SystemRole.Administrator && await held.IsLastAdministratorAsync(id, token))
            {
                return Outcome.Refused("account.lastAdministrator", $"{role}");
            }

            db.Remove(await db.AccountRoles.SingleAsync(r => r.AccountId == id && r.Role == role, token));
            audit.Add(acting, AuditActions.RoleTaken, AuditSubject.Account, Account.UidOf(id), null, ("account", id), ("role", role));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        },
        ct);
}
