using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Mail.Templates;

/// <summary>投票延期、重新开放: to every voter, with the reason and with what became of a vote that was cast before.</summary>
public sealed class BallotMovedMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.BallotMoved;

    public async Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) =>
        await db.HasPassedOnAsync(mail, ct) ? MailFates.PassedOn : await NotWantedAsync(mail.Data, ct);

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var now = clock.Now();
        var state = await db.Voters.Where(v => v.Id == data.VoterId)
            .Select(v => new { IsOvertaken = db.DeadlineChanges.Any(c => c.BallotId == v.BallotId && c.No > data.ChangeNo), v.Ballot.ClosedAt, v.Ballot.CancelledAt, v.Ballot.ClosesAt, v.EndedAt, v.Ballot.Committee.ZoneId, v.Membership.ToOn })
            .SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            { CancelledAt: not null } => MailFates.Cancelled,
            { ClosedAt: not null } => MailFates.Closed,
            _ when now >= state.ClosesAt => MailFates.Closed,
            { IsOvertaken: true } => MailFates.Overtaken,
            _ => Voter.HasLeftBy(state.EndedAt, state.ToOn, now, state.ZoneId) ? MailFates.SeatEnded : null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var change = await db.DeadlineChanges.AsNoTracking().Where(c => c.BallotId == data.BallotId && (data.ChangeNo == null || c.No == data.ChangeNo)).OrderByDescending(c => c.No).FirstAsync(ct);
        var castAt = await db.Voters.Where(v => v.Id == data.VoterId).Select(v => v.LastSlip == null ? null : (DateTimeOffset?)v.LastSlip.CastAt).SingleAsync(ct);
        var (title, moved) = (ballot.Title.In(reader.Culture), new Deadline(change.ToAt, ballot.ZoneId));
        var deadline = dates.Deadline(moved);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts[$"ballotMoved.{change.Kind}.subject", ballot.Committee.Code, title, daysLeft.Until(moved)],
            Greeting = texts["greeting", reader.Name],
            Lead =
            [
                texts[$"ballotMoved.{change.Kind}", ballot.Committee.Head(reader.Culture), title, deadline, dates.Deadline(new Deadline(change.FromAt, ballot.ZoneId))],
                texts["ballotMoved.reason", change.Reason],
                castAt is { } at ? texts["ballotMoved.stands", dates.Instant(at, ballot.ZoneId)] : texts["ballotMoved.missing"],
            ],
            Facts = [.. lines.Facts(ballot, reader)],
            Button = lines.VoteButton(ballot),
            Sections = [lines.Questions(ballot, reader.Culture)],
            Notes = [texts["vote.change"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}
