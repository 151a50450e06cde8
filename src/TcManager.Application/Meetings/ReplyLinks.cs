using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail;
using TcManager.Domain;

namespace TcManager.Application.Meetings;

/// <summary>
/// Personal links in mails: whoever has one may read the call and reply for that participant until it expires, nothing else (decisions 20).
/// </summary>
public sealed class ReplyLinks(IDataProtectionProvider protection, TimeProvider clock, IOptions<MailSettings> settings)
{
    private readonly SealedLink _links = new(protection, "reply-link.v1", clock);

    public string UrlFor(Guid participantUid, DateTimeOffset expiresAt) => $"{settings.Value.PublicUrl}/r/{_links.TokenFor(participantUid, expiresAt)}";

    /// <summary>The participant that a token names. Refused as <c>link.forged</c>, or <c>link.expired</c> from its last instant on.</summary>
    public Outcome<Guid> Open(string token) => _links.Open(token);

    /// <summary>Whom a genuine link named, even when it has expired: to tell how the matter stands, for nothing else.</summary>
    public Guid? NamedBy(string token) => _links.NamedBy(token);
}
