using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;

namespace TcManager.Application.Audit;

/// <summary>What a recomputation found.</summary>
/// <param name="Entries">Sealed entries read.</param>
/// <param name="Seals">Seals read.</param>
/// <param name="Unsealed">Entries that no seal holds yet.</param>
/// <param name="Head">The hash of the last seal, lower-case hexadecimal: written down elsewhere, it proves that nothing was made anew.</param>
/// <param name="Faults">The first faults, at most <see cref="CheckAudit.MostFaults"/>.</param>
public sealed record AuditFindings(int Entries, int Seals, int Unsealed, string Head, IReadOnlyList<AuditFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}

/// <summary>One fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="SealNo">At which seal.</param>
/// <param name="EntryId">At which entry, if it is one entry's.</param>
public sealed record AuditFault(AuditFaultKind Kind, long SealNo, long? EntryId = null);

public enum AuditFaultKind
{
    /// <summary>An entry does not give its hash.</summary>
    EntryChanged,

    /// <summary>The entries under a seal are not those that were sealed: one was removed, added or changed together with its hash.</summary>
    EntriesDiffer,

    /// <summary>A seal does not follow the one before: one was removed or changed.</summary>
    ChainBroken,
}

/// <summary>Recomputes the chain from the first seal to the last, and every entry under it.</summary>
public sealed partial class CheckAudit(TcManagerDb db, Measures measures, ILogger<CheckAudit> log)
{
    public const int MostFaults = 20;

    /// <summary>Reads all of it, one seal in memory at a time.</summary>
    public async Task<AuditFindings> ExecuteAsync(CancellationToken ct)
    {
        var faults = new List<AuditFault>();
        var (entries, seals, expected, previous) = (0, 0, 1L, new byte[32]);
        for (AuditSeal? seal; (seal = await NextAsync(expected, ct)) is not null; expected = seal.No + 1)
        {
            seals++;
            if (seal.No != expected || !seal.PrevHash.AsSpan().SequenceEqual(previous))
            {
                faults.Add(new(AuditFaultKind.ChainBroken, seal.No));
            }

            var held = await db.AuditEntries.AsNoTracking().Where(e => e.SealNo == seal.No).OrderBy(e => e.Id).ToListAsync(ct);
            entries += held.Count;
            faults.AddRange(held.Where(e => !e.ComputeHash().AsSpan().SequenceEqual(e.EntryHash)).Select(e => new AuditFault(AuditFaultKind.EntryChanged, seal.No, e.Id)));
            if (held.Count != seal.Count || !AuditSeal.RootOf(held.Select(e => e.EntryHash)).AsSpan().SequenceEqual(seal.RootHash))
            {
                faults.Add(new(AuditFaultKind.EntriesDiffer, seal.No));
            }

            previous = seal.Hash();
        }

        var unsealed = await db.AuditEntries.CountAsync(e => e.SealNo == null, ct);
        var head = Convert.ToHexStringLower(previous);
        foreach (var fault in faults.Take(MostFaults))
        {
            Broken(fault.Kind, fault.SealNo, fault.EntryId);
        }

        Checked(entries, seals, faults.Count, head);
        measures.Faults("audit", faults.Count);
        return new(entries, seals, unsealed, head, [.. faults.Take(MostFaults)]);
    }

    [LoggerMessage(LogLevel.Critical, "The audit is not whole: {Kind} at seal {SealNo}, entry {EntryId}")]
    private partial void Broken(AuditFaultKind kind, long sealNo, long? entryId);

    [LoggerMessage(LogLevel.Information, "Audit checked: {Entries} entries under {Seals} seals, {Faults} faults, head {Head}")]
    private partial void Checked(int entries, int seals, int faults, string head);

    private Task<AuditSeal?> NextAsync(long from, CancellationToken ct) => db.AuditSeals.AsNoTracking().Where(s => s.No >= from).OrderBy(s => s.No).FirstOrDefaultAsync(ct);
}
