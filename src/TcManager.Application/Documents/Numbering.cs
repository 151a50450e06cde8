using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Documents;

namespace TcManager.Application.Documents;

/// <summary>Takes the next number of a committee's series in the transaction of the use case: a number is used exactly when its row is saved.</summary>
public sealed class Numbering(TcManagerDb db)
{
    /// <param name="committeeId">Whose series.</param>
    /// <param name="series">One of <see cref="NumberSeries"/>'s names.</param>
    /// <param name="year">0 for a series that runs through the years.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<int> TakeAsync(long committeeId, string series, int year, CancellationToken ct)
    {
        var row = db.NumberSeries.Local.FirstOrDefault(n => n.CommitteeId == committeeId && n.Series == series && n.Year == year);
        row ??= await LockAsync(committeeId, series, year, ct);
        if (row is null)
        {
            row = new(committeeId, series, year);
            db.NumberSeries.Add(row);
        }

        return row.Take();
    }

    private async Task<NumberSeries?> LockAsync(long committeeId, string series, int year, CancellationToken ct)
    {
        var rows = db.NumberSeries.Where(n => n.CommitteeId == committeeId && n.Series == series && n.Year == year);
        if (await rows.HoldAsync(n => n.Next, ct) == 0)
        {
            // A series that does not exist yet cannot be held; its committee can. Whoever waited for that may find the series made meanwhile.
            await db.Committees.Where(c => c.Id == committeeId).HoldAsync(c => c.Code, ct);
            await rows.HoldAsync(n => n.Next, ct);
        }

        return await rows.SingleOrDefaultAsync(ct);
    }
}
