using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail;
using TcManager.Domain;

namespace TcManager.Application.Meetings;

/// <summary>
/// Personal links in mails: whoever has one may read the call and reply for that participant until it expires, nothing else (decisions 20).
/// Nothing about a link is stored; it is sealed with the installation's keys.
/// </summary>
public sealed class ReplyLinks(IDataProtectionProvider protection, TimeProvider clock, IOptions<MailSettings> settings)
{
    private readonly IDataProtector _protector = protection.CreateProtector("reply-link.v1");

    public string UrlFor(Guid participantUid, DateTimeOffset expiresAt)
    {
        var plain = new byte[24];
        participantUid.TryWriteBytes(plain);
        BitConverter.TryWriteBytes(plain.AsSpan(16), expiresAt.ToUnixTimeMilliseconds());
        return $"{settings.Value.PublicUrl}/r/{WebEncoders.Base64UrlEncode(_protector.Protect(plain))}";
    }

    /// <summary>The participant that a token names. Refused as <c>link.forged</c>, or <c>link.expired</c> from its last instant on.</summary>
    public Outcome<Guid> Open(string token)
    {
        if (Read(token) is not var (participantUid, expiresAt))
        {
            return new Refusal("link.forged");
        }

        return clock.Now() < expiresAt ? participantUid : new Refusal("link.expired");
    }

    /// <summary>Whom a genuine link named, even when it has expired: to tell how the matter stands, for nothing else.</summary>
    public Guid? NamedBy(string token) => Read(token)?.ParticipantUid;

    private (Guid ParticipantUid, DateTimeOffset ExpiresAt)? Read(string token)
    {
        try
        {
            var plain = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            return plain.Length == 24 ? (new Guid(plain.AsSpan(0, 16)), DateTimeOffset.FromUnixTimeMilliseconds(BitConverter.ToInt64(plain, 16))) : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
