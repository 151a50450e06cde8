using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Fixture;

/// <summary>
/// A migrated, empty database of one test application, copied from a template that is made once per run. PostgreSQL where
/// <c>TCMANAGER_TEST_POSTGRESQL</c> names a server (a connection string without a database), else a SQLite file.
/// </summary>
internal abstract class TestDatabase : IDisposable
{
    internal static bool IsPostgreSql => Server.Length > 0;

    internal abstract DatabaseKind Kind { get; }

    internal abstract string ConnectionString { get; }

    protected static string Server { get; } = Environment.GetEnvironmentVariable("TCMANAGER_TEST_POSTGRESQL") ?? "";

    internal static TestDatabase Make(string folder) => IsPostgreSql ? new PostgreSqlCopy() : new SqliteCopy(folder);

    public abstract void Dispose();

    private static void Migrate(DatabaseKind kind, string connectionString)
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        var options = new DbContextOptionsBuilder<TcManagerDb>().UseApplicationServiceProvider(services.BuildServiceProvider());
        options.UseDatabase(kind, connectionString);
        using var db = new TcManagerDb(options.Options);
        db.Database.Migrate();
    }

    private sealed class SqliteCopy : TestDatabase
    {
        private static readonly Lazy<string> Template = new(() =>
        {
            var path = Path.Combine(Directory.CreateTempSubdirectory("tcmanager-template-").FullName, "template.db");
            Migrate(DatabaseKind.Sqlite, $"Data Source={path}");
            SqliteConnection.ClearAllPools();
            return path;
        });

        internal SqliteCopy(string folder)
        {
            var path = Path.Combine(folder, "tcmanager.db");
            File.Copy(Template.Value, path);
            ConnectionString = $"Data Source={path}";
        }

        internal override DatabaseKind Kind => DatabaseKind.Sqlite;

        internal override string ConnectionString { get; }

        public override void Dispose()
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    private sealed class PostgreSqlCopy : TestDatabase
    {
        private static readonly Lazy<string> Template = new(() =>
        {
            var name = $"tcmanager_template_{Environment.ProcessId}";
            Migrate(DatabaseKind.PostgreSql, $"{Server};Database={name};Pooling=false");
            return name;
        });

        private readonly string _name = $"tcmanager_{Guid.CreateVersion7():N}";

        internal PostgreSqlCopy()
        {
            Execute($"CREATE DATABASE {_name} TEMPLATE {Template.Value} STRATEGY FILE_COPY");
            ConnectionString = $"{Server};Database={_name};Maximum Pool Size=40";
        }

        internal override DatabaseKind Kind => DatabaseKind.PostgreSql;

        internal override string ConnectionString { get; }

        public override void Dispose()
        {
            using (var connection = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }

        private static void Execute(string sql)
        {
            using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
