using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;

namespace TcManager.Application.Mail.Templates;

/// <summary>投票作废: to everybody that was asked, with the reason and with what becomes of a vote that was cast.</summary>
public sealed class BallotWithdrawnMail(TcManagerDb db, BallotNotices notices, BallotLines lines, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.BallotWithdrawn;

    public async Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) =>
        await db.HasPassedOnAsync(mail, ct) ? MailFates.PassedOn : await NotWantedAsync(mail.Data, ct);

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) =>
        await db.Voters.AnyAsync(v => v.Id == data.VoterId && v.Ballot.CancelledAt != null, ct) ? null : MailFates.Gone;

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var said = await db.Voters.AsNoTracking().Where(v => v.Id == data.VoterId)
            .Select(v => new { v.Ballot.WithdrawalReason, v.Ballot.CancelledAt, v.Ballot.Generation, HasVoted = v.LastRevision > 0 }).SingleAsync(ct);
        var title = ballot.Title.In(reader.Culture);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["ballotWithdrawn.subject", ballot.Committee.Code, title],
            Greeting = texts["greeting", reader.Name],
            Lead =
            [
                texts["ballotWithdrawn", ballot.Committee.Head(reader.Culture), title, dates.Instant(said.CancelledAt!.Value, ballot.ZoneId)],
                .. said.Generation > 1 ? [texts["ballotWithdrawn.again"]] : Array.Empty<string>(),
                texts["ballotMoved.reason", said.WithdrawalReason!],
                texts[said.HasVoted ? "ballotWithdrawn.voted" : "ballotWithdrawn.missing"],
            ],
            Facts = [new(texts["ballot"], [ballot.Number, title])],
            Button = new(texts["ballotWithdrawn.button"], notices.Url(ballot.Id)),
            Sections = [],
            Notes = [],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}
