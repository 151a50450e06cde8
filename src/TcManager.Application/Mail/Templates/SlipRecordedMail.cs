using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Mail.Templates;

/// <summary>纸质票录入通知: what the secretariat recorded for a voter, and where to object. Whoever else looks at the mail does not see what it says (decisions 9).</summary>
public sealed class SlipRecordedMail(TcManagerDb db, BallotNotices notices, BallotLines lines, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.SlipRecorded;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) =>
        await db.Slips.AnyAsync(s => s.Id == data.SlipId, ct) ? null : MailFates.Gone;

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var slip = await db.Slips.AsNoTracking().Include(s => s.Answers).SingleAsync(s => s.Id == data.SlipId, ct);
        var ids = await db.Questions.Where(q => q.BallotId == data.BallotId).Select(q => new { q.Id, q.No, q.Text, q.RuleSetVersion.Definition }).OrderBy(q => q.No).ToListAsync(ct);
        var ballot = await notices.ReadAsync(data, ct);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["slipRecorded.subject", ballot.Committee.Code, ballot.Title.In(reader.Culture)],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[$"slipRecorded.lead.{slip.Channel}", ballot.Committee.Head(reader.Culture)], .. Void([.. ids.Where(q => slip.Answers.Any(a => a.QuestionId == q.Id && a.Choice == RuleSetDefinition.VoidChoice)).Select(q => q.No)], slip.Answers.Count), texts["slipRecorded.object"]],
            Facts =
            [
                new(texts["ballot"], [ballot.Number, ballot.Title.In(reader.Culture)]),
                new(texts["receipt.code"], SlipLeaf.ReceiptCode(slip.LeafHash)),
                new(texts["receipt.revision"], slip.Revision == 1 ? texts["receipt.first"].Value : texts["receipt.replaces", slip.Revision].Value),
                new(texts["receipt.at"], reader.Instant(dates, slip.CastAt, ballot.ZoneId)),
                new(texts["receipt.until"], reader.Before(dates, texts, ballot.Deadline)),
            ],
            Button = new(texts["slipRecorded.button"], notices.Url(ballot.Id, "/receipt")),
            Sections =
            [
                new(texts["slipRecorded.what"], [.. ids.Join(slip.Answers, q => q.Id, a => a.QuestionId, (q, a) => new MailItem(
                    ids.Count == 1 ? q.Text.In(reader.Culture) : $"{q.No}. {q.Text.In(reader.Culture)}", reader.IsRecipient ? Said(a, q.Definition.NameOf(a.Choice)?.In(reader.Culture)) : texts["slipRecorded.hidden"].Value))]),
            ],
            Notes = [texts["slipRecorded.change"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }

    /// <summary>That the slip is void, or for which of several questions it is.</summary>
    private IEnumerable<string> Void(IReadOnlyList<int> questions, int of) =>
        questions.Count == 0 ? []
        : questions.Count == of ? [texts["slipRecorded.void"]]
        : [texts["slipRecorded.void.some", string.Join(texts["list"], questions)]];

    private string Said(SlipAnswer answer, string? own)
    {
        var choice = own ?? (texts[$"choice.{answer.Choice}"] is { ResourceNotFound: false } known ? known.Value : answer.Choice);
        return string.IsNullOrWhiteSpace(answer.Reason) ? choice : texts["slipRecorded.reason", choice, answer.Reason].Value;
    }
}
