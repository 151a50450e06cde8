using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TcManager.Application.Meetings;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>What the mails about a meeting have in common.</summary>
public sealed class MeetingLines(IStringLocalizer<MailTexts> texts, WrittenDates dates, ReplyLinks links, IOptions<MailSettings> settings)
{
    /// <summary>Time, form, place and link: what one needs to be there.</summary>
    public IEnumerable<MailFact> ToBeThere(MeetingNotice meeting, MailReader reader)
    {
        yield return new(texts["meeting"], meeting.Title.In(reader.Culture));
        yield return new(texts["time"], [.. meeting.Sessions.SelectMany(s => reader.Span(dates, s.StartsAt, s.EndsAt, meeting.ZoneId))]);
        yield return new(texts["form"], texts[$"form.{meeting.Form}"].Value);
        if (!string.IsNullOrEmpty(meeting.Place))
        {
            yield return new(texts["place"], Bilingual.PartFor(meeting.Place, reader.Culture)!);
        }

        if (!string.IsNullOrEmpty(meeting.Link))
        {
            yield return new(texts["link"], [meeting.Link], IsWebAddress(meeting.Link) ? meeting.Link : null);
        }
    }

    public MailFact? ReplyBy(MeetingNotice meeting, MailReader reader) =>
        meeting.ReplyByAt is { } at ? new(texts["replyBy"], reader.Before(dates, texts, new(at, meeting.ZoneId))) : null;

    /// <summary>The button that opens the recipient's own reply; to anybody else it leads nowhere.</summary>
    public MailButton ReplyButton(MeetingNotice meeting, MailReader reader, Guid? participantUid)
    {
        var ends = meeting.LinkEnds;
        return reader.IsRecipient && participantUid is { } uid
            ? new(texts["reply.button"], links.UrlFor(uid, ends.At), texts["reply.personal", dates.Deadline(ends)])
            : new(texts["reply.button"], null, texts["reply.notShown"]);
    }

    public string PaperUrl(long documentId, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PublicUrl}/documents/{documentId}/files/{revision}");

    public string Why(NoticeCommittee committee) => texts["why", committee.Code];

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
}
