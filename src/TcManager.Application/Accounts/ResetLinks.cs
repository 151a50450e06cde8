using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Whose password a link sets.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Token">Identity's own, worth nothing once a password was set.</param>
public sealed record ResetTicket(long AccountId, string Token);

/// <summary>
/// Links that set a new password. Identity's token alone cannot tell why it is worth nothing any more; sealed with its account and its end,
/// a link can say whether it is forged, expired or used.
/// </summary>
public sealed class ResetLinks(IDataProtectionProvider protection, TimeProvider clock, IOptions<MailSettings> settings)
{
    /// <summary>From the moment of sending.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private const int HeadLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("reset-link.v1");

    public string UrlFor(ResetTicket ticket, DateTimeOffset expiresAt)
    {
        var plain = new byte[HeadLength + Encoding.UTF8.GetByteCount(ticket.Token)];
        BinaryPrimitives.WriteInt64BigEndian(plain, ticket.AccountId);
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(8), expiresAt.ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(ticket.Token, plain.AsSpan(HeadLength));
        return $"{settings.Value.PublicUrl}/password-reset/{WebEncoders.Base64UrlEncode(_protector.Protect(plain))}";
    }

    /// <summary>Refused as <c>reset.forged</c>, or <c>reset.expired</c> from its last instant on. Whether it was used is known by Identity.</summary>
    public Outcome<ResetTicket> Open(string link)
    {
        byte[] plain;
        try
        {
            plain = _protector.Unprotect(WebEncoders.Base64UrlDecode(link));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return new Refusal("reset.forged");
        }

        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(8)));
        return clock.Now() < expiresAt
            ? new ResetTicket(BinaryPrimitives.ReadInt64BigEndian(plain), Encoding.UTF8.GetString(plain.AsSpan(HeadLength)))
            : new Refusal("reset.expired");
    }
}
