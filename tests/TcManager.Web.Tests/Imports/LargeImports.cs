using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Imports;
using TcManager.Domain.Imports;
using TcManager.Web.Tests.Fixture;
using Xunit.Abstractions;

namespace TcManager.Web.Tests.Imports;

/// <summary>What an import takes of memory does not grow with its rows.</summary>
public sealed class LargeImports(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    [Fact]
    public async Task People_come_in_and_go_out_in_the_same_memory_however_many_they_are()
    {
        var rows = int.Parse(Environment.GetEnvironmentVariable("ROWS") ?? "60000", CultureInfo.InvariantCulture);
        var committee = await app.Committee(code: "SAC/TC L10");
        await app.Organisation("L10-A");
        using var browser = await Browser.For(app, committee.Secretary);
        foreach (var count in new[] { rows / 10, rows })
        {
            var csv = new StringBuilder("姓名,英文姓名,邮箱,电话,工作单位,职务,职称\n");
            for (var i = 0; i < count; i++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"大批{count}人{i},Large {count} {i},p{i}@l{count}.example,+86 10 {i},L10-A,工程师,中级\n");
            }

            var file = Encoding.UTF8.GetBytes(csv.ToString());
            csv.Clear();
            var (preview, at) = (default(Page)!, Stopwatch.StartNew());
            await Measured($"{count} hand in", async () => preview = await browser.HandIn("/imports", ImportKind.People, file));
            await Measured($"{count} check", () => app.Advance());
            await app.In(async services => (await services.GetRequiredService<TakeImport>().ConfirmAsync(preview.Id(), new(committee.Secretary.AccountId, null, null), default)).IsDone);
            await Measured($"{count} take", () => app.Advance());
            await Measured($"{count} page", () => browser.Get($"/imports/{preview.Id()}?page=900"));
            await Measured($"{count} xlsx", async () => file = await browser.Fetch("/people/export.xlsx"));
            await Measured($"{count} csv", () => browser.Fetch("/people/export.csv"));
            await Measured($"{count} xlsx in", async () => preview = await browser.HandIn("/imports", ImportKind.People, file));
            await Measured($"{count} xlsx check", () => app.Advance());
            output.WriteLine(string.Join(' ', (await app.InDb(db => db.Imports.OrderBy(i => i.Id).ToListAsync())).Select(i => $"{i.State} {i.Counts}")));
        }
    }

    private async Task Measured(string what, Func<Task> work)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var (peak, watch, isDone) = (before, Stopwatch.StartNew(), false);
        var sampling = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isDone))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
                await Task.Delay(20);
            }
        });
        await work();
        Volatile.Write(ref isDone, true);
        await sampling;
        var took = watch.Elapsed;
        output.WriteLine($"{what}: {took.TotalSeconds:0.0} s, peak +{(peak - before) / 1048576} MB, kept +{(GC.GetTotalMemory(true) - before) / 1048576} MB, live {GC.GetGCMemoryInfo().HeapSizeBytes / 1048576}");
    }
}
