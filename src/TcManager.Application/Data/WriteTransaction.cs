using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>
/// The one wrapper of a use case that needs more than a single save: execution strategy, transaction, and on SQLite a fair gate, because
/// writers that wait on SQLite's own lock starve. The work may run again after a lost connection: it loads what it decides on.
/// </summary>
public static class WriteTransaction
{
    private static readonly SemaphoreSlim SqliteGate = new(1, 1);

    public static async Task<T> InTransactionAsync<T>(this TcManagerDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var isSqlite = DatabaseProvider.KindOf(db) == DatabaseKind.Sqlite;
        if (isSqlite)
        {
            await SqliteGate.WaitAsync(ct);
        }

        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var result = await work(token);
                await transaction.CommitAsync(token);
                return result;
            }, ct);
        }
        finally
        {
            if (isSqlite)
            {
                SqliteGate.Release();
            }
        }
    }
}
