using Microsoft.Extensions.Options;
using MimeKit;

namespace TcManager.Application.Mail.Delivery;

/// <summary>One mail of the pickup folder, as a list shows it.</summary>
public sealed record PickupItem(string Name, string To, string Subject, DateTimeOffset SentAt);

/// <summary>One mail of the pickup folder.</summary>
public sealed record PickupMail(string Name, string From, string To, string? ReplyTo, string Subject, DateTimeOffset SentAt, string MessageId, string Text, string Html, byte[]? Calendar, IReadOnlyList<string> Links);

/// <summary>Reads the mails that lie in the pickup folder.</summary>
public sealed class PickupMails(IOptions<MailSettings> settings)
{
    private const int Newest = 500;

    /// <summary>The newest first; only those whose recipient holds the text, where one is given.</summary>
    public IReadOnlyList<PickupItem> List(string? to) =>
    [
        .. Files().OrderDescending(StringComparer.Ordinal).Take(Newest).Select(file => (Name: Path.GetFileNameWithoutExtension(file), Mail: MimeMessage.Load(file)))
            .Where(m => string.IsNullOrWhiteSpace(to) || m.Mail.To.ToString().Contains(to.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(m => new PickupItem(m.Name, m.Mail.To.ToString(), m.Mail.Subject ?? "", m.Mail.Date)),
    ];

    /// <summary>Null when there is none of that name; a name is never a path.</summary>
    public PickupMail? Find(string name)
    {
        if (Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name) is not { } path)
        {
            return null;
        }

        var mail = MimeMessage.Load(path);
        var calendar = mail.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.ContentType.IsMimeType("text", "calendar"));
        var text = mail.TextBody ?? "";
        return new(
            name, mail.From.ToString(), mail.To.ToString(), mail.ReplyTo.Count == 0 ? null : mail.ReplyTo.ToString(), mail.Subject ?? "", mail.Date, mail.MessageId ?? "",
            text, mail.HtmlBody ?? "", calendar is null ? null : System.Text.Encoding.UTF8.GetBytes(calendar.Text), LinksOf(text));
    }

    private string[] Files() => Directory.Exists(settings.Value.PickupFolder) ? Directory.GetFiles(settings.Value.PickupFolder, "*.eml") : [];

    private static List<string> LinksOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("http", StringComparison.Ordinal)).Distinct()];
}
