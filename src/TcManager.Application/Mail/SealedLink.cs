using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using TcManager.Domain;

namespace TcManager.Application.Mail;

/// <summary>The token of a personal link: a row's Uid and the last instant, sealed with the installation's keys for one purpose. Nothing about it is stored.</summary>
internal sealed class SealedLink(IDataProtectionProvider protection, string purpose, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    internal string TokenFor(Guid uid, DateTimeOffset expiresAt)
    {
        var plain = new byte[24];
        uid.TryWriteBytes(plain);
        BitConverter.TryWriteBytes(plain.AsSpan(16), expiresAt.ToUnixTimeMilliseconds());
        return WebEncoders.Base64UrlEncode(_protector.Protect(plain));
    }

    /// <summary>The row that a token names. Refused as <c>link.forged</c>, or <c>link.expired</c> from its last instant on.</summary>
    internal Outcome<Guid> Open(string token)
    {
        if (Read(token) is not var (uid, expiresAt))
        {
            return new Refusal("link.forged");
        }

        return clock.Now() < expiresAt ? uid : new Refusal("link.expired");
    }

    /// <summary>What a genuine link named, even when it has expired.</summary>
    internal Guid? NamedBy(string token) => Read(token)?.Uid;

    private (Guid Uid, DateTimeOffset ExpiresAt)? Read(string token)
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
