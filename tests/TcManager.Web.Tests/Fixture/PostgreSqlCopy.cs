using Npgsql;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A database on a server that <c>tests/run.sh</c> starts.</summary>
internal sealed class PostgreSqlCopy : TestDatabase
{
    internal static string Server { get; } = Environment.GetEnvironmentVariable("TCMANAGER_TEST_POSTGRESQL") ?? "";

    private static readonly Lazy<string> Template = new(() =>
    {
        var name = $"tcmanager_template_{Environment.ProcessId}";
        Migrate($"{Server};Database={name};Pooling=false");
        return name;
    });

    private readonly string _name = $"tcmanager_{Guid.CreateVersion7():N}";

    internal PostgreSqlCopy()
    {
        Execute($"CREATE DATABASE {_name} TEMPLATE {Template.Value} STRATEGY FILE_COPY");
        ConnectionString = $"{Server};Database={_name};Maximum Pool Size=40";
    }

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
