using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TcManager.Application.Data;

/// <summary>SQLite keeps these per connection: durable commits, foreign keys, and patience with another writer.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;";

    // A file that came back from a backup may be in another mode; only a connection that may write can change that.
    private const string WriteAhead = "PRAGMA journal_mode = WAL; ";

    // A connection is opened for every query; the one of the pool that stands behind it keeps what it was once told.
    private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsTold(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = For(connection);
            command.ExecuteNonQuery();
            Keep(connection);
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection))
        {
            return;
        }

        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = For(connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            Keep(connection);
        }
    }

    private static bool IsTold(DbConnection connection) => Told.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private static void Keep(DbConnection connection) => Told.TryAdd(((SqliteConnection)connection).Handle!, Told);

    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Pragmas : WriteAhead + Pragmas;
}
