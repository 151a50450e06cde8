using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace TcManager.Browser.Tests;

/// <summary>A roster is imported with errors: good rows go in, bad ones come back with the reason, and go in once they are mended.</summary>
public sealed class ARosterWithErrors : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en", "Import", "Look at the rows", "Take the good rows ({0})", "Fetch the rows that are not taken ({0})", "Hand in another file", "Taken: {0} new, 0 changed.", "E-mail,First day", "Chinese name")]
    [InlineData("zh-CN", "导入", "检查文件", "导入 {0} 行", "下载不予导入的 {0} 行", "上传其他文件", "已导入：新增 {0} 行，修改 0 行。", "邮箱,聘任日期", "姓名")]
    public async Task Goes_in_once_it_is_mended(string culture, string import, string look, string take, string fetch, string again, string taken, string heads, string name)
    {
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var page = await _app.Window(culture);
        await page.SignIn("secretariat");

        await page.GotoAsync("/people");
        await page.Link(import).ClickAsync();
        await HandInAsync(page, look, $"{name},{heads.Split(',')[0]}\n导入甲,jia@journey.example\n导入乙,yi@journey.example\n,bing@journey.example\n");
        await page.IsSound();
        await page.Button(Said(take, 2)).ClickAsync();
        await page.GetByText(Said(taken, 2)).WaitForAsync();

        await page.GotoAsync($"/committees/{committee}/members");
        await page.Link(import).ClickAsync();
        await HandInAsync(page, look, $"{name},{heads},相关方\n导入甲,jia@journey.example,2026-06-01,使用者\n导入乙,yi@journey.example,2026-13-01,使用者\n导入丁,ding@journey.example,2026-06-01,使用者\n");
        await page.IsSound();
        await page.Button(Said(take, 1)).ClickAsync();
        await page.GetByText(Said(taken, 1)).WaitForAsync();
        await page.IsSound();

        var back = await page.RunAndWaitForDownloadAsync(() => page.Link(Said(fetch, 2)).ClickAsync());
        var rows = (await File.ReadAllTextAsync(await back.PathAsync())).Split('\n');
        Assert.Contains(rows, r => r.Contains("导入丁", StringComparison.Ordinal));
        await page.Link(again).ClickAsync();
        await HandInAsync(page, look, string.Join('\n', rows.Where(r => !r.Contains("导入丁", StringComparison.Ordinal))).Replace("2026-13-01", "2026-06-02", StringComparison.Ordinal));
        await page.Button(Said(take, 1)).ClickAsync();
        await page.GetByText(Said(taken, 1)).WaitForAsync();

        await page.GotoAsync($"/committees/{committee}/members?q=journey.example");
        Assert.Equal([("导入乙", new(2026, 6, 2)), ("导入甲", new DateOnly(2026, 6, 1))], await _app.InDb(async db =>
            (await db.Memberships.Where(m => m.CommitteeId == committee && m.Person.NameZh.StartsWith("导入")).OrderByDescending(m => m.FromOn).Select(m => new { m.Person.NameZh, m.FromOn }).ToListAsync())
            .ConvertAll(m => (m.NameZh, m.FromOn))));
    }

    private static string Said(string text, int rows) => text.Replace("{0}", $"{rows}", StringComparison.Ordinal);

    private static async Task HandInAsync(IPage page, string look, string csv)
    {
        await page.IsSound();
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.Button(look).ClickAsync();
    }
}
