using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>Reads a closed ballot for whoever recomputes it, all of it as of one moment: what is ruled, signed or opened again meanwhile would contradict the rest.</summary>
public sealed class BallotExportQueries(TcManagerDb db, BallotQueries ballots, BoundRulingQueries rulings)
{
    /// <summary>Null where the ballot is not closed: choices are nobody's to see before.</summary>
    public Task<BallotExport?> ExportAsync(long ballotId, CancellationToken ct) => db.InOneReadingAsync(again => ReadAsync(ballotId, again), ct);

    private async Task<BallotExport?> ReadAsync(long ballotId, CancellationToken ct)
    {
        if (await ballots.FindAsync(ballotId, ct) is not { State: BallotState.Closed, Facts: { OpenedAt: { } openedAt, ClosedAt: { } closedAt } } ballot)
        {
            return null;
        }

        var numbers = ballot.Questions.ToDictionary(q => q.Id, q => q.No);
        var about = new ExportAbout(
            ballot.Number, ballot.Committee.Code, ballot.Title.Zh, ballot.Title.En, $"{ballot.Kind}", openedAt, ballot.Facts.ClosesAt, closedAt, ballot.ZoneId, ballot.IsSample,
            [.. ballot.Questions.Select(q => new ExportQuestionText(q.No, q.Text.Zh, q.Text.En, q.Rules.Code, q.Rules.No, [.. q.Candidates.Select(c => new ExportCandidate(c.Code, c.Name.Zh, c.Name.En))]))]);
        var secret = await db.SecretChoices.AsNoTracking().Where(c => numbers.Keys.Contains(c.QuestionId)).Select(c => new { c.QuestionId, c.Category, c.Choice }).ToListAsync(ct);
        return new(
            BallotExport.CurrentFormat,
            about,
            ballot.Uid,
            ballot.Generation,
            $"{ballot.Secrecy}",
            await QuestionsAsync(ballot, ct),
            await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).OrderBy(v => v.VoterKey).Select(v => new ExportVoter(v.VoterKey, v.Category.ToString())).ToListAsync(ct),
            await SlipsAsync(ballot, numbers, ct),
            [.. secret.Select(c => new ExportChoice(numbers[c.QuestionId], $"{c.Category}", c.Choice)).OrderBy(c => c.Question).ThenBy(c => c.Category, StringComparer.Ordinal).ThenBy(c => c.Choice, StringComparer.Ordinal)],
            await VerdictsAsync(ballot.Id, ct));
    }

    private async Task<IReadOnlyList<ExportQuestion>> QuestionsAsync(BallotView ballot, CancellationToken ct)
    {
        var versions = ballot.Questions.Select(q => q.Rules.VersionId).Distinct().ToList();
        var hashes = await db.RuleSetVersions.AsNoTracking().Where(v => versions.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => Hex(v.Hash), ct);
        var texts = new Dictionary<long, string>();
        foreach (var version in versions)
        {
            texts[version] = await StoredText.DefinitionAsync(db, version, ct);
        }

        return [.. ballot.Questions.Select(q => new ExportQuestion(q.No, hashes[q.Rules.VersionId], texts[q.Rules.VersionId]))];
    }

    private async Task<IReadOnlyList<ExportSlip>> SlipsAsync(BallotView ballot, Dictionary<long, int> numbers, CancellationToken ct)
    {
        var rows = await db.SlipSeals.AsNoTracking().Where(seal => seal.BallotId == ballot.Id).Join(db.Slips, seal => seal.SlipId, slip => slip.Id, (seal, slip) => new
        {
            seal.No,
            seal.ChainHash,
            slip.Id,
            slip.Uid,
            slip.Voter.VoterKey,
            slip.Revision,
            slip.Generation,
            slip.Channel,
            slip.CastAt,
            slip.PayloadHash,
            slip.LeafHash,
        }).OrderBy(row => row.No).ToListAsync(ct);
        var answers = (await db.SlipAnswers.AsNoTracking().Where(a => a.Slip.BallotId == ballot.Id).Select(a => new { a.SlipId, a.QuestionId, a.Choice, a.Reason }).ToListAsync(ct))
            .ToLookup(a => a.SlipId, a => new ExportAnswer(numbers[a.QuestionId], a.Choice, a.Reason));
        return [.. rows.Select(row => new ExportSlip(
            row.No, row.Uid, row.VoterKey, row.Revision, row.Generation, $"{row.Channel}", row.CastAt, Hex(row.PayloadHash), Hex(row.LeafHash), Hex(row.ChainHash),
            ballot.Secrecy == Secrecy.Secret ? null : [.. answers[row.Id].OrderBy(a => a.Question)]))];
    }

    private async Task<IReadOnlyList<ExportVerdict>> VerdictsAsync(long ballotId, CancellationToken ct)
    {
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId).OrderBy(v => v.Generation).ThenBy(v => v.Question.No)
            .Select(v => new { v.Question.No, Verdict = v }).ToListAsync(ct);
        var bound = await rulings.ReadAsync(ballotId, ct);
        return [.. verdicts.Select(v => Of(v.No, v.Verdict, [.. bound.Of(v.Verdict).Select(r => new ExportRuling(Hex(r.Slip), $"{r.Kind}")).OrderBy(r => r.Slip, StringComparer.Ordinal)]))];
    }

    private static ExportVerdict Of(int no, Verdict verdict, IReadOnlyList<ExportRuling> rulings)
    {
        var evaluation = verdict.Evaluation;
        return new(
            no,
            verdict.Generation,
            $"{evaluation.Outcome}",
            evaluation.NoValidVotes,
            evaluation.Winner,
            [.. (evaluation.FollowUps ?? []).Select(f => $"{f}")],
            [.. evaluation.Checks.Select(c => new ExportCheck(c.Code, $"{c.Kind}", c.Actual.Of, c.Actual.Per, $"{c.Comparison}", c.Required.Of, c.Required.Per, c.LimitCount, c.Passed))],
            [.. verdict.Count.Entitled.OrderBy(e => e.Category).Select(e => new ExportEntitled($"{e.Category}", e.Voters))],
            [.. verdict.Count.VotesAndVoid().OrderBy(v => v.Category).ThenBy(v => v.Choice, StringComparer.Ordinal).ThenBy(v => v.Reasoned).Select(v => new ExportVotes($"{v.Category}", v.Choice, v.Reasoned, v.Votes))],
            rulings,
            verdict.ChainHead is { } head ? Hex(head) : null,
            Hex(verdict.ResultHash));
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
