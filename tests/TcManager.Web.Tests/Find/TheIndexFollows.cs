using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;
using TcManager.Application.Find;
using TcManager.Domain.Access;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Find;

/// <summary>The index says what the database says, whoever changed it and whatever happened to its file.</summary>
public sealed class TheIndexFollows : IAsyncLifetime, IDisposable
{
    private readonly TestApp _app = new();

    private Browser _reader = null!;

    public async Task InitializeAsync()
    {
        await _app.Person("王晓明", "Wang Xiaoming", "Wang Xiaoming");
        _reader = await Browser.For(_app, await _app.Outsider("reader@index.example", SystemRole.Supervisor));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_name_that_is_changed_here_is_found_at_once_and_the_old_one_no_more()
    {
        var person = await _app.Person("钱学", "Qian Xue", "Qian Xue");
        var committee = await _app.Named("SAC/TC 700", "旧名", "Old title");
        Assert.Equal(["Qian Xue"], await People("钱学"));

        await _app.Change<Person>(person, p => p.Rename("孙学", "Sun Xue", "Sun Xue"));
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee).ExecuteUpdateAsync(set => set.SetProperty(c => c.Title.Zh, "新名").SetProperty(c => c.Version, Guid.CreateVersion7())));

        Assert.Empty(await People("钱学"));
        Assert.Equal(["Sun Xue"], await People("sunxue"));
        Assert.Empty((await _reader.Find("新名")).Found("committees"));
        Assert.Equal(1, await Refresh());
        Assert.Equal(["SAC/TC 700 · Old title"], (await _reader.Find("新名")).Found("committees"));
        Assert.Equal(0, await Refresh());
    }

    [Fact]
    public async Task What_another_node_writes_and_deletes_arrives_with_the_next_comparison()
    {
        await People("王");
        using var db = TestDatabase.Open(_app.ConnectionString);
        var person = new Person(Guid.CreateVersion7(), "周海", "Zhou Hai", null);
        db.Add(person);
        db.Add(new Organisation(Guid.CreateVersion7(), "ORG-N", new("海洋所", "Ocean institute"), "CN"));
        await db.SaveChangesAsync();

        Assert.Equal(2, await Refresh());
        Assert.Equal(["Zhou Hai"], await People("zhouhai"));
        Assert.Single((await _reader.Find("海")).Found("organisations"));
        db.Remove(person);
        await db.SaveChangesAsync();
        Assert.Empty(await People("zhouhai"));
        Assert.Equal(1, await Refresh());
        Assert.Equal(0, await Refresh());
    }

    [Fact]
    public async Task A_row_that_was_merged_leads_to_the_one_that_is_kept()
    {
        var first = await _app.Person("吴一", "Wu Yi", "Wu Yi");
        var second = await _app.Person("吴义", "Wu Yee", "Wu Yi");
        var kept = await _app.Person("吴毅", "Wu Kept", "Wu Yi");
        await _app.Change<Person>(first, p => p.MergeInto(second));
        await _app.Change<Person>(second, p => p.MergeInto(kept));

        Assert.Equal([$"/people/{kept}"], (await _reader.Find("吴一")).Links());
        Assert.Equal([$"/people/{kept}"], (await _reader.Find("吴义")).Links());
        Assert.Equal([$"/people/{kept}"], (await _reader.Find("wuyi")).Links());
        Assert.Equal("1", (await _reader.Find("wuyi")).Document.QuerySelector("#people h2 span")!.TextContent);
    }

    [Fact]
    public async Task Who_has_a_pseudonym_is_found_by_nothing_else_and_the_name_leaves_the_file()
    {
        var person = await _app.Person("郑秘密", "Zheng Mimi", "Zheng Mimi");
        Assert.Single(await People("郑秘密"));

        await _app.Change<Person>(person, p => p.Pseudonymise(TestApp.Start));

        Assert.Empty(await People("郑秘密"));
        Assert.Empty(await People("zhengmimi"));
        Assert.Equal([$"Person {person}"], await People($"人员{person}"));
        Assert.DoesNotContain("秘密", await BytesAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("zheng", await BytesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("nonsense")]
    [InlineData("empty")]
    [InlineData("torn")]
    [InlineData("older")]
    [InlineData("tables")]
    public async Task A_file_that_is_gone_or_broken_is_made_anew_and_breaks_no_page(string harm)
    {
        Assert.Equal(["Wang Xiaoming"], await People("王晓"));
        var path = _app.Services.GetRequiredService<FindFile>().Path;
        SqliteConnection.ClearPool(new($"Data Source={path}"));
        switch (harm)
        {
            case "deleted":
                Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
                break;
            case "nonsense":
                await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("no database ", 2000)));
                break;
            case "empty":
                await File.WriteAllTextAsync(path, "");
                break;
            case "torn":
                var bytes = await File.ReadAllBytesAsync(path);
                Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
                await File.WriteAllBytesAsync(path, bytes);
                break;
            default:
                using (var connection = new SqliteConnection($"Data Source={path}"))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = harm == "older" ? "PRAGMA user_version = 999" : "DROP TABLE words";
                    command.ExecuteNonQuery();
                    SqliteConnection.ClearPool(connection);
                }

                break;
        }

        Assert.Equal(["Wang Xiaoming"], await People("王晓"));
        Assert.Equal(0, await Refresh());
    }

    /// <summary>A comparison that finds a broken file puts it right too, also when nobody searches.</summary>
    [Fact]
    public async Task The_job_mends_what_is_broken()
    {
        await People("王晓");
        var path = _app.Services.GetRequiredService<FindFile>().Path;
        SqliteConnection.ClearPool(new($"Data Source={path}"));
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("no database ", 2000)));

        Assert.True(await Refresh() > 0);
        Assert.Equal(0, await Refresh());
    }

    [Fact]
    public async Task Processes_that_share_a_folder_have_files_of_their_own()
    {
        await using var other = new TestApp();
        other.Settings["Find:Folder"] = Path.Combine(_app.DataFolder, "find");
        await People("王");
        await other.Person("何二", "He Er", "He Er");
        using var reader = await Browser.For(other, await other.Outsider("reader@second.example", SystemRole.Supervisor));

        Assert.Equal(["He Er"], (await reader.Find("何二")).Found("people"));
        Assert.NotEqual(_app.Services.GetRequiredService<FindFile>().Path, other.Services.GetRequiredService<FindFile>().Path);
        Assert.Empty(await People("何二"));
    }

    [Fact]
    public async Task Many_searches_and_writes_at_once_all_end_well()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await _app.Person($"冯{i}", $"Feng {i}", $"Feng {i}");
            await People("feng");
        }));

        Assert.Equal(12, (await People("feng")).Count);
        Assert.Equal(0, await Refresh());
    }

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    private Task<int> Refresh() => _app.In(services => services.GetRequiredService<RefreshFind>().ExecuteAsync(default));

    private async Task<List<string>> People(string text) => (await _reader.Find(text)).Found("people");

    private async Task<string> BytesAsync()
    {
        var path = _app.Services.GetRequiredService<FindFile>().Path;
        SqliteConnection.ClearPool(new($"Data Source={path}"));
        return string.Concat(await Task.WhenAll(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(f => File.ReadAllTextAsync(f))));
    }
}
