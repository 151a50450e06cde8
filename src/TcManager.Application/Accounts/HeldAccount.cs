using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Accounts;

/// <summary>
/// Loads an account for what an administrator does to it. It is locked together with those of all administrators, so that two who take the role from each other
/// at once are two in a row.
/// </summary>
public sealed class HeldAccount(TcManagerDb db)
{
    /// <summary>The refusal of whoever was an administrator when the form was made, and is none any more.</summary>
    public const string NotAdministrator = "account.notAdministrator";

    private IQueryable<long> Administrators => db.AccountRoles.Where(r => r.Role == SystemRole.Administrator).Select(r => r.AccountId);

    /// <summary>Refused as <see cref="NotAdministrator"/>, and as the change says; null when there is no such account.</summary>
    /// <param name="id">The account.</param>
    /// <param name="acting">The administrator.</param>
    /// <param name="isDone">Whether it has been done already: then the form is a repeat.</param>
    /// <param name="change">Decides, changes and saves.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<Outcome?> ChangeAsync(long id, Acting acting, Func<Account, CancellationToken, Task<bool>> isDone, Func<Account, CancellationToken, Task<Outcome>> change, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            await HoldAdministratorsAsync(token);
            await db.Users.Where(a => a.Id == id).HoldAsync(a => a.Culture, token);
            var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id, token);
            return account is null ? null
                : await isDone(account, token) ? Outcome.Done
                : await db.Users.Where(Account.NotClosed).AnyAsync(a => a.Id == acting.AccountId && Administrators.Contains(a.Id), token) ? await change(account, token)
                : Outcome.Refused(NotAdministrator);
        }, ct);

    /// <summary>Before it is decided whether one of them may go. Inside <see cref="WriteTransaction"/>.</summary>
    internal Task HoldAdministratorsAsync(CancellationToken ct) => db.Users.Where(a => Administrators.Contains(a.Id)).HoldAsync(a => a.Culture, ct);

    /// <summary>Whether the account is an administrator's, and no other one can sign in: all others are closed, or have never set a password.</summary>
    internal async Task<bool> IsLastAdministratorAsync(long id, CancellationToken ct) =>
        await Administrators.AnyAsync(a => a == id, ct)
        && !await db.Users.Where(Account.NotClosed).AnyAsync(a => a.Id != id && a.PasswordHash != null && Administrators.Contains(a.Id), ct);
}
