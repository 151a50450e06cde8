using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Imports.Exports;

/// <summary>Long lists, a page at a time: where a database is asked again after a fault, each of its answers is held in memory as a whole.</summary>
internal static class LongList
{
    private const int PageSize = 1000;

    /// <param name="after">The rows behind a key, in the order of their keys.</param>
    /// <param name="keyOf">Above 0.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async IAsyncEnumerable<T> ReadAsync<T>(Func<long, IQueryable<T>> after, Func<T, long> keyOf, [EnumeratorCancellation] CancellationToken ct)
    {
        List<T> page;
        var last = 0L;
        do
        {
            page = await after(last).Take(PageSize).ToListAsync(ct);
            foreach (var row in page)
            {
                yield return row;
            }

            last = page.Count == 0 ? last : keyOf(page[^1]);
        }
        while (page.Count == PageSize);
    }
}
