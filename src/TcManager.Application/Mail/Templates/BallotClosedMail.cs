using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Mail.Templates;

/// <summary>投票结果: the outcome of each question with its counts and limits.</summary>
public sealed class BallotClosedMail(TcManagerDb db, BallotNotices notices, VerdictLines verdicts, BallotLines lines, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.BallotClosed;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) =>
        await db.Ballots.Where(b => b.Id == data.BallotId).Select(b => new { b.ClosedAt, b.CancelledAt }).SingleOrDefaultAsync(ct) switch
        {
            null or { CancelledAt: not null } => MailFates.Cancelled,
            { ClosedAt: null } => MailFates.Overtaken,

            // It was ruled on and signed meanwhile: another mail says what came of it.
            { ClosedAt: { } closedAt } when data is { IsSigned: null, VoterId: not null } && await IsSignedAnewAsync(data.BallotId!.Value, closedAt, ct) => MailFates.Overtaken,
            _ => null,
        };

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var results = await ResultsAsync(ballot.Id, ct);
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts["ballotClosed.subject", ballot.Committee.Code, ballot.Title.In(reader.Culture), verdicts.Outcome(results)],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["ballotClosed.lead", ballot.Title.In(reader.Culture), verdicts.Outcome(results)], .. Early(ballot), .. data.IsSigned is true ? [texts["ballotClosed.ruled"].Value] : Array.Empty<string>()],
            Facts = [new(texts["ballot"], [ballot.Number, ballot.Title.In(reader.Culture)])],
            Button = new(texts["ballotClosed.button"], notices.Url(ballot.Id)),
            Sections = [.. results.Select(result => verdicts.Section(result, results.Count > 1, reader.Culture))],
            Notes = results.All(r => r.IsSigned) ? [] : [texts["ballotClosed.notSigned"]],
            Why = data.VoterId is null ? texts["why", ballot.Committee.Code] : lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }

    private IEnumerable<string> Early(BallotNotice ballot)
    {
        if (ballot.WasByHands)
        {
            yield return texts["ballotClosed.hands"];
        }

        if (ballot.WasClosedEarly)
        {
            var closed = dates.Instant(ballot.ClosedAt!.Value, ballot.ZoneId);
            yield return string.IsNullOrWhiteSpace(ballot.ClosingReason)
                ? texts["ballotClosed.early.all", closed, dates.Deadline(ballot.Deadline)]
                : texts["ballotClosed.early", closed, dates.Deadline(ballot.Deadline), ballot.ClosingReason];
        }
    }

    private Task<bool> IsSignedAnewAsync(long ballotId, DateTimeOffset closedAt, CancellationToken ct) => db.Rulings.AnyAsync(
        r => r.BallotId == ballotId && r.At >= closedAt && db.Verdicts.Any(v => v.QuestionId == r.Answer.QuestionId && v.Generation == v.Question.Ballot.Generation && v.SignedAt != null), ct);

    private async Task<List<QuestionResult>> ResultsAsync(long ballotId, CancellationToken ct)
    {
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId).OrderBy(v => v.Question.No).ThenBy(v => v.Generation)
            .Select(v => new { v.Question.No, v.Question.Text, v.Question.RuleSetVersion.Definition, v.Question.RuleSetVersion.IsVerified, v.Count, v.Evaluation, IsSigned = v.SignedAt != null, Candidates = v.Question.Candidates.OrderBy(c => c.No).Select(c => new { c.No, c.NameZh, c.NameEn }).ToList() })
            .AsSingleQuery().ToListAsync(ct);
        return [.. verdicts.GroupBy(v => v.No).Select(g => g.Last()).Select(v => new QuestionResult(v.No, v.Text, v.Definition, v.IsVerified, v.Count, v.Evaluation, v.IsSigned)
        {
            Candidates = v.Candidates.ToDictionary(c => Candidate.CodeOf(c.No), c => new Bilingual(c.NameZh, c.NameEn)),
        })];
    }
}

/// <summary>The newest verdict of one question.</summary>
public sealed record QuestionResult(
    int No,
    Bilingual Text,
    RuleSetDefinition Definition,
    bool IsVerified,
    BallotCount Count,
    Evaluation Evaluation,
    bool IsSigned)
{
    /// <summary>The names of an election's choices, in the order of the slip.</summary>
    public IReadOnlyDictionary<string, Bilingual> Candidates { get; init; } = new Dictionary<string, Bilingual>();
}
