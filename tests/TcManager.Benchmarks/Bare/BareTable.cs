using System.Data.Common;
using TcManager.Application.Data;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks.Bare;

/// <summary>Takes one row at a time, durably: SQLite has one writer, PostgreSQL as many as there are connections.</summary>
internal sealed class BareTable(Store store) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    private DbConnection? _sqlite;

    internal async Task InsertAsync(string uid, string choice)
    {
        if (store.Kind != DatabaseKind.Sqlite)
        {
            await using var connection = await store.ConnectAsync();
            await InsertAsync(connection, uid, choice);
            return;
        }

        await _writer.WaitAsync();
        try
        {
            await InsertAsync(_sqlite ??= await store.ConnectAsync(), uid, choice);
        }
        finally
        {
            _writer.Release();
        }
    }

    internal async Task CreateAsync()
    {
        await using var connection = await store.ConnectAsync();
        await Store.ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS bare_slips (uid varchar(40) NOT NULL PRIMARY KEY, choice varchar(20) NOT NULL)");
    }

    public void Dispose()
    {
        _sqlite?.Dispose();
        _writer.Dispose();
    }

    private static async Task InsertAsync(DbConnection connection, string uid, string choice)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO bare_slips (uid, choice) VALUES (@uid, @choice)";
        foreach (var (name, value) in new[] { ("@uid", uid), ("@choice", choice) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
