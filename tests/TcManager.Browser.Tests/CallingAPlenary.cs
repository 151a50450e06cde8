using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Web.Features.Meetings;
using TcManager.Web.Features.Shared;

namespace TcManager.Browser.Tests;

/// <summary>The secretariat's way from the desk to the previewed call, in each language.</summary>
public sealed class CallingAPlenary : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task The_secretariat_schedules_a_plenary_and_previews_the_call(string culture)
    {
        var words = new Words(_app, culture);
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var secretariat = await _app.Window(culture);
        await secretariat.SignIn("secretariat");
        await secretariat.IsSound();

        await Schedule(secretariat, words, committee);

        // The mail is shown in the committee's language first, whatever the reader's is.
        await Assertions.Expect(secretariat.FrameLocator("iframe").Locator("body")).ToContainTextAsync("一届七次全体委员会议");
        await Assertions.Expect(secretariat.Button(words.In<MeetingsTexts>("call.do", 47))).ToBeVisibleAsync();
    }

    private static async Task Schedule(IPage page, Words words, long committee)
    {
        await page.GotoAsync($"/committees/{committee}/meetings");
        await page.Link(words.In<MeetingsTexts>("schedule")).ClickAsync();
        await page.Button(words.In<MeetingsTexts>("plan.save")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<MeetingsTexts>("refusal.meeting.titleZhMissing"));

        await page.Locator("#TitleEn").FillAsync("7th plenary of the 1st term");
        await page.Locator("#TitleZh").FillAsync("一届七次全体委员会议");
        await page.Locator("#On").FillAsync("2026-12-18");
        await page.Locator("#Starts").FillAsync("09:00");
        await page.Locator("#Ends").FillAsync("17:00");
        await page.GetByText(words.In<SharedTexts>("form.Hybrid"), new() { Exact = true }).ClickAsync();
        await page.Locator("#Place").FillAsync("Shenyang, Northeastern University");
        await page.Locator("#Link").FillAsync("https://meet.example.org/tc605-7");
        await page.Locator("#ReplyByOn").FillAsync("2026-12-10");
        await page.Locator("#Agenda_0__TitleEn").FillAsync("Work plan for 2027");
        await page.Locator("#Agenda_0__TitleZh").FillAsync("2027年工作计划");
        await page.Locator("#Agenda_0__Minutes").FillAsync("60");
        await page.IsSound();
        await page.Button(words.In<MeetingsTexts>("plan.save")).ClickAsync();
        await page.WaitForURLAsync("**/call**");
    }
}
