using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TcManager.Application.Data;

namespace TcManager.Benchmarks.Running;

/// <summary>A data folder and a database of one benchmark, thrown away after it.</summary>
internal sealed class Store : IDisposable
{
    private readonly string? _server;

    private Store(DatabaseKind kind, string? server)
    {
        Kind = kind;
        _server = server;
        Folder = Directory.CreateTempSubdirectory("tcmanager-bench-").FullName;
        var name = $"bench_{Guid.CreateVersion7():N}";
        ConnectionString = server is null ? $"Data Source={Path.Combine(Folder, "tcmanager.db")}" : $"{server};Database={name};Maximum Pool Size=40";
        if (server is not null)
        {
            using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name}";
            command.ExecuteNonQuery();
        }
    }

    internal DatabaseKind Kind { get; }

    internal string Folder { get; }

    internal string ConnectionString { get; }

    internal static Store Sqlite() => new(DatabaseKind.Sqlite, null);

    internal static Store PostgreSql(string server) => new(DatabaseKind.PostgreSql, server);

    /// <summary>The application's database; what a benchmark prepares owes no audit entries.</summary>
    internal TcManagerDb Open()
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<TcManagerDb>().UseApplicationServiceProvider(services);
        options.UseDatabase(Kind, ConnectionString);
        return new TcManagerDb(options.Options) { OwesNoAudit = true };
    }

    /// <summary>The provider's own connection, as durable as the application's.</summary>
    internal async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = _server is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        if (_server is null)
        {
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
        }

        return connection;
    }

    internal static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
