using Microsoft.AspNetCore.Identity;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Sets a new password by a link from a mail. The link works once; whoever was locked out by wrong passwords is let in again, but a closed account stays closed.</summary>
public sealed class ResetPassword(TcManagerDb db, UserManager<Account> accounts, ResetLinks links, AuditLog audit)
{
    /// <summary>Whether a link is still good. Refused: <c>reset.forged</c>, <c>reset.expired</c>, <c>reset.used</c>.</summary>
    public async Task<Outcome> CheckAsync(string link) => (await FindAsync(link)).ToOutcome();

    /// <summary>Refused as <see cref="CheckAsync"/>, or at "Password": <c>password.tooShort</c>, <c>password.tooUniform</c>.</summary>
    public Task<Outcome> ExecuteAsync(string link, string password, string? fromAddress, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        if (links.Open(link) is { IsDone: true, Value.AccountId: var accountId })
        {
            // The same link posted twice at once: the second waits here, and then finds it used.
            await db.Users.Where(a => a.Id == accountId).HoldAsync(a => a.Email, token);
        }

        var found = await FindAsync(link);
        if (!found.IsDone)
        {
            return found.ToOutcome();
        }

        var (account, ticket) = found.Value;
        var result = await accounts.ResetPasswordAsync(account, ticket.Token, password);
        if (!result.Succeeded)
        {
            return Outcome.Of(PasswordFaults.Of(result, accounts.Options.Password, "Password"));
        }

        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        audit.Add(new(account.Id, account.PersonId, fromAddress), AuditActions.PasswordReset, AuditSubject.Account, Account.UidOf(account.Id), null, ("account", account.Id));
        await db.SaveChangesAsync(token);
        return Outcome.Done;
    }, ct);

    private async Task<Outcome<(Account Account, ResetTicket Ticket)>> FindAsync(string link)
    {
        var ticket = links.Open(link);
        if (!ticket.IsDone)
        {
            return Outcome.Refused<(Account, ResetTicket)>(ticket.Refusals);
        }

        var account = await accounts.FindByIdAsync($"{ticket.Value.AccountId}");
        var isGood = account is { IsClosed: false }
            && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, ticket.Value.Token);
        return isGood ? (account!, ticket.Value) : new Refusal("reset.used");
    }
}
