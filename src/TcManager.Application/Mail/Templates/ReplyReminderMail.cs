using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Mail.Templates;

/// <summary>回执提醒: to whoever was called and has not replied.</summary>
public sealed class ReplyReminderMail(TcManagerDb db, MeetingNotices notices, MeetingLines facts, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.ReplyReminder;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var state = await db.Participants.Where(p => p.Uid == data.ParticipantUid)
            .Select(p => new { p.Meeting.CancelledAt, p.Meeting.ReplyByAt, p.Reply, HasLeft = p.Membership.ToOn < p.Meeting.FirstOn })
            .SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            { CancelledAt: not null } => MailFates.Cancelled,
            { Reply: not Reply.None } => MailFates.Replied,
            { HasLeft: true } => MailFates.SeatEnded,
            _ when state.ReplyByAt is not { } end || clock.Now() >= end => MailFates.Closed,
            _ => null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var meeting = await notices.ReadAsync(data, ct);
        var title = meeting.Title.In(reader.Culture);
        var deadline = meeting.LinkEnds;
        return new()
        {
            Head = meeting.Committee.Head(reader.Culture),
            Subject = texts["replyReminder.subject", meeting.Committee.Code, title, Left(deadline)],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["replyReminder.lead", title, dates.Deadline(deadline), Left(deadline)]],
            Facts = [.. facts.ToBeThere(meeting, reader), .. facts.ReplyBy(meeting, reader) is { } by ? [by] : Array.Empty<MailFact>()],
            Button = facts.ReplyButton(meeting, reader, data.ParticipantUid),
            Notes = [texts["replyReminder.note"]],
            Why = facts.Why(meeting.Committee),
            ReplyTo = meeting.Contacts.FirstOrDefault(c => c.Email is not null)?.Email,
        };
    }

    private string Left(Deadline deadline) => daysLeft.Until(deadline);
}
