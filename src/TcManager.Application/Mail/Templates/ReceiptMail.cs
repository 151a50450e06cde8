using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
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
        var slip = await (
            from s in db.Slips
            join p in db.People on s.CastByPersonId equals p.Id
            where s.Id == data.SlipId
            select new { s.LeafHash, s.Revision, s.CastAt, s.Channel, s.VoterId, Place = new Bilingual(s.Voter.NameZh, s.Voter.NameLatin), By = new Bilingual(p.NameZh, p.NameLatin) }).SingleAsync(ct);
        var ballot = await notices.ReadAsync(data, ct);
        var isByProxy = slip.Channel == SlipChannel.Proxy;
        var (place, by) = (slip.Place.In(reader.Culture), slip.By.In(reader.Culture));
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["receipt.subject", ballot.Committee.Code, ballot.Title.In(reader.Culture)],
            Greeting = texts["greeting", reader.Name],
            Lead = [!isByProxy ? texts["receipt.lead"] : data.ByProxy == true ? texts["receipt.lead.holder", place] : texts["receipt.lead.giver", by]],
            Facts =
            [
                new(texts["ballot"], [ballot.Number, ballot.Title.In(reader.Culture)]),
                new(texts["receipt.code"], SlipLeaf.ReceiptCode(slip.LeafHash)),
                new(texts["receipt.revision"], slip.Revision == 1 ? texts["receipt.first"].Value : texts["receipt.replaces", slip.Revision].Value),
                new(texts["receipt.at"], reader.Instant(dates, slip.CastAt, ballot.ZoneId)),
                new(texts["receipt.until"], reader.Before(dates, texts, ballot.Deadline)),
            ],

            // Whoever voted by proxy finds the slip of that place there, not the own one.
            Button = new(texts["receipt.button"], notices.Url(ballot.Id, data.ByProxy == true ? $"/receipt?for={slip.VoterId}" : "/receipt")),
            Notes = [texts[data.ByProxy == true ? "receipt.change.holder" : "receipt.change"], texts[isByProxy && data.ByProxy != true ? "receipt.notYou.giver" : "receipt.notYou"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }
}
