using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using TcManager.Application.Find;

namespace TcManager.Application.Data;

/// <summary>
/// The index of names (decisions, Of the code 15): an SQLite FTS5 file of this process alone, the same beside every database. It holds nothing that the
/// database does not: whatever is wrong with it, it is made anew.
/// </summary>
public sealed class FindFile(IOptions<FindSettings> settings, TimeProvider clock) : IDisposable
{
    /// <summary>Moves with every change of the tables or of what is written into them; a file of another number is made anew.</summary>
    private const int Schema = 1;

    // A name that was replaced by a pseudonym leaves the file, too, not only the answers.
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON;";

    private const string Tables =
        """
        CREATE TABLE item (key INTEGER PRIMARY KEY, version TEXT NOT NULL, merged_into INTEGER, leads_to INTEGER, names TEXT NOT NULL, sort TEXT NOT NULL);
        CREATE INDEX merged ON item (merged_into) WHERE merged_into IS NOT NULL;
        CREATE VIRTUAL TABLE words USING fts5 (han, word, reading, initials, tokenize = 'ascii', prefix = '1 2 3');
        INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
        """;

    /// <summary>A row that was merged leads to the row at the end of its chain.</summary>
    private const string LeadOn =
        """
        UPDATE item SET leads_to = (
          WITH RECURSIVE kept (at) AS (SELECT item.merged_into UNION SELECT k.merged_into FROM kept JOIN item k ON k.key = kept.at WHERE k.merged_into IS NOT NULL)
          SELECT kept.at FROM kept JOIN item e ON e.key = kept.at WHERE e.merged_into IS NULL)
        WHERE merged_into IS NOT NULL;
        """;

    private const string Search =
        """
        SELECT coalesce(i.leads_to, i.key) FROM words w JOIN item i ON i.key = w.rowid
        WHERE words MATCH $match
        ORDER BY i.key & 3, CASE WHEN instr(i.names, $exact) > 0 THEN 0 WHEN instr(i.names, $begins || ' ') > 0 THEN 1 WHEN instr(i.names, $begins) > 0 THEN 2 ELSE 3 END, i.sort, i.key
        LIMIT $most
        """;

    private readonly Lazy<NodeFile> _node = new(() => NodeFile.Take(settings.Value.Folder, clock.GetUtcNow()));

    /// <summary>One writer at a time.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Where it lies.</summary>
    public string Path => _node.Value.Path;

    /// <summary>How often this process has begun it.</summary>
    internal int Made { get; private set; }

    /// <summary>Whether it was filled, and by this version of the program.</summary>
    internal bool IsWhole() => Use(connection => Number(connection, "PRAGMA user_version") == Schema);

    /// <summary>Throws the file away and begins an empty one.</summary>
    internal void Begin()
    {
        try
        {
            using (var connection = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            foreach (var part in new[] { "", "-wal", "-shm", "-journal" })
            {
                File.Delete(Path + part);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FindFileException("The index of names cannot be made anew.", fault);
        }

        Made++;
        Use(connection => Execute(connection, Tables));
    }

    /// <summary>What it holds: of the given rows, or of all.</summary>
    internal Dictionary<long, Guid> Versions(IReadOnlyCollection<long>? keys) => Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = keys is null ? "SELECT key, version FROM item" : "SELECT key, version FROM item WHERE key IN (SELECT value FROM json_each($keys))";
        command.Parameters.AddWithValue("$keys", keys is null ? DBNull.Value : $"[{string.Join(',', keys)}]");
        using var reader = command.ExecuteReader();
        Dictionary<long, Guid> versions = [];
        while (reader.Read())
        {
            versions.Add(reader.GetInt64(0), Guid.ParseExact(reader.GetString(1), "N"));
        }

        return versions;
    });

    /// <summary>Takes entries in, over what stood there.</summary>
    internal void Write(IReadOnlyList<FindEntry> entries, IReadOnlyCollection<long> gone) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        using var remove = Prepare(connection, "DELETE FROM words WHERE rowid = $key; DELETE FROM item WHERE key = $key", "$key");
        foreach (var key in gone.Concat(entries.Select(e => e.Key.Value)))
        {
            remove.Parameters[0].Value = key;
            remove.ExecuteNonQuery();
        }

        using var item = Prepare(connection, "INSERT INTO item (key, version, merged_into, names, sort) VALUES ($key, $version, $into, $names, $sort)", "$key", "$version", "$into", "$names", "$sort");
        using var words = Prepare(connection, "INSERT INTO words (rowid, han, word, reading, initials) VALUES ($key, $han, $word, $reading, $initials)", "$key", "$han", "$word", "$reading", "$initials");
        foreach (var entry in entries)
        {
            object into = entry.MergedIntoId is { } id ? (entry.Key with { Id = id }).Value : DBNull.Value;
            Fill(item, entry.Key.Value, entry.Version.ToString("N"), into, $"|{string.Join('|', entry.Names)}|", entry.Sort);
            Fill(words, entry.Key.Value, entry.Tokens.Han, entry.Tokens.Words, entry.Tokens.Reading, entry.Tokens.Initials);
        }

        transaction.Commit();
        return true;
    });

    /// <summary>After the last write: it may be read from now on.</summary>
    internal void Finish() => Use(connection => Execute(connection, $"{LeadOn} PRAGMA user_version = {Schema}; PRAGMA wal_checkpoint(TRUNCATE);"));

    /// <summary>What fits, best first, by kind; a row that was merged is answered by the one that is kept.</summary>
    internal IReadOnlyList<FindKey> Find(FindTerms terms, int most) => Use<IReadOnlyList<FindKey>>(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = Search;
        command.Parameters.AddWithValue("$match", terms.Match);
        command.Parameters.AddWithValue("$exact", $"|{terms.Whole}|");
        command.Parameters.AddWithValue("$begins", $"|{terms.Whole}");
        command.Parameters.AddWithValue("$most", most);
        using var reader = command.ExecuteReader();
        List<long> keys = [];
        while (reader.Read())
        {
            keys.Add(reader.GetInt64(0));
        }

        return [.. keys.Distinct().Select(FindKey.Of)];
    });

    public void Dispose()
    {
        if (_node.IsValueCreated)
        {
            using (var connection = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }

            _node.Value.Dispose();
        }

        Gate.Dispose();
    }

    private string ConnectionString => $"Data Source={Path}";

    private T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString);
            connection.Open();
            Execute(connection, Pragmas);
            return work(connection);
        }
        catch (SqliteException fault)
        {
            throw new FindFileException("The index of names cannot be read or written.", fault);
        }
    }

    private static bool Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return true;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return command;
    }

    private static void Fill(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }

        command.ExecuteNonQuery();
    }
}
