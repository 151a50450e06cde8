using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Goes on with imports that are too large for the request that brought them, one after the other. May run in two processes: each import belongs to one of them for a time.</summary>
public sealed partial class AdvanceImports(TcManagerDb db, CheckImport check, TakeImport take, TimeProvider clock, ILogger<AdvanceImports> log)
{
    /// <summary>Rows that are looked at, or taken, within the request: a second or two. Longer work waits for this job.</summary>
    public const int MostAtOnce = 2000;

    // Longer than any file within the limits takes; who is killed leaves it to another.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    // A request that has died leaves it to the job.
    internal static TimeSpan LeaseOfRequest { get; } = TimeSpan.FromMinutes(2);

    internal static bool IsDoneAtOnce(ImportFile file) => file.Rows <= MostAtOnce;

    /// <summary>Until nothing waits.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await ClaimAsync(ct) is { } import)
        {
            await AdvanceAsync(import, ct);
        }
    }

    private async Task<long?> ClaimAsync(CancellationToken ct)
    {
        var now = clock.Now();
        foreach (var id in await Due(now).OrderBy(i => i.UploadedAt).Select(i => i.Id).Take(10).ToListAsync(ct))
        {
            var until = now + Lease;
            if (await Due(now).Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClaimedUntilAt, until), ct) == 1)
            {
                return id;
            }
        }

        return null;
    }

    private IQueryable<Import> Due(DateTimeOffset now) => db.Imports.AsNoTracking()
        .Where(i => i.TakenAt == null && i.FailedAt == null && i.ForgottenAt == null && (i.CheckedAt == null || i.ConfirmedAt != null) && (i.ClaimedUntilAt == null || i.ClaimedUntilAt < now));

    private async Task AdvanceAsync(long id, CancellationToken ct)
    {
        try
        {
            await check.ExecuteAsync(id, ct);
            if (await db.Imports.AsNoTracking().AnyAsync(i => i.Id == id && i.ConfirmedAt != null, ct))
            {
                await take.ExecuteAsync(id, ct);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One import that cannot be done must not hold up the others, nor be tried for ever.
            BrokenOff(log, fault, id);
            db.ChangeTracker.Clear();
            var import = await db.Imports.SingleAsync(i => i.Id == id, CancellationToken.None);
            import.Fail(clock.Now());
            await db.SaveChangesAsync(CancellationToken.None);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} was broken off: nothing of it was taken.")]
    private static partial void BrokenOff(ILogger logger, Exception fault, long importId);
}

/// <summary>Deletes the files of old imports and the verdicts on their rows: they hold names and addresses, and nobody needs them any more.</summary>
public sealed class ForgetImports(TcManagerDb db, ImportFiles files, TimeProvider clock)
{
    /// <summary>As long as the rows that were not taken can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var before = now - Kept;
        foreach (var import in await db.Imports.Where(i => i.ForgottenAt == null && i.UploadedAt < before).OrderBy(i => i.Id).Take(500).ToListAsync(ct))
        {
            files.Delete(import.Uid);
            await db.ImportLines.Where(l => l.ImportId == import.Id).ExecuteDeleteAsync(ct);
            import.Forget(now);
            await db.SaveChangesAsync(ct);
        }
    }
}
