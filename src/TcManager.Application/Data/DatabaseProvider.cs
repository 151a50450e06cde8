using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TcManager.Application.Data;

/// <summary>The three databases.</summary>
public enum DatabaseKind
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>The one switch between databases: everything that differs asks here.</summary>
public static class DatabaseProvider
{
    // A list is one parameter: as several, its length is part of the SQL, which is then made anew for each query.
    private const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter;

    // SQLITE_CONFIG_MEMSTATUS
    private const int SqliteConfigMemoryStatus = 9;

    private const int StatementsKept = 200;

    private static bool _isSqliteSet;

    /// <summary>Configures the context for a database; migrations come from the project <c>TcManager.Db.&lt;kind&gt;</c>.</summary>
    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, DatabaseKind kind, string connectionString)
    {
        var migrations = $"TcManager.Db.{kind}";
        return kind switch
        {
            DatabaseKind.Sqlite => options.WithoutMemoryStatistics().UseSqlite(connectionString, o => o.MigrationsAssembly(migrations).UseParameterizedCollectionMode(Lists)).AddInterceptors(new SqlitePragmas()),
            DatabaseKind.SqlServer => options.UseSqlServer(connectionString, o => o.MigrationsAssembly(migrations).UseParameterizedCollectionMode(Lists).EnableRetryOnFailure()),
            DatabaseKind.PostgreSql => options.UseNpgsql(WithPreparedStatements(connectionString), o => o.MigrationsAssembly(migrations).UseParameterizedCollectionMode(Lists).EnableRetryOnFailure()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>SQLite's count of its memory takes one lock of the whole process at each allocation: two cores read no faster than one with it. Only before the first connection.</summary>
    private static DbContextOptionsBuilder WithoutMemoryStatistics(this DbContextOptionsBuilder options)
    {
        if (!Interlocked.Exchange(ref _isSqliteSet, true))
        {
            SQLitePCL.Batteries_V2.Init();
            SQLitePCL.raw.sqlite3_config(SqliteConfigMemoryStatus, 0);
        }

        return options;
    }

    /// <summary>What is sent is the same few hundred statements: planned once per connection, 1.4 times as many votes came in when it was measured. A connection string may say otherwise, behind a pooler that hands connections on.</summary>
    private static string WithPreparedStatements(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return given.ContainsKey("Max Auto Prepare") || given.ContainsKey("MaxAutoPrepare")
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = StatementsKept }.ConnectionString;
    }

    public static DatabaseKind KindOf(DbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseKind.Sqlite,
        "Microsoft.EntityFrameworkCore.SqlServer" => DatabaseKind.SqlServer,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseKind.PostgreSql,
        var name => throw new NotSupportedException(name),
    };
}
