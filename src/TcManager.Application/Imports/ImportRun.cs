using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Imports.Deciding;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Goes through all rows of an import in batches, and writes down the verdict of each: what it takes of memory does not grow with the file.</summary>
public sealed class ImportRun(TcManagerDb db, ImportFiles files, RowDeciders deciders, ActorQueries actors, TimeProvider clock)
{
    /// <summary>A batch names its people in one query, and SQL Server takes 2,100 values.</summary>
    private const int BatchSize = 400;

    /// <param name="import">Not tracked.</param>
    /// <param name="isTaking">Saves what the rows change, in the caller's transaction; else it is thrown away.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<ImportCounts> ExecuteAsync(Import import, bool isTaking, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await db.PlanAnewAsync(ct);
            return await GoThroughAsync(import, isTaking, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<ImportCounts> GoThroughAsync(Import import, bool isTaking, CancellationToken ct)
    {
        await db.ImportLines.Where(l => l.ImportId == import.Id).ExecuteDeleteAsync(ct);
        var opened = OpenTable.Open(files.Open(import.Uid), import.Kind);
        using var table = opened.Value;
        var decider = deciders.Of(import.Kind);
        var scope = await ImportScope.OfAsync(db, actors, import.CommitteeId, import.AccountId, isTaking, clock, ct);
        var prepared = await decider.PrepareAsync(scope, table.Head, ct);
        if (!prepared.IsDone)
        {
            // What the file was about is no longer there.
            return new(0, 0, 0, import.File.Rows);
        }

        var counts = default(ImportCounts);
        foreach (var batch in table.Rows(decider.AlsoRead).Chunk(BatchSize))
        {
            var decisions = await decider.DecideAsync(batch, ct);
            if (isTaking)
            {
                await db.SaveChangesAsync(ct);
            }

            db.ChangeTracker.Clear();
            await db.InsertManyAsync([.. decisions.Select(d => new ImportLine(import.Id, d.Row, d.Verdict, d.Notes.Count == 0 ? RowNotes.None : new([.. d.Notes])))], ct);
            counts = decisions.Aggregate(counts, (sum, d) => sum.Add(d.Verdict));
            if (!isTaking)
            {
                var done = counts.Rows;
                await db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.RowsDone, done), ct);
            }
        }

        return counts;
    }
}
