using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>Rows that nobody else changes until the commit.</summary>
public static class HeldRows
{
    /// <summary>
    /// Writing a value over itself locks the rows, on every database alike: whoever comes second waits here, and reads afterwards what the first has
    /// left. Inside <see cref="WriteTransaction"/>, before the rows are loaded. Returns how many there are.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="property">Any one that no index holds uniquely, and not the Version.</param>
    /// <param name="ct">Ends the wait.</param>
    public static Task<int> HoldAsync<T, TValue>(this IQueryable<T> rows, Expression<Func<T, TValue>> property, CancellationToken ct)
        where T : class =>
        rows.ExecuteUpdateAsync(set => set.SetProperty(property, property), ct);
}
