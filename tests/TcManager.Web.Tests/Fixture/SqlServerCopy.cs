using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A database in a container; a copy is restored from a backup. The container ends with the run.</summary>
internal sealed class SqlServerCopy : TestDatabase
{
    private const string Folder = "/var/opt/mssql/data";

    private static readonly Lazy<string> Server = new(() =>
    {
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        container.StartAsync().GetAwaiter().GetResult();
        return container.GetConnectionString();
    });

    private readonly string _name = $"tcmanager_{Guid.CreateVersion7():N}";

    private readonly Lazy<(string Backup, IReadOnlyList<(string Name, string Kind)> Files)> _backup;

    internal SqlServerCopy()
    {
        ConnectionString = On(_name, isPooled: true);
        _backup = new(() =>
        {
            var backup = $"{Folder}/{_name}.bak";
            Execute($"BACKUP DATABASE {_name} TO DISK = '{backup}' WITH INIT");
            return (backup, Files(_name));
        });
    }

    internal static bool IsWanted { get; } = Environment.GetEnvironmentVariable("TCMANAGER_TEST_SQLSERVER") == "docker";

    internal override string ConnectionString { get; }

    internal override TestDatabase CopyTo(string folder)
    {
        var copy = new SqlServerCopy();
        var moves = _backup.Value.Files.Select(file => $"MOVE '{file.Name}' TO '{Folder}/{copy._name}.{file.Kind}'");
        Execute($"RESTORE DATABASE {copy._name} FROM DISK = '{_backup.Value.Backup}' WITH {string.Join(", ", moves)}");
        return copy;
    }

    /// <summary>A backup may be made beside them.</summary>
    internal override void EndConnections()
    {
    }

    internal override void Drop() => Execute($"ALTER DATABASE {_name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_name}");

    private static string On(string database, bool isPooled) =>
        new SqlConnectionStringBuilder(Server.Value) { InitialCatalog = database, Pooling = isPooled, TrustServerCertificate = true }.ConnectionString;

    private static void Execute(string sql)
    {
        using var connection = new SqlConnection(On("master", isPooled: false));
        connection.Open();
        using var command = new SqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<(string Name, string Kind)> Files(string database)
    {
        using var connection = new SqlConnection(On(database, isPooled: false));
        connection.Open();
        using var command = new SqlCommand("SELECT name, type_desc FROM sys.database_files", connection);
        using var reader = command.ExecuteReader();
        var files = new List<(string Name, string Kind)>();
        while (reader.Read())
        {
            files.Add((reader.GetString(0), reader.GetString(1)));
        }

        return files;
    }
}
