using Microsoft.Extensions.Localization;
using TcManager.Application.Mail.Templates;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail;

/// <summary>For whom a mail is written.</summary>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameLatin">Latin name.</param>
/// <param name="Address">Where it goes; null where none is known.</param>
/// <param name="Culture">The language of the mail.</param>
/// <param name="ZoneId">The reader's own zone, if chosen.</param>
/// <param name="IsRecipient">False when somebody else only looks at the mail: then nothing in it may act for the recipient.</param>
public sealed record MailReader(string NameZh, string NameLatin, string? Address, string Culture, string? ZoneId, bool IsRecipient)
{
    public string Name => Culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? NameZh : NameLatin;

    /// <summary>An instant in its own zone, and on a line of its own in the reader's where the clocks differ.</summary>
    public IReadOnlyList<string> Lines(DateTimeOffset at, string zoneId, Func<string, string> written) =>
        ZoneId is { } own && LocalMoment.IsZone(own) && LocalMoment.OffsetAt(at, own) != LocalMoment.OffsetAt(at, zoneId)
            ? [written(zoneId), $"= {written(own)}"]
            : [written(zoneId)];

    public IReadOnlyList<string> Instant(WrittenDates dates, DateTimeOffset at, string zoneId) => Lines(at, zoneId, zone => dates.Instant(at, zone));

    /// <summary>"before Thu 10 Dec 2026 24:00 Beijing time (UTC+8)", "= before …".</summary>
    public IReadOnlyList<string> Before(WrittenDates dates, IStringLocalizer<MailTexts> texts, Deadline deadline) =>
        Lines(deadline.At, deadline.ZoneId, zone => texts["before", dates.Deadline(deadline with { ZoneId = zone })]);

    public IReadOnlyList<string> Span(WrittenDates dates, DateTimeOffset from, DateTimeOffset to, string zoneId) =>
        Lines(from, zoneId, zone => dates.Span(from, to, zone));
}
