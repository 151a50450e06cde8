using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>What a result paper says beside the verdict.</summary>
/// <param name="TermNo">第n届: the committee's term on the day of the opening; null where none is known.</param>
/// <param name="Scan">The newest signed or sealed scan.</param>
/// <param name="Slips">That count, by the way they came, most first; none where hands were counted.</param>
public sealed record ResultFacts(int? TermNo, QuestionPaper? Scan, IReadOnlyList<SlipsByChannel> Slips);

/// <summary>How many of the slips that count came one way, void ones among them.</summary>
public sealed record SlipsByChannel(SlipChannel Channel, int Slips);

/// <summary>Reads what stands around a result.</summary>
public sealed class ResultQueries(TcManagerDb db)
{
    public async Task<ResultFacts> FactsAsync(BallotView ballot, CancellationToken ct)
    {
        var day = LocalMoment.DayOf(ballot.OpensAt, ballot.Committee.ZoneId);
        var term = await db.Terms.AsNoTracking().Where(t => t.CommitteeId == ballot.Committee.Id && t.StartOn <= day).OrderByDescending(t => t.StartOn).Select(t => (int?)t.No).FirstOrDefaultAsync(ct);
        return new(term, await ScanAsync(ballot, ct), await SlipsAsync(ballot.Id, ct));
    }

    private async Task<IReadOnlyList<SlipsByChannel>> SlipsAsync(long ballotId, CancellationToken ct)
    {
        var rows = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId && v.LastSlip != null).GroupBy(v => v.LastSlip!.Channel)
            .Select(g => new { Channel = g.Key, Slips = g.Count() }).ToListAsync(ct);
        return [.. rows.Select(r => new SlipsByChannel(r.Channel, r.Slips)).OrderByDescending(r => r.Slips).ThenBy(r => r.Channel)];
    }

    /// <summary>Of the present round.</summary>
    public Task<QuestionPaper?> ScanAsync(BallotView ballot, CancellationToken ct) => (
        from result in db.SignedResults.AsNoTracking()
        where result.BallotId == ballot.Id && result.Generation == ballot.Generation
        from file in db.DocumentFiles.Where(f => f.DocumentId == result.DocumentId)
        orderby file.Revision descending
        select new QuestionPaper(result.DocumentId, result.Document.Number, result.Document.Title, file.Revision, file.FileName, file.Size)).FirstOrDefaultAsync(ct);
}
