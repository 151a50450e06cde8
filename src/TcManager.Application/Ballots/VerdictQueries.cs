using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Ballots;

/// <summary>Reads what was decided. Called only after the close: here choices stand beside names.</summary>
public sealed class VerdictQueries(TcManagerDb db)
{
    private const int MostRows = 1000;

    public async Task<VerdictPage> VerdictAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.Facts.ClosedAt is null)
        {
            throw new InvalidOperationException("Choices are nobody's to see before the close.");
        }

        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballot.Id && v.Generation == ballot.Generation)
            .OrderBy(v => v.Question.No)
            .Select(v => new { Verdict = v, Zh = v.SignedBy == null ? null : v.SignedBy.NameZh, En = v.SignedBy == null ? null : v.SignedBy.NameLatin })
            .ToListAsync(ct);
        var votes = await VotesAsync(ballot.Id, ct);
        var slips = await db.Slips.CountAsync(s => s.BallotId == ballot.Id, ct);
        return new(
            ballot,
            [.. verdicts.Select(v => new VerdictView(
                ballot.Questions.Single(q => q.Id == v.Verdict.QuestionId), v.Verdict.Evaluation, v.Verdict.Count, v.Verdict.ResultHash, v.Verdict.ComputedAt,
                v.Zh is null ? null : new Bilingual(v.Zh, v.En!), v.Verdict.SignedAt))],
            votes,
            slips);
    }

    /// <summary>By the names that were frozen at the opening; one row per answer, and one for whoever did not vote.</summary>
    private Task<List<VoteByName>> VotesAsync(long ballotId, CancellationToken ct) => (
        from voter in db.Voters.AsNoTracking()
        where voter.BallotId == ballotId
        join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId into answers
        from answer in answers.DefaultIfEmpty()
        orderby voter.Membership.Person.PinyinName, voter.Id
        select new VoteByName((long?)answer.QuestionId ?? 0, voter.NameZh, voter.NameLatin, voter.Organisation, voter.Category, answer.Choice, answer.Reason))
        .Take(MostRows).ToListAsync(ct);
}
