using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using TcManager.Application.Data;
using TcManager.Application.Mail;

namespace TcManager.Application.Accounts;

/// <summary>
/// Takes down that a link was asked for, whoever has the address or nobody: the delivery finds that out (<see cref="FindOrOpenAccount"/>), so that
/// neither the answer nor the time it takes tells anything.
/// </summary>
public sealed class RequestPasswordReset(TcManagerDb db, MailQueue mail, ILookupNormalizer normalizer, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>One mail per address and ten minutes, however often it is asked for.</summary>
    public Task ExecuteAsync(string email, CancellationToken ct)
    {
        var now = clock.Now();
        var turn = now.ToUnixTimeMilliseconds() / (long)Interval.TotalMilliseconds;
        var address = email.Trim();
        var named = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizer.NormalizeEmail(address))));
        var key = string.Create(CultureInfo.InvariantCulture, $"{MailKinds.PasswordReset}:{named}:{turn}");
        return db.InTransactionAsync(token => mail.AddIfAbsentAsync(key, MailKinds.PasswordReset, address, now + ResetLinks.Life, token), ct);
    }
}
