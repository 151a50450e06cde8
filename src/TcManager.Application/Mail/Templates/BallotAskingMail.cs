using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>A mail that asks for a vote: what is asked, until when, where.</summary>
public abstract class BallotAskingMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public abstract string Kind { get; }

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var now = clock.Now();
        var state = await db.Voters.Where(v => v.Id == data.VoterId)
            .Select(v => new { v.Ballot.OpenedAt, v.Ballot.ClosedAt, v.Ballot.CancelledAt, v.Ballot.ClosesAt, v.EndedAt, v.Ballot.Committee.ZoneId, v.Membership.ToOn, v.LastRevision })
            .SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            { CancelledAt: not null } => MailFates.Cancelled,
            { ClosedAt: not null } or { OpenedAt: null } => MailFates.Closed,
            _ when now >= state.ClosesAt => MailFates.Closed,
            { EndedAt: not null } => MailFates.SeatEnded,
            { ToOn: { } lastDay, ZoneId: var zone } when lastDay < LocalMoment.DayOf(now, zone) => MailFates.SeatEnded,
            { LastRevision: > 0 } => MailFates.Voted,
            _ => null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var (title, deadline, left) = (ballot.Title.In(reader.Culture), dates.Deadline(ballot.Deadline), daysLeft.Until(ballot.Deadline));
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts[$"{Kind}.subject", ballot.Committee.Code, title, left],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[$"{Kind}.lead", ballot.Committee.Head(reader.Culture), title, deadline]],
            Facts = [.. lines.Facts(ballot, reader)],
            Button = lines.VoteButton(ballot),
            Sections = [lines.Questions(ballot, reader.Culture)],
            Notes = [texts["vote.change"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}

/// <summary>投票开始.</summary>
public sealed class BallotOpenedMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
    : BallotAskingMail(db, notices, lines, daysLeft, clock, dates, texts)
{
    public override string Kind => MailKinds.BallotOpened;
}

/// <summary>投票提醒: to whoever has not voted yet.</summary>
public sealed class BallotReminderMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
    : BallotAskingMail(db, notices, lines, daysLeft, clock, dates, texts)
{
    public override string Kind => MailKinds.BallotReminder;
}
