using System.Diagnostics;
using Npgsql;
using TcManager.Application.Data;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Data;

/// <summary>The program itself, started where nobody has made a database, with its scheduler: as <c>docker compose up</c> does.</summary>
public sealed class AMissingDatabase : IDisposable
{
    private readonly StartedPrograms _programs = new();
    private readonly string _name = $"tcmanager_missing_{Guid.CreateVersion7():N}";

    private static bool IsPostgreSql => TestDatabase.Kind == DatabaseKind.PostgreSql;

    private static string Server => Environment.GetEnvironmentVariable("TCMANAGER_TEST_POSTGRESQL") ?? "";

    [Fact]
    public async Task Is_made_before_the_scheduler_asks_for_it()
    {
        var connection = IsPostgreSql ? $"{Server};Database={_name};Pooling=false" : $"Data Source={Path.Combine(_programs.Folder, $"{_name}.db")}";
        var process = _programs.Start(
            ("Database:Kind", IsPostgreSql ? "PostgreSql" : "Sqlite"), ("Database:ConnectionString", connection), ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "true"));
        _programs.Drain(process);

        var waiting = Stopwatch.StartNew();
        while (!_programs.Said.Any(line => line.Contains("Now listening on", StringComparison.Ordinal)))
        {
            Assert.False(process.HasExited || waiting.Elapsed > StartedPrograms.Patience, $"It did not start.\n{string.Join('\n', _programs.Said)}");
            await Task.Delay(100);
        }

        if (IsPostgreSql)
        {
            await LeaveLocksAsync(process);
            Assert.Equal(12L, await AskAsync($"{Server};Database={_name};Pooling=false", "SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs'"));
        }
    }

    /// <summary>A process that is killed while it schedules leaves its locks as rows: the next one starts all the same.</summary>
    private async Task LeaveLocksAsync(Process process)
    {
        await StartedPrograms.StopAsync(process);
        var connection = $"{Server};Database={_name};Pooling=false";
        await AskAsync(connection, "INSERT INTO hangfire.lock (resource, updatecount, acquired) VALUES ('lock:recurring-job:seal-slips', 1, now()), ('HangFire:lock:recurring-job:seal-slips', 1, now())");
        await _programs.AddressOfAsync(_programs.Start(("Database:Kind", "PostgreSql"), ("Database:ConnectionString", connection), ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "true")));
    }

    public void Dispose()
    {
        _programs.Dispose();
        if (IsPostgreSql)
        {
            AskAsync($"{Server};Database=postgres;Pooling=false", $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)").GetAwaiter().GetResult();
        }
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
