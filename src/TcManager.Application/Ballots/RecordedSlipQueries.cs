using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>One line of the grid. No choice is in it: what was recorded or voted before is nobody's to see (decisions 9).</summary>
/// <param name="VoterId">Whose.</param>
/// <param name="NameZh">As frozen.</param>
/// <param name="NameLatin">As frozen.</param>
/// <param name="Organisation">As frozen.</param>
/// <param name="Category">By which questions are asked.</param>
/// <param name="Revision">0 where nothing has come yet.</param>
/// <param name="CastAt">Of the slip that counts.</param>
/// <param name="Channel">How it came.</param>
/// <param name="HasLeft">The seat has ended: nothing can be recorded.</param>
public sealed record SlipGridRow(
    long VoterId, string NameZh, string NameLatin, Bilingual Organisation, SeatCategory Category, int Revision, DateTimeOffset? CastAt, SlipChannel? Channel, bool HasLeft)
{
    public bool HasVotedInPerson => Channel is { } channel and not (SlipChannel.Paper or SlipChannel.Phone);
}

/// <summary>Voters × questions.</summary>
/// <param name="Rows">Those without a slip first.</param>
/// <param name="Voters">How many there are, also those who have no row here.</param>
public sealed record SlipGrid(IReadOnlyList<SlipGridRow> Rows, int Voters);

/// <summary>Slips that were recorded at once.</summary>
public sealed record RecordedBatch(long Id, SlipChannel Channel, int Count, DateTimeOffset At, Bilingual By, string? ScanName, long? ScanSize);

/// <summary>A voter's objection to a recorded slip.</summary>
/// <param name="WasReplaced">The voter, or the desk, has sent another slip since.</param>
public sealed record ObjectionItem(
    long Id, Bilingual Voter, Bilingual Organisation, SlipChannel Channel, DateTimeOffset RecordedAt, DateTimeOffset At, bool WasReplaced, string? Decision, Bilingual? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>What the desk has recorded for voters.</summary>
public sealed record RecordedSlips(IReadOnlyList<RecordedBatch> Batches, IReadOnlyList<ObjectionItem> Objections)
{
    public bool IsEmpty => Batches.Count == 0 && Objections.Count == 0;
}

/// <summary>Reads slips on paper and by phone.</summary>
public sealed class RecordedSlipQueries(TcManagerDb db, TimeProvider clock)
{
    private const int MostRows = 1000;
    private const int MostBatches = 200;

    /// <summary>All voters by name, those without a slip first; one of them where it is named.</summary>
    public async Task<SlipGrid> GridAsync(BallotView ballot, long? voterId, CancellationToken ct)
    {
        var now = clock.Now();
        var rows = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id && (voterId == null || v.Id == voterId))
            .OrderBy(v => v.LastRevision > 0).ThenBy(v => v.Membership.Person.PinyinName).ThenBy(v => v.Id).Take(MostRows)
            .Select(v => new
            {
                v.Id,
                v.NameZh,
                v.NameLatin,
                v.Organisation,
                v.Category,
                v.LastRevision,
                CastAt = v.LastSlip == null ? null : (DateTimeOffset?)v.LastSlip.CastAt,
                Channel = v.LastSlip == null ? null : (SlipChannel?)v.LastSlip.Channel,
                v.EndedAt,
                v.Membership.ToOn,
            })
            .ToListAsync(ct);
        return new(
            rows.ConvertAll(r => new SlipGridRow(
                r.Id, r.NameZh, r.NameLatin, r.Organisation, r.Category, r.LastRevision, r.CastAt, r.Channel, Voter.HasLeftBy(r.EndedAt, r.ToOn, now, ballot.Committee.ZoneId))),
            await db.Voters.CountAsync(v => v.BallotId == ballot.Id, ct));
    }

    /// <summary>Two queries, whatever was recorded.</summary>
    public async Task<RecordedSlips> OfAsync(BallotView ballot, CancellationToken ct)
    {
        var batches = await db.SlipBatches.AsNoTracking().Where(b => b.BallotId == ballot.Id).OrderByDescending(b => b.At).ThenByDescending(b => b.Id).Take(MostBatches)
            .Select(b => new RecordedBatch(b.Id, b.Channel, b.Count, b.At, new Bilingual(b.By.NameZh, b.By.NameLatin), b.ScanName, b.ScanSize)).ToListAsync(ct);
        var objections = await db.SlipObjections.AsNoTracking().Where(o => o.BallotId == ballot.Id).OrderBy(o => o.At).ThenBy(o => o.Id).Take(MostBatches)
            .Select(o => new ObjectionItem(
                o.Id, new Bilingual(o.Voter.NameZh, o.Voter.NameLatin), o.Voter.Organisation, o.Slip.Channel, o.Slip.CastAt, o.At, o.Voter.LastSlipId != o.SlipId, o.Decision,
                o.DecidedBy == null ? null : new Bilingual(o.DecidedBy.NameZh, o.DecidedBy.NameLatin), o.DecidedAt))
            .ToListAsync(ct);
        return new(batches, objections);
    }

    /// <summary>The scan of a batch; null where there is none, and before the close: it shows choices.</summary>
    public async Task<DocumentDownload?> ScanAsync(BallotView ballot, long batchId, CancellationToken ct) => ballot.Facts.ClosedAt is null
        ? null
        : await db.SlipBatches.AsNoTracking().Where(b => b.Id == batchId && b.BallotId == ballot.Id && b.ScanHash != null)
            .Select(b => new DocumentDownload(b.ScanHash!, b.ScanName!, b.ScanType!)).SingleOrDefaultAsync(ct);
}
