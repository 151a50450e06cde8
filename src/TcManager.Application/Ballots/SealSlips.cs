using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Numbers and chains the slips of ballots. Behind the votes, so that no vote waits for another's hash (decisions, Of the code 1); the close seals what is left.</summary>
public sealed partial class SealSlips(TcManagerDb db, ILogger<SealSlips> logger)
{
    /// <summary>The job: every open ballot with slips that are in no chain. Returns how many slips it sealed.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var total = 0;
        var ids = await db.Ballots.Where(b => b.OpenedAt != null && b.ClosedAt == null && db.Slips.Any(s => s.BallotId == b.Id && !db.SlipSeals.Any(x => x.SlipId == s.Id)))
            .OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(ct);

        // A transaction each: a chain is one ballot's.
        foreach (var id in ids)
        {
            total += await OneAsync(id, ct);
        }

        return total;
    }

    /// <summary>Inside the transaction of the caller, who holds the ballot's lock. The head after the last slip.</summary>
    internal async Task<byte[]> ToHeadAsync(long ballotId, CancellationToken ct) => (await SealAsync(ballotId, ct)).Head;

    private async Task<int> OneAsync(long ballotId, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    // Beside the voters; the close waits.
                    await BallotLock.ShareAsync(db, ballotId, token);
                    return (await SealAsync(ballotId, token)).Sealed;
                },
                ct);
        }
        catch (DbUpdateException fault)
        {
            // Another one sealed these meanwhile; if not, the next round meets the fault again.
            LogTaken(fault, ballotId);
            return 0;
        }
    }

    private async Task<(byte[] Head, int Sealed)> SealAsync(long ballotId, CancellationToken ct)
    {
        // The last seal before the slips: whoever seals these in between has taken the number that follows it.
        var last = await db.SlipSeals.AsNoTracking().Where(s => s.BallotId == ballotId).OrderByDescending(s => s.No).Select(s => new { s.No, s.ChainHash }).FirstOrDefaultAsync(ct);
        var slips = await db.Slips.AsNoTracking().Where(s => s.BallotId == ballotId && !db.SlipSeals.Any(x => x.SlipId == s.Id))
            .OrderBy(s => s.Id).Select(s => new { s.Id, s.LeafHash }).ToListAsync(ct);
        var (no, head) = (last?.No ?? 0, last?.ChainHash ?? await StartAsync(ballotId, ct));
        var seals = new List<SlipSeal>(slips.Count);
        foreach (var slip in slips)
        {
            head = SlipChain.Next(head, ++no, slip.LeafHash);
            seals.Add(new(ballotId, no, slip.Id, head));
        }

        await db.InsertManyAsync(seals, ct);
        return (head, seals.Count);
    }

    private async Task<byte[]> StartAsync(long ballotId, CancellationToken ct)
    {
        var uid = await db.Ballots.Where(b => b.Id == ballotId).Select(b => b.Uid).SingleAsync(ct);
        return SlipChain.Start(uid, await db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId).Select(v => new ChainedVoter(v.VoterKey, v.Category)).ToListAsync(ct));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The slips of ballot {BallotId} were sealed by another node")]
    private partial void LogTaken(Exception fault, long ballotId);
}
