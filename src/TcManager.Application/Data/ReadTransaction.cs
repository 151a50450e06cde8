using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>
/// Several queries that see the database as it was at the first of them: what is written in between is in none. It is for work that writes nothing, and
/// on SQLite it waits for no writer and holds none up.
/// </summary>
public static class ReadTransaction
{
    private const string SqlServerKeepsVersions = "SELECT CAST(CASE WHEN snapshot_isolation_state = 1 THEN 1 ELSE 0 END AS bit) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";

    public static Task<T> InOneReadingAsync<T>(this TcManagerDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            again => DatabaseProvider.KindOf(db) switch
            {
                DatabaseKind.Sqlite => OnSqliteAsync(db, work, again),
                DatabaseKind.SqlServer => OnSqlServerAsync(db, work, again),
                _ => AtAsync(IsolationLevel.RepeatableRead, db, work, again),
            },
            ct);

    private static async Task<T> AtAsync<T>(IsolationLevel level, TcManagerDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(level, ct);
        return await work(ct);
    }

    /// <summary>The pool hands a connection on with the level it had: it gets the usual one back.</summary>
    private static async Task<T> OnSqlServerAsync<T>(TcManagerDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await AtAsync(await SqlServerLevelAsync(db, ct), db, work, ct);
        }
        finally
        {
            if (db.Database.GetDbConnection().State == ConnectionState.Open)
            {
                await db.Database.ExecuteSqlRawAsync("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// That a database keeps versions for whole transactions is its administrator's choice, unlike those for one statement; without them what was read
    /// stays locked to the end.
    /// </summary>
    private static async Task<IsolationLevel> SqlServerLevelAsync(TcManagerDb db, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<bool>(SqlServerKeepsVersions).ToListAsync(ct)).Single() ? IsolationLevel.Snapshot : IsolationLevel.Serializable;

    /// <summary>Entity Framework itself would begin as a writer does, and wait for the one who writes.</summary>
    private static async Task<T> OnSqliteAsync<T>(TcManagerDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await using var transaction = await db.Database.UseTransactionAsync(reading, ct);
            return await work(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
