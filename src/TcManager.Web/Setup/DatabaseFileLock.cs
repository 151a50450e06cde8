using Microsoft.Data.Sqlite;

namespace TcManager.Web.Setup;

/// <summary>SQLite means one process (decisions, Of the code 10): whoever holds the file beside the database has it alone, until the process ends.</summary>
internal sealed class DatabaseFileLock : IDisposable
{
    private FileStream? _file;

    /// <summary>Takes the lock of the database that a SQLite connection string names; a database in memory needs none.</summary>
    public void Take(string connectionString)
    {
        var database = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (database.Length == 0 || database == ":memory:")
        {
            return;
        }

        var path = $"{Path.GetFullPath(database)}.lock";
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw DatabaseInUseException.Of(database, path);
        }
    }

    public void Dispose() => _file?.Dispose();
}

/// <summary>Another process has the database file.</summary>
public sealed class DatabaseInUseException : Exception
{
    public DatabaseInUseException()
    {
    }

    public DatabaseInUseException(string message)
        : base(message)
    {
    }

    public DatabaseInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says what to do; the file system's own words would only hide it.</summary>
    internal static DatabaseInUseException Of(string database, string lockFile) => new($"""
        The SQLite database {database} is in use by another TcManager process.
        SQLite serves one process at a time: stop the other one, give this one its own App:DataFolder, or use SQL Server or PostgreSQL.
        (Held through {lockFile}.)
        """);
}
