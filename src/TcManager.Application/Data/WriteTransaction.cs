using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TcManager.Application.Audit;

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
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(new Attempts<T>(db, work).TryAsync, ct);
        }
        finally
        {
            if (isSqlite)
            {
                SqliteGate.Release();
            }
        }
    }

    /// <summary>
    /// A connection can be lost after the commit arrived and before its answer did. The entry that the work has written tells: where it stands, all is
    /// done, and to do it again would refuse what was just achieved (a signature, a new password).
    /// </summary>
    private sealed class Attempts<T>(TcManagerDb db, Func<CancellationToken, Task<T>> work)
    {
        private Guid? _entry;
        private T _result = default!;

        internal async Task<T> TryAsync(CancellationToken ct)
        {
            if (_entry is { } entry && await db.AuditEntries.AnyAsync(e => e.Uid == entry, ct))
            {
                return _result;
            }

            _entry = null;
            db.ChangeTracker.Clear();
            await using var transaction = await BeginAsync(ct);
            _result = await work(ct);
            _entry = db.ChangeTracker.Entries<AuditEntry>().FirstOrDefault()?.Entity.Uid;
            await transaction.CommitAsync(ct);
            return _result;
        }

        /// <summary>Said each time: a connection of SQL Server's pool keeps the level of whoever had it before, and locks are waited for in vain where old rows are read afterwards.</summary>
        private Task<IDbContextTransaction> BeginAsync(CancellationToken ct) =>
            DatabaseProvider.KindOf(db) == DatabaseKind.Sqlite ? db.Database.BeginTransactionAsync(ct) : db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
    }
}
