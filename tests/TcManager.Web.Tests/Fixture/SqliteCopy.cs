using Microsoft.Data.Sqlite;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A file.</summary>
internal sealed class SqliteCopy : TestDatabase
{
    private readonly string _path;

    internal SqliteCopy(string folder)
    {
        _path = Path.Combine(folder, "tcmanager.db");
        ConnectionString = $"Data Source={_path}";
    }

    internal override string ConnectionString { get; }

    internal override TestDatabase CopyTo(string folder)
    {
        var copy = new SqliteCopy(folder);
        File.Copy(_path, copy._path);
        return copy;
    }

    /// <summary>With the last of them what lies beside the file goes into it.</summary>
    internal override void EndConnections() => SqliteConnection.ClearAllPools();

    internal override void Drop()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
        {
            File.Delete(file);
        }
    }
}
