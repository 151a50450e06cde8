using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Fixture;

/// <summary>
/// The database of one test application: on PostgreSQL where <c>TCMANAGER_TEST_POSTGRESQL</c> names a server (a connection string without a
/// database), on SQL Server in a container where <c>TCMANAGER_TEST_SQLSERVER</c> says <c>docker</c>, else a SQLite file.
/// </summary>
internal abstract class TestDatabase : IDisposable
{
    internal static DatabaseKind Kind { get; } =
        PostgreSqlCopy.Server.Length > 0 ? DatabaseKind.PostgreSql : SqlServerCopy.IsWanted ? DatabaseKind.SqlServer : DatabaseKind.Sqlite;

    /// <summary>Several processes may share it.</summary>
    internal static bool IsShared => Kind != DatabaseKind.Sqlite;

    internal abstract string ConnectionString { get; }

    /// <summary>One that is not there yet: the application that is started on it makes it.</summary>
    internal static TestDatabase Make(string folder) => Kind switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlCopy(),
        DatabaseKind.SqlServer => new SqlServerCopy(),
        _ => new SqliteCopy(folder),
    };

    /// <summary>A context of one's own on a database, past the application.</summary>
    internal static TcManagerDb Open(string connectionString)
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        var options = new DbContextOptionsBuilder<TcManagerDb>().UseApplicationServiceProvider(services.BuildServiceProvider());
        options.UseDatabase(Kind, connectionString);
        return new(options.Options);
    }

    /// <summary>Another with all that lies in this one, which nobody may be using.</summary>
    internal abstract TestDatabase CopyTo(string folder);

    /// <summary>Ends the connections that an application which is gone kept for the next use, so that it can be copied.</summary>
    internal abstract void EndConnections();

    /// <summary>Gone when it returns, whoever is connected.</summary>
    internal abstract void Drop();

    public void Dispose() => DropBehind();

    /// <summary>No longer needed: it may take its time.</summary>
    private protected virtual void DropBehind() => Drop();
}
