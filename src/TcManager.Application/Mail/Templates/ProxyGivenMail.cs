using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Mail.Templates;

/// <summary>委托投票通知: to whoever is to vote for somebody, as soon as the proxy is entered.</summary>
public sealed class ProxyGivenMail(TcManagerDb db, BallotNotices notices, BallotLines lines, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.ProxyGiven;

    /// <summary>Of the giver's place; whether this recipient still holds the proxy is asked of the queued mail.</summary>
    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var state = await db.Voters.Where(v => v.Id == data.VoterId).Select(v => new { v.LastRevision, Facts = new BallotFacts(v.Ballot.ReleasedAt, v.Ballot.OpenedAt, v.Ballot.ClosesAt, v.Ballot.ClosedAt, v.Ballot.CancelledAt) }).SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            _ when state.Facts.StateAt(clock.Now()) is var stands and not BallotState.Open => stands == BallotState.Cancelled ? MailFates.Cancelled : MailFates.Closed,
            { LastRevision: > 0 } => MailFates.Voted,
            _ => null,
        };
    }

    public async Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) =>
        await NotWantedAsync(mail.Data, ct) ?? (await OwedVotes.Usable(db, clock.Today((await notices.ReadAsync(mail.Data, ct)).HomeZone)).AnyAsync(p => p.FromVoterId == mail.Data.VoterId && p.To.PersonId == mail.PersonId, ct) ? null : MailFates.Overtaken);

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var giver = (await db.Voters.Where(v => v.Id == data.VoterId).Select(v => new { v.NameZh, v.NameLatin }).SingleAsync(ct)) is var v ? new Bilingual(v.NameZh, v.NameLatin).In(reader.Culture) : "";
        var title = ballot.Title.In(reader.Culture);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["proxyGiven.subject", ballot.Committee.Code, giver, title],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["proxyGiven.lead", giver, title, dates.Deadline(ballot.Deadline)]],
            Facts = [.. lines.Facts(ballot, reader)],
            Button = lines.ProxyButton(ballot, data.VoterId!.Value, giver),
            Sections = [lines.Questions(ballot, reader.Culture)],
            Notes = [texts["proxyGiven.note", giver]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}
