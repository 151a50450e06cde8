using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A database in a container, restored from a backup of the template. The container ends with the run.</summary>
internal sealed class SqlServerCopy : TestDatabase
{
    private const string Backup = "/var/opt/mssql/data/tcmanager_template.bak";

    private static readonly Lazy<string> Server = new(() =>
    {
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        container.StartAsync().GetAwaiter().GetResult();
        return container.GetConnectionString();
    });

    private static readonly Lazy<IReadOnlyList<(string Name, string Kind)>> Template = new(() =>
    {
        Migrate(On("tcmanager_template", isPooled: false));
        Execute($"BACKUP DATABASE tcmanager_template TO DISK = '{Backup}' WITH INIT");
        return Files("tcmanager_template");
    });

    private readonly string _name = $"tcmanager_{Guid.CreateVersion7():N}";

    internal SqlServerCopy()
    {
        var moves = Template.Value.Select(file => $"MOVE '{file.Name}' TO '/var/opt/mssql/data/{_name}.{file.Kind}'");
        Execute($"RESTORE DATABASE {_name} FROM DISK = '{Backup}' WITH {string.Join(", ", moves)}");
        ConnectionString = On(_name, isPooled: true);
    }

    internal static bool IsWanted { get; } = Environment.GetEnvironmentVariable("TCMANAGER_TEST_SQLSERVER") == "docker";

    internal override string ConnectionString { get; }

    public override void Dispose()
    {
        using (var connection = new SqlConnection(ConnectionString))
        {
            SqlConnection.ClearPool(connection);
        }

        Execute($"ALTER DATABASE {_name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_name}");
    }

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
