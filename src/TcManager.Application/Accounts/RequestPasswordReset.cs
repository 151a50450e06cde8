using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;

namespace TcManager.Application.Accounts;

/// <summary>Sends a link to the address, if an account has it. Whoever asks learns nothing about that.</summary>
public sealed class RequestPasswordReset(TcManagerDb db, MailQueue mail, ILookupNormalizer normalizer, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>One mail per account and ten minutes, however often it is asked for.</summary>
    public async Task ExecuteAsync(string email, CancellationToken ct)
    {
        var wanted = normalizer.NormalizeEmail(email);
        var accountId = await db.Users.Where(a => a.NormalizedEmail == wanted).Select(a => (long?)a.Id).SingleOrDefaultAsync(ct);
        if (accountId is { } id)
        {
            var now = clock.Now();
            var turn = now.ToUnixTimeMilliseconds() / (long)Interval.TotalMilliseconds;
            var key = string.Create(CultureInfo.InvariantCulture, $"{MailKinds.PasswordReset}:A{id}:{turn}");
            await mail.AddIfAbsentAsync(key, MailKinds.PasswordReset, new(AccountId: id), now + ResetLinks.Life, ct);
        }
    }
}
