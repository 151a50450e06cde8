using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Reads by which rulings the verdicts of a ballot were counted: for the proof, where each verdict must give its hash again.</summary>
public sealed class BoundRulingQueries(TcManagerDb db)
{
    internal async Task<BoundRulings> ReadAsync(long ballotId, CancellationToken ct)
    {
        var rulings = await db.Rulings.AsNoTracking().Where(r => r.BallotId == ballotId).OrderBy(r => r.Id)
            .Select(r => new RuledAnswer(r.Answer.QuestionId, r.AnswerId, r.Generation, r.Kind, r.Answer.Slip.VoterId, r.Answer.Slip.LeafHash, r.Answer.Slip.Revision)).ToListAsync(ct);
        var slips = rulings.Count == 0 ? [] : await db.Slips.AsNoTracking().Where(s => s.BallotId == ballotId && db.Rulings.Any(r => r.BallotId == ballotId && r.Answer.Slip.VoterId == s.VoterId))
            .Select(s => new RuledSlip(s.VoterId, s.Revision, s.Generation)).ToListAsync(ct);
        return new(rulings, slips);
    }
}

/// <summary>The rulings of one ballot, and the slips of the voters that they are about.</summary>
internal sealed record BoundRulings(IReadOnlyList<RuledAnswer> Rulings, IReadOnlyList<RuledSlip> Slips)
{
    /// <summary>That a verdict was counted with: the last of its round or an earlier one, on a slip that was then its voter's newest.</summary>
    internal IEnumerable<BoundRuling> Of(Verdict verdict) => Rulings.Where(r => r.QuestionId == verdict.QuestionId && r.Generation <= verdict.Generation).GroupBy(r => r.AnswerId).Select(g => g.Last())
        .Where(r => r.Kind != RulingKind.AsCast && !Slips.Any(s => s.VoterId == r.VoterId && s.Revision > r.Revision && s.Generation <= verdict.Generation))
        .Select(r => new BoundRuling(r.Slip, r.Kind));
}

internal sealed record RuledAnswer(long QuestionId, long AnswerId, int Generation, RulingKind Kind, long VoterId, byte[] Slip, int Revision);

internal sealed record RuledSlip(long VoterId, int Revision, int Generation);
