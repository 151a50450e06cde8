using TcManager.Web.Setup;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SecondProcess
{
    [Fact]
    public async Task Two_applications_on_one_database_file_are_refused_with_what_to_do()
    {
        await using var first = new TestApp();
        OnFile(first, first.DataFolder);
        using var page = await first.CreateClient().GetAsync(new Uri("/sign-in", UriKind.Relative));
        await using var second = new TestApp();
        OnFile(second, first.DataFolder);

        var refusal = Assert.Throws<DatabaseInUseException>(() => second.Services);

        Assert.Contains("tcmanager.db is in use by another TcManager process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("App:DataFolder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_goes_with_its_process()
    {
        var folder = Directory.CreateTempSubdirectory("tcmanager-lock-").FullName;
        for (var start = 0; start < 2; start++)
        {
            await using var app = new TestApp();
            OnFile(app, folder);
            using var page = await app.CreateClient().GetAsync(new Uri("/sign-in", UriKind.Relative));
            page.EnsureSuccessStatusCode();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Only SQLite keeps its database in a file, whatever the other tests run on.</summary>
    private static void OnFile(TestApp app, string folder)
    {
        app.Settings["Database:Kind"] = "Sqlite";
        app.Settings["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "tcmanager.db")}";
    }
}
