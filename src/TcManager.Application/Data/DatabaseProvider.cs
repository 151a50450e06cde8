using Microsoft.EntityFrameworkCore;

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
    /// <summary>Configures the context for a database; migrations come from the project <c>TcManager.Db.&lt;kind&gt;</c>.</summary>
    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, DatabaseKind kind, string connectionString)
    {
        var migrations = $"TcManager.Db.{kind}";
        return kind switch
        {
            DatabaseKind.Sqlite => options.UseSqlite(connectionString, o => o.MigrationsAssembly(migrations)).AddInterceptors(new SqlitePragmas()),
            DatabaseKind.SqlServer => options.UseSqlServer(connectionString, o => o.MigrationsAssembly(migrations).EnableRetryOnFailure()),
            DatabaseKind.PostgreSql => options.UseNpgsql(connectionString, o => o.MigrationsAssembly(migrations).EnableRetryOnFailure()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    public static DatabaseKind KindOf(DbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseKind.Sqlite,
        "Microsoft.EntityFrameworkCore.SqlServer" => DatabaseKind.SqlServer,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseKind.PostgreSql,
        var name => throw new NotSupportedException(name),
    };
}
