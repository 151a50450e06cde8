using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Mail.Templates;

/// <summary>投票凭证: that a slip was taken and under which code; never what it says.</summary>
public sealed class ReceiptMail(TcManagerDb db, BallotNotices notices, BallotLines lines, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.Receipt;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) =>
        await db.Slips.AnyAsync(s => s.Id == data.SlipId, ct) ? null : MailFates.Gone;

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var slip = await db.Slips.Where(s => s.Id == data.SlipId).Select(s => new { s.LeafHash, s.Revision, s.CastAt }).SingleAsync(ct);
        var ballot = await notices.ReadAsync(data, ct);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["receipt.subject", ballot.Committee.Code, ballot.Title.In(reader.Culture)],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["receipt.lead"]],
            Facts =
            [
                new(texts["ballot"], [ballot.Number, ballot.Title.In(reader.Culture)]),
                new(texts["receipt.code"], SlipLeaf.ReceiptCode(slip.LeafHash)),
                new(texts["receipt.revision"], slip.Revision == 1 ? texts["receipt.first"].Value : texts["receipt.replaces", slip.Revision].Value),
                new(texts["receipt.at"], reader.Instant(dates, slip.CastAt, ballot.ZoneId)),
                new(texts["receipt.until"], reader.Before(dates, texts, ballot.Deadline)),
            ],
            Button = new(texts["receipt.button"], notices.Url(ballot.Id, "/receipt")),
            Notes = [texts["receipt.change"], texts["receipt.notYou"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}
