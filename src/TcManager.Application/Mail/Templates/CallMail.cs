using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Mail.Templates;

/// <summary>会议通知: everything about the meeting, the personal reply, the calendar entry.</summary>
public sealed class CallMail(TcManagerDb db, MeetingNotices notices, MeetingLines facts, CalendarFile calendar, TimeProvider clock, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.Call;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var state = await db.Participants.Where(p => p.Uid == data.ParticipantUid)
            .Select(p => new { p.Meeting.CancelledAt, p.Meeting.ReplyByAt, StartsAt = p.Meeting.Sessions.Min(s => (DateTimeOffset?)s.StartsAt), p.Reply, HasLeft = p.Membership.ToOn < p.Meeting.FirstOn })
            .SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            { CancelledAt: not null } => MailFates.Cancelled,
            { Reply: not Reply.None } => MailFates.Replied,
            { HasLeft: true } => MailFates.SeatEnded,
            _ when clock.Now() >= (state.ReplyByAt ?? state.StartsAt) => MailFates.Closed,
            _ => null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var meeting = await notices.ReadAsync(data, ct);
        var (culture, committee) = (reader.Culture, meeting.Committee);
        var (title, day) = (meeting.Title.In(culture), WrittenDates.Day(meeting.Sessions[0].LocalDate));
        return new()
        {
            Head = committee.Head(culture),
            Subject = texts["call.subject", committee.Code, title, day],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["call.lead", committee.Head(culture), title, day]],
            Facts = [.. facts.ToBeThere(meeting, reader), .. Some(facts.ReplyBy(meeting, reader)), .. Secretariat(meeting, culture)],
            Button = facts.ReplyButton(meeting, reader, data.ParticipantUid),
            Sections = [.. Agenda(meeting, culture), .. Papers(meeting, culture)],
            Notes = meeting.Papers.Count > 0 ? [texts["call.papers"], texts["call.calendar"]] : [texts["call.calendar"]],
            Why = facts.Why(committee),
            Calendar = calendar.Request(meeting, reader),
            ReplyTo = meeting.Contacts.FirstOrDefault(c => c.Email is not null)?.Email,
        };
    }

    private IEnumerable<MailFact> Secretariat(MeetingNotice meeting, string culture)
    {
        if (meeting.Secretariat.Count > 0)
        {
            yield return new(texts["secretariat"], [.. meeting.Secretariat.Select(name => name.In(culture))]);
        }

        if (meeting.Contacts.Count > 0)
        {
            yield return new(texts["contact"], [.. meeting.Contacts.Select(c => string.Join("  ", Some(c.Name(culture)).Concat(Some(c.Email))))]);
        }
    }

    private IEnumerable<MailSection> Agenda(MeetingNotice meeting, string culture) => meeting.Agenda.Count == 0
        ? []
        : [new(texts["agenda"], [.. meeting.Agenda.Select(item => new MailItem($"{item.Position}. {item.Title.In(culture)}", Detail(item)))])];

    private string? Detail(NoticeItem item)
    {
        string[] parts = [.. Some(item.Minutes is { } minutes ? texts["minutes", minutes].Value : null), .. Some(item.Presenter)];
        return parts.Length == 0 ? null : string.Join(" · ", parts);
    }

    private IEnumerable<MailSection> Papers(MeetingNotice meeting, string culture) => meeting.Papers.Count == 0
        ? []
        : [new(texts["papers"], [.. meeting.Papers.Select(p => new MailItem($"N {p.Number} {p.Title.In(culture)}", null, p.Revision is { } revision ? facts.PaperUrl(p.DocumentId, revision) : null))])];

    private static IEnumerable<T> Some<T>(T? value)
        where T : class => value is null ? [] : [value];
}
