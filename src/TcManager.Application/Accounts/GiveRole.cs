using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Accounts;

/// <summary>Makes an account an administrator's or a supervisor's, from its next request on.</summary>
public sealed class GiveRole(TcManagerDb db, HeldAccount held, AuditLog audit)
{
    /// <summary>Done where the account has the role already. Refused as <see cref="HeldAccount.NotAdministrator"/>; null when there is no such account.</summary>
    public Task<Outcome?> ExecuteAsync(long id, SystemRole role, Acting acting, CancellationToken ct) => held.ChangeAsync(
        id,
        acting,
        (_, token) => db.AccountRoles.AnyAsync(r => r.AccountId == id && r.Role == role, token),
        async (_, token) =>
        {
            db.Add(new AccountRole(id, role));
            audit.Add(acting, AuditActions.RoleGiven, AuditSubject.Account, Account.UidOf(id), null, ("account", id), ("role", role));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        },
        ct);
}
