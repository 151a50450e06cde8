using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>异议通知: to chair and secretariat, that a voter objects to the slip recorded for them; never what the slip says.</summary>
public sealed class SlipObjectedMail(TcManagerDb db, BallotNotices notices, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.SlipObjected;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) =>
        await db.SlipObjections.Where(o => o.SlipId == data.SlipId).Select(o => new { o.DecidedAt }).SingleOrDefaultAsync(ct) switch
        {
            null => MailFates.Gone,
            { DecidedAt: not null } => MailFates.Decided,
            _ => null,
        };

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var objection = await db.SlipObjections.AsNoTracking().Where(o => o.SlipId == data.SlipId).Select(o => new { o.Voter.NameZh, o.Voter.NameLatin, o.Slip.Channel, o.Slip.CastAt, o.At }).SingleAsync(ct);
        var (name, title) = (new Bilingual(objection.NameZh, objection.NameLatin).In(reader.Culture), ballot.Title.In(reader.Culture));
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["slipObjected.subject", ballot.Committee.Code, name, title],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[$"slipObjected.lead.{objection.Channel}", name, title], texts["slipObjected.what"]],
            Facts =
            [
                new(texts["ballot"], [ballot.Number, title]),
                new(texts["slipObjected.recorded"], reader.Instant(dates, objection.CastAt, ballot.ZoneId)),
                new(texts["slipObjected.at"], reader.Instant(dates, objection.At, ballot.ZoneId)),
            ],
            Button = new(texts["slipObjected.button"], notices.Url(ballot.Id, "#recorded")),
            Why = texts["slipObjected.why", ballot.Committee.Code],
            ReplyTo = ballot.ReplyTo,
        };
    }
}
