using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;

namespace TcManager.Application.Accounts;

/// <summary>
/// Sends a link to the address, if an account has it, and opens the account first where a member or a secretariat's person has none yet.
/// Whoever asks learns nothing about that.
/// </summary>
public sealed class RequestPasswordReset(TcManagerDb db, OpenAccount opening, MailQueue mail, ILookupNormalizer normalizer, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>One mail per account and ten minutes, however often it is asked for.</summary>
    public Task<bool> ExecuteAsync(string email, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var wanted = normalizer.NormalizeEmail(email);
        var account = await db.Users.Where(a => a.NormalizedEmail == wanted).Select(a => (long?)a.Id).SingleOrDefaultAsync(token)
            ?? (await opening.ForMemberAsync(email, token))?.Id;
        return account is { } id && await QueueAsync(id, token);
    }, ct);

    private Task<bool> QueueAsync(long id, CancellationToken ct)
    {
        var now = clock.Now();
        var turn = now.ToUnixTimeMilliseconds() / (long)Interval.TotalMilliseconds;
        var key = string.Create(CultureInfo.InvariantCulture, $"{MailKinds.PasswordReset}:A{id}:{turn}");
        return mail.AddIfAbsentAsync(key, MailKinds.PasswordReset, new(AccountId: id), now + ResetLinks.Life, ct);
    }
}
