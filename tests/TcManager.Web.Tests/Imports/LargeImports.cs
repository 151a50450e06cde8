using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Imports;
using TcManager.Web.Tests.Fixture;
using Xunit.Abstractions;

namespace TcManager.Web.Tests.Imports;

/// <summary>Files that a request does not wait for. TCMANAGER_TEST_ROWS=60000 takes a minute or two and shows that the memory is the same but for their keys (docs/performance.md).</summary>
public sealed class LargeImports(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("TCMANAGER_TEST_ROWS") ?? "4000", CultureInfo.InvariantCulture);

    /// <summary>Of each row a key may be kept, by which one is found that says the same again: a kilobyte is twice of what was seen.</summary>
    private static readonly int MostMegabytes = 20 + (Rows / 1000);

    /// <summary>In a process of its own: collections of a heap that holds other tests' applications would take as long as the import, and count what they do meanwhile.</summary>
    [Fact]
    [Trait("Process", "Own")]
    public async Task People_come_in_and_go_out_in_the_same_memory_however_many_they_are()
    {
        var committee = await app.Committee(code: "SAC/TC L10");
        await app.Organisation("L10-A");
        using var browser = await Browser.For(app, committee.Secretary);
        var (file, preview) = (Csv(), default(Page)!);

        await InBounds("hand in a csv", async () => preview = await browser.HandIn("/imports", ImportKind.People, file));
        Assert.Contains("The rows are being looked at", preview.Text, StringComparison.Ordinal);
        await InBounds("look at it", app.Advance);
        preview = await browser.Get(preview.Address.AbsolutePath);
        Assert.Contains($"New rows: {Rows}.", preview.Text, StringComparison.Ordinal);
        await browser.Confirm(preview);
        await InBounds("take it", app.Advance);
        Assert.Equal(Rows, await app.InDb(db => db.Employments.CountAsync(e => e.Organisation.Code == "L10-A")));

        await InBounds("a page of the rows", () => browser.Get($"{preview.Address.AbsolutePath}?page={Rows / 60}"));
        await InBounds("fetch a csv", () => browser.Fetch("/people/export.csv"));
        await InBounds("fetch a workbook", async () => file = await browser.Fetch("/people/export.xlsx"));
        await InBounds("hand the workbook in", async () => preview = await browser.HandIn("/imports", ImportKind.People, file, "list.xlsx"));
        await InBounds("look at it", app.Advance);
        var counts = await app.InDb(db => db.Imports.Where(i => i.Id == preview.Id()).Select(i => i.Counts).SingleAsync());
        Assert.Equal((0, 0, 0), (counts.New, counts.Changed, counts.Refused));
        Assert.True(counts.Unchanged > Rows);
    }

    [Fact]
    public async Task What_a_request_is_at_is_its_own_and_left_to_the_job_when_the_request_has_died()
    {
        var committee = await app.Committee(code: "SAC/TC L20");
        using var browser = await Browser.For(app, committee.Secretary);
        var preview = await browser.HandIn(ImportKind.Organisations, "code,name\nL20-A,甲\n");
        var until = app.Clock.GetUtcNow().AddMinutes(2);
        await app.InDb(db => db.Imports.Where(i => i.Id == preview.Id()).ExecuteUpdateAsync(set => set.SetProperty(i => i.CheckedAt, (DateTimeOffset?)null).SetProperty(i => i.ClaimedUntilAt, until)));

        await app.Advance();
        Assert.Equal(ImportState.Checking, (await app.InDb(db => db.Imports.SingleAsync(i => i.Id == preview.Id()))).State);

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.Advance();
        Assert.Equal(ImportState.Ready, (await app.InDb(db => db.Imports.SingleAsync(i => i.Id == preview.Id()))).State);
        Assert.Equal(["2 New"], (await browser.Get(preview.Address.AbsolutePath)).Verdicts());
    }

    private static byte[] Csv()
    {
        var csv = new StringBuilder("姓名,英文姓名,邮箱,电话,工作单位,职务,职称\n");
        for (var i = 0; i < Rows; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"大批人{i},Large {i},p{i}@l10.example,+86 10 {i},L10-A,工程师,中级\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>What is held, without what was let go of and not yet collected: how much of that lies about is the size of the machine's caches, and not of the file.</summary>
    private async Task InBounds(string what, Func<Task> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            var peak = before;
            while (!done.IsCancellationRequested)
            {
                app.Queries.Restart();
                GC.Collect();
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(20);
            }

            return (peak - before) / (1024 * 1024);
        });
        await work();
        await done.CancelAsync();
        var megabytes = await watching;
        output.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:0.0} s, {megabytes} MB");
        Assert.True(megabytes < MostMegabytes, $"{what}: {megabytes} MB");
    }
}
