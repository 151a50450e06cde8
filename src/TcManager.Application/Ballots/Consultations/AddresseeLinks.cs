using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail;
using TcManager.Domain;

namespace TcManager.Application.Ballots.Consultations;

/// <summary>
/// Personal links of addressees: whoever has one may read the papers of that consultation and write and read the comments of that addressee, nothing else. It lives
/// beyond the deadline, so that the addressee reads what became of its comments.
/// </summary>
public sealed class AddresseeLinks(IDataProtectionProvider protection, TimeProvider clock, IOptions<MailSettings> settings)
{
    /// <summary>After the deadline that the mail names.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private readonly SealedLink _links = new(protection, "addressee-link.v1", clock);

    public string UrlFor(Guid addresseeUid, DateTimeOffset closesAt, string tail = "") => $"{settings.Value.PublicUrl}/c/{TokenFor(addresseeUid, closesAt + Life)}{tail}";

    public string TokenFor(Guid addresseeUid, DateTimeOffset expiresAt) => _links.TokenFor(addresseeUid, expiresAt);

    /// <summary>The addressee that a token names. Refused as <c>link.forged</c>, or <c>link.expired</c> from its last instant on.</summary>
    public Outcome<Guid> Open(string token) => _links.Open(token);
}
