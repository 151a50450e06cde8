using Microsoft.EntityFrameworkCore;
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
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            _result = await work(ct);
            _entry = db.ChangeTracker.Entries<AuditEntry>().FirstOrDefault()?.Entity.Uid;
            await transaction.CommitAsync(ct);
            return _result;
        }
    }
}
