using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Audit;

/// <summary>Seals what has been entered since the last seal. Behind the writes, so that no write waits for another's hash (decisions, Of the code 2).</summary>
public sealed class SealAudit(TcManagerDb db, TimeProvider clock)
{
    private const int MostEntries = 1000;
    private const int MostSeals = 100;

    /// <summary>How many entries have been sealed. Two at once: one seals, the other finds the number taken and leaves.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var total = 0;
        for (var seals = 0; seals < MostSeals; seals++)
        {
            var count = await db.InTransactionAsync(SealOneAsync, ct);
            total += count;
            if (count < MostEntries)
            {
                break;
            }
        }

        return total;
    }

    private async Task<int> SealOneAsync(CancellationToken ct)
    {
        // The last seal before the entries: whoever seals these entries in between has taken the number that follows it.
        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.No).FirstOrDefaultAsync(ct);
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.SealNo == null).OrderBy(e => e.Id).Take(MostEntries).Select(e => new { e.Id, e.EntryHash }).ToListAsync(ct);
        if (entries.Count == 0)
        {
            return 0;
        }

        var seal = new AuditSeal
        {
            No = (last?.No ?? 0) + 1,
            Count = entries.Count,
            RootHash = AuditSeal.RootOf(entries.Select(e => e.EntryHash)),
            PrevHash = last?.Hash() ?? new byte[32],
            At = clock.Now(),
        };
        if (!await db.InsertIfAbsentAsync(seal, s => s.No, ct))
        {
            return 0;
        }

        var ids = entries.ConvertAll(e => e.Id);
        await db.AuditEntries.Where(e => ids.Contains(e.Id) && e.SealNo == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.SealNo, seal.No), ct);
        return entries.Count;
    }
}
