using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace TcManager.Application.Mail.Delivery;

/// <summary>Puts a composed mail into the form in which it travels.</summary>
public sealed class MailMessages(IOptions<MailSettings> settings, TimeProvider clock)
{
    /// <summary>Null where the address is none.</summary>
    public MimeMessage? Build(OutboxMail mail, ComposedMail composed)
    {
        if (!MailboxAddress.TryParse(composed.ToAddress, out var to))
        {
            return null;
        }

        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = clock.Now(),
            Subject = composed.Subject,
            Body = BodyOf(composed),
        };
        message.From.Add(new MailboxAddress(settings.Value.FromName, settings.Value.From));
        message.To.Add(new MailboxAddress(composed.ToName, to.Address));
        if (MailboxAddress.TryParse(composed.ReplyTo ?? "", out var replyTo))
        {
            message.ReplyTo.Add(replyTo);
        }

        // Out-of-office answers stay away from mails that nobody wrote by hand (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, composed.Culture);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>The calendar goes twice: as an alternative for programs that show invitations, and as a file for the others.</summary>
    private static MimeEntity BodyOf(ComposedMail composed)
    {
        var alternative = new MultipartAlternative { Part(TextFormat.Plain, composed.Text), Part(TextFormat.Html, composed.Html) };
        if (composed.Calendar is not { } calendar)
        {
            return alternative;
        }

        var invitation = new TextPart("calendar") { Text = Encoding.UTF8.GetString(calendar) };
        invitation.ContentType.Parameters.Add("method", "REQUEST");
        invitation.ContentType.Charset = "utf-8";
        alternative.Add(invitation);
        var file = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(calendar)),
            ContentDisposition = new(ContentDisposition.Attachment) { FileName = "meeting.ics" },
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        return new Multipart("mixed") { alternative, file };
    }

    private static TextPart Part(TextFormat format, string text) => new(format) { Text = text };
}
