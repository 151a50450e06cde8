using Microsoft.Data.Sqlite;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A file.</summary>
internal sealed class SqliteCopy : TestDatabase
{
    private static readonly Lazy<string> Template = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tcmanager-template-").FullName, "template.db");
        Migrate($"Data Source={path}");
        SqliteConnection.ClearAllPools();
        return path;
    });

    internal SqliteCopy(string folder)
    {
        var path = Path.Combine(folder, "tcmanager.db");
        File.Copy(Template.Value, path);
        ConnectionString = $"Data Source={path}";
    }

    internal override string ConnectionString { get; }

    public override void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
