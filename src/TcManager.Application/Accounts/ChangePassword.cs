using Microsoft.AspNetCore.Identity;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Changes one's own password.</summary>
public sealed class ChangePassword(TcManagerDb db, UserManager<Account> accounts, AuditLog audit)
{
    /// <summary>Refused at their fields: <c>password.notCurrent</c>, <c>password.tooShort</c>, <c>password.tooUniform</c>.</summary>
    public Task<Outcome> ExecuteAsync(long accountId, string current, string wanted, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await db.Users.Where(a => a.Id == accountId).HoldAsync(a => a.Email, token);
        var account = (await accounts.FindByIdAsync($"{accountId}"))!;
        var result = await accounts.ChangePasswordAsync(account, current, wanted);
        if (!result.Succeeded)
        {
            return Outcome.Of(PasswordFaults.Of(result, accounts.Options.Password, "Password.Wanted", "Password.Current"));
        }

        audit.Add(acting, AuditActions.PasswordChanged, AuditSubject.Account, Account.UidOf(accountId), null, ("account", accountId));
        await db.SaveChangesAsync(token);
        return Outcome.Done;
    }, ct);
}
