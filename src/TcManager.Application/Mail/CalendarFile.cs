#pragma warning disable RS0030 // Ical.Net asks for the first day of a time zone's rules as DateTime.
using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail.Templates;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail;

/// <summary>
/// 日历: a meeting as an ics file, in the reader's language. One event spans all sessions, because one message may carry one UID only (RFC 5546, 3.2.2);
/// the UID never changes, the sequence rises with each change that goes out (pitfalls 4).
/// </summary>
public sealed class CalendarFile(IOptions<MailSettings> settings, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
{
    /// <summary>An invitation to one person; the reply goes by the personal link, so none is asked of the calendar.</summary>
    public byte[] Request(MeetingNotice meeting, MailReader reader)
    {
        var entry = EventOf(meeting, reader.Culture);
        if (Uri.TryCreate($"mailto:{reader.Address}", UriKind.Absolute, out var address) && reader.Address is not null)
        {
            entry.Attendees.Add(new Attendee(address) { CommonName = reader.Name, Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION", Rsvp = false });
        }

        return Write(entry, meeting, CalendarMethods.Request);
    }

    /// <summary>To be taken over into any calendar.</summary>
    public byte[] Publish(MeetingNotice meeting, string culture) => Write(EventOf(meeting, culture), meeting, CalendarMethods.Publish);

    private CalendarEvent EventOf(MeetingNotice meeting, string culture)
    {
        var (first, last) = (meeting.Sessions[0], meeting.Sessions[^1]);
        return new()
        {
            Uid = meeting.IcsUid,
            Sequence = meeting.IcsSequence,
            DtStamp = new CalDateTime(clock.Now().UtcDateTime, "UTC"),
            Start = new CalDateTime(first.LocalDate, first.LocalStart, meeting.ZoneId),
            End = EndOf(last, meeting.ZoneId),
            Summary = meeting.Where(culture),
            Description = Describe(meeting, culture),
            Location = string.Join(" · ", new[] { Bilingual.PartFor(meeting.Place, culture), meeting.Link }.Where(part => !string.IsNullOrEmpty(part))),
            Url = new Uri(MeetingUrl(meeting)),
            Status = meeting.CancelledAt is null ? EventStatus.Confirmed : EventStatus.Cancelled,
            Transparency = TransparencyType.Opaque,
            Organizer = new Organizer($"mailto:{settings.Value.From}") { CommonName = meeting.Committee.Head(culture) },
        };
    }

    /// <summary>A session that ends at 24:00 is stored as ending at 0:00: the day after.</summary>
    private static CalDateTime EndOf(NoticeSession last, string zoneId)
    {
        var local = LocalMoment.Of(last.EndsAt, zoneId);
        return new(local.Day, new TimeOnly(local.MinuteOfDay / 60, local.MinuteOfDay % 60), zoneId);
    }

    private string Describe(MeetingNotice meeting, string culture)
    {
        var lines = meeting.Sessions.Select(s => dates.Span(s.StartsAt, s.EndsAt, meeting.ZoneId)).ToList();
        lines.AddRange(meeting.Link is { Length: > 0 } link ? [$"{texts["link"].Value}{texts["colon"].Value}{link}"] : []);
        lines.AddRange(meeting.ReplyByAt is { } by ? [$"{texts["replyBy"].Value}{texts["colon"].Value}{dates.Deadline(new(by, meeting.ZoneId))}"] : []);
        lines.AddRange(meeting.Agenda.Select(item => $"{item.Position}. {item.Title.In(culture)}"));
        lines.Add(MeetingUrl(meeting));
        return string.Join('\n', lines);
    }

    private string MeetingUrl(MeetingNotice meeting) => string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PublicUrl}/meetings/{meeting.Id}");

    private static byte[] Write(CalendarEvent entry, MeetingNotice meeting, string method)
    {
        var calendar = new Ical.Net.Calendar { Method = method, ProductId = "-//TcManager//Meetings//EN" };
        var zone = VTimeZone.FromDateTimeZone(meeting.ZoneId, meeting.Sessions[0].LocalDate.AddYears(-1).ToDateTime(TimeOnly.MinValue), includeHistoricalData: false);
        calendar.AddTimeZone(zone);
        calendar.Events.Add(entry);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
