using Npgsql;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A database on a server that <c>tests/run.sh</c> starts.</summary>
internal sealed class PostgreSqlCopy : TestDatabase
{
    internal static string Server { get; } = Environment.GetEnvironmentVariable("TCMANAGER_TEST_POSTGRESQL") ?? "";

    private static readonly SemaphoreSlim OneDrop = new(1, 1);

    private readonly string _name = $"tcmanager_{Guid.CreateVersion7():N}";

    internal PostgreSqlCopy() => ConnectionString = $"{Server};Database={_name};Maximum Pool Size=40";

    internal override string ConnectionString { get; }

    internal override TestDatabase CopyTo(string folder)
    {
        var copy = new PostgreSqlCopy();
        Execute($"CREATE DATABASE {copy._name} TEMPLATE {_name} STRATEGY FILE_COPY");
        return copy;
    }

    internal override void EndConnections() => Execute($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{_name}'");

    internal override void Drop() => Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    /// <summary>The server takes a tenth of a second to throw out who is connected, which no test waits for; one after the other. What is left at the end, or could not be dropped, goes with the server.</summary>
    private protected override void DropBehind() => _ = Task.Run(async () =>
    {
        await OneDrop.WaitAsync();
        try
        {
            Drop();
        }
        finally
        {
            OneDrop.Release();
        }
    });

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
