using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using TcManager.Application.Ballots;
using TcManager.Application.Mail.Delivery;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Meetings;
using TcManager.Web.Features.Shared;

namespace TcManager.Browser.Tests;

/// <summary>The secretariat calls a plenary and takes attendance, a member replies by link and votes, the chair reads the report and signs: in each language.</summary>
public sealed class ThreeStories : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Are_told_from_the_call_to_the_signature(string culture)
    {
        var words = new Words(_app, culture);
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var secretariat = await _app.Window(culture);
        secretariat.Context.SetDefaultTimeout(10_000);
        await secretariat.SignIn("secretariat");
        await secretariat.IsSound();

        var meeting = await Schedule(secretariat, words, committee);
        var link = await Call(secretariat, words);
        await ReplyByLink(words, link);
        await secretariat.GotoAsync($"/meetings/{meeting}");
        await secretariat.IsSound();

        await Vote(words);
        await TakeAttendance(secretariat, words, meeting);
        await ReadAndSign(words, committee, meeting);
    }

    private static async Task<long> Schedule(IPage page, Words words, long committee)
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
        return long.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'), CultureInfo.InvariantCulture);
    }

    /// <summary>Calls after a look at the mail, and gives back the personal link of the demonstration's member.</summary>
    private async Task<string> Call(IPage page, Words words)
    {
        // The mail is shown in the committee's language first, whatever the reader's is.
        await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("一届七次全体委员会议");
        await page.Link("English").ClickAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("7th plenary of the 1st term");
        await page.IsSound();
        await page.Button(words.In<MeetingsTexts>("call.do", 47)).ClickAsync();
        await page.WaitForURLAsync("**/campaigns/*");
        await _app.In(services => services.GetRequiredService<DeliverOutbox>().ExecuteAsync(default));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".tc-eq")).ToContainTextAsync("47");
        await page.IsSound();

        var mails = Directory.EnumerateFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml").Select(f => MimeMessage.Load(f)).ToList();
        var calls = mails.Where(m => m.Subject!.Contains("7th plenary", StringComparison.Ordinal) || m.Subject!.Contains("一届七次", StringComparison.Ordinal)).ToList();
        Assert.Equal(47, calls.Count);
        Assert.All(calls, m => Assert.Contains(m.BodyParts, p => p.ContentType.IsMimeType("text", "calendar")));
        var mine = Assert.Single(calls, m => m.To.Mailboxes.Any(a => a.Address == "member@tc605.example"));
        var start = mine.TextBody!.IndexOf("/r/", StringComparison.Ordinal);
        return mine.TextBody[start..].Split((char[]?)null, 2)[0];
    }

    private async Task ReplyByLink(Words words, string link)
    {
        var page = await _app.Window(words.Culture, width: 390);
        await page.GotoAsync(link);
        await page.Locator("input[name=Reply][value=Excused]").CheckAsync();
        await page.Button(words.In<MeetingsTexts>("reply.send")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<MeetingsTexts>("refusal.reply.reasonMissing"));
        await page.Locator("input[name=Reply][value=Online]").CheckAsync();
        await page.IsSound();
        await page.Button(words.In<MeetingsTexts>("reply.send")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<MeetingsTexts>("reply.Online"));
        await page.Context.CloseAsync();
    }

    private async Task Vote(Words words)
    {
        var page = await _app.Window(words.Culture, width: 390);
        await page.SignIn("member");
        await page.IsSound();
        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).SingleAsync());
        await page.Locator($"a[href='/ballots/{ballot}/vote']").First.ClickAsync();
        await page.GetByText(words.In<BallotsTexts>("choice.no"), new() { Exact = true }).ClickAsync();
        await page.Button(words.In<BallotsTexts>("vote.submit")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<BallotsTexts>("refusal.ballot.reasonMissing"));
        await page.Locator("#Reason").FillAsync("Clause 4 lacks the sampling rate. 第4章缺少采样频率。");
        await page.IsSound();
        await page.Button(words.In<BallotsTexts>("vote.submit")).ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        await page.IsSound();

        await page.Link(words.In<BallotsTexts>("vote.change")).ClickAsync();
        await page.GetByText(words.In<BallotsTexts>("choice.yes"), new() { Exact = true }).ClickAsync();
        await page.Button(words.In<BallotsTexts>("vote.resubmit")).ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        Assert.Equal(2, await _app.InDb(db => db.Voters.Where(v => v.BallotId == ballot && v.LastRevision == 2).Select(v => v.LastRevision).SingleAsync()));
        await page.Context.CloseAsync();
    }

    /// <summary>On the day: everyone present but three.</summary>
    private async Task TakeAttendance(IPage page, Words words, long meeting)
    {
        _app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 18, 1, 30, 0, TimeSpan.Zero));
        await _app.In(services => services.GetRequiredService<CloseExpiredBallots>().ExecuteAsync(default));
        if (!(await page.GotoAsync($"/meetings/{meeting}/attendance"))!.Url.Contains("/attendance", StringComparison.Ordinal))
        {
            await page.SignIn("secretariat");
            await page.GotoAsync($"/meetings/{meeting}/attendance");
        }

        var selects = page.Locator("form table select");
        var count = await selects.CountAsync();
        Assert.True(count >= 47);
        for (var i = 0; i < count; i++)
        {
            await selects.Nth(i).SelectOptionAsync(i < 3 ? "Excused" : i < 6 ? "Online" : "Present");
        }

        await page.Button(words.In<MeetingsTexts>("attendance.save")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<MeetingsTexts>("result.met"));
        await page.IsSound();
    }

    private async Task ReadAndSign(Words words, long committee, long meeting)
    {
        var page = await _app.Window(words.Culture);
        await page.SignIn("chair");
        await page.GotoAsync($"/committees/{committee}/attendance");
        await page.IsSound();
        await page.Locator($"a[href*='/attendance/meetings/{meeting}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("44/47");
        await page.IsSound();

        var ballot = await _app.InDb(db => db.Verdicts.Where(v => v.SignedAt == null && v.Question.Ballot.Committee.Code == "SAC/TC 605")
            .OrderByDescending(v => v.ComputedAt).Select(v => v.Question.BallotId).FirstAsync());
        await page.GotoAsync($"/ballots/{ballot}");
        await page.IsSound();
        await page.Locator("#signature summary").ClickAsync();
        await page.IsSound();
        await page.Button(words.In<BallotsTexts>("verdict.sign.do")).ClickAsync();
        await Assertions.Expect(page.Locator("#signature")).ToContainTextAsync("2026");
    }
}
