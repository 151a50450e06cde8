using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Meetings;

namespace TcManager.Browser.Tests;

/// <summary>The secretariat asks several questions, records slips by keyboard, a voter objects; a vote is opened in the room and hands are counted: in each language.</summary>
public sealed class OnPaperAndInTheRoom : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Slips_are_recorded_by_keyboard_and_hands_are_counted(string culture)
    {
        var words = new Words(_app, culture);
        var desk = await _app.Window(culture);
        desk.Context.SetDefaultTimeout(10_000);
        await desk.SignIn("secretariat");
        await AddAQuestion(desk, words);
        await RecordByKeyboard(desk, words);
        await Objects(words);
        await InTheRoom(desk, words);
    }

    private async Task AddAQuestion(IPage page, Words words)
    {
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        await page.GotoAsync($"/committees/{committee}/ballots/new");
        await page.Locator("#TitleEn").FillAsync("Two matters");
        await page.Locator("#add-question").ClickAsync();
        await Assertions.Expect(page.Locator("#TitleEn")).ToHaveValueAsync("Two matters");
        await page.Locator("#Further_0__TextEn").FillAsync("Shall it be urgent?");
        await page.IsSound();
        await page.Locator("#question-2").GetByRole(AriaRole.Button, new() { Name = words.In<BallotsTexts>("form.further.up") }).ClickAsync();
        await Assertions.Expect(page.Locator("#QuestionEn")).ToHaveValueAsync("Shall it be urgent?");
    }

    private async Task RecordByKeyboard(IPage page, Words words)
    {
        var ballot = await Open();
        await page.GotoAsync($"/ballots/{ballot}");
        await page.Link(words.In<BallotsTexts>("slips.enter")).ClickAsync();
        await page.IsSound();
        var voter = await _app.InDb(db => db.Voters.Where(v => v.BallotId == ballot && v.Membership.Person.Email == "member@tc605.example").Select(v => v.Id).SingleAsync());
        var first = page.Locator("table[data-slips] select").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(first).ToBeFocusedAsync();
        await Assertions.Expect(first).ToHaveValueAsync("yes");
        await page.Keyboard.PressAsync("0");
        await Assertions.Expect(first).ToHaveValueAsync("");

        await page.Locator($"select[name='V{voter}.Choice']").FocusAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("#unreasoned-what")).ToContainTextAsync(words.In<BallotsTexts>("slips.unreasoned.what"));
        await page.Locator($"input[name='V{voter}.Reason']").FillAsync("第4章缺少采样频率。 Clause 4 lacks the sampling rate.");
        await page.Button(words.In<BallotsTexts>("slips.save")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<BallotsTexts>("done.slips", 1));
        await page.IsSound();

        // One slip that says nothing valid, from the row of whoever is missing.
        await page.Locator("a[href*='/slips?voter=']").First.ClickAsync();
        var one = page.Locator("table[data-slips] select");
        await one.FocusAsync();
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(one).ToHaveValueAsync("void");
        await page.Button(words.In<BallotsTexts>("slips.save")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<BallotsTexts>("refusal.slips.voidReasonMissing"));
        await page.IsSound();
        await page.Locator("table[data-slips] input[name$='.Reason']").FillAsync("同时勾选了两项。 Two ticks.");
        await page.Button(words.In<BallotsTexts>("slips.save")).ClickAsync();
        await Assertions.Expect(page.Locator("#void")).ToBeVisibleAsync();
        await page.IsSound();
    }

    private async Task Objects(Words words)
    {
        var page = await _app.Window(words.Culture, width: 390);
        await page.SignIn("member");
        await page.GotoAsync($"/ballots/{await Open()}/receipt");
        await Assertions.Expect(page.Locator("#recorded")).ToContainTextAsync(words.In<BallotsTexts>("receipt.recorded.Paper"));
        await page.IsSound();
        await page.Button(words.In<BallotsTexts>("receipt.object")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<BallotsTexts>("done.objected"));
        await page.Context.CloseAsync();
    }

    private async Task InTheRoom(IPage page, Words words)
    {
        var (ballot, meeting) = await _app.InDb(async db =>
        {
            var draft = await db.Ballots.Where(b => b.AgendaItemId != null).Select(b => new { b.Id, b.AgendaItem!.MeetingId }).FirstAsync();
            return (draft.Id, draft.MeetingId);
        });
        await page.GotoAsync($"/ballots/{ballot}");
        await page.IsSound();

        // The plenary lies ahead in the demonstration: the journey is on its day.
        var participants = await _app.InDb(async db =>
        {
            var now = _app.Clock.GetUtcNow();
            await db.Meetings.Where(m => m.Id == meeting).ExecuteUpdateAsync(set => set.SetProperty(m => m.FirstOn, m => m.FirstOn.AddDays(-60)));
            await db.Set<Domain.Meetings.Session>().Where(s => s.MeetingId == meeting).ExecuteUpdateAsync(set => set.SetProperty(s => s.StartsAt, now.AddHours(-1)).SetProperty(s => s.EndsAt, now.AddHours(3)));
            return await db.Participants.Where(p => p.MeetingId == meeting).OrderBy(p => p.Id).Select(p => p.Id).Take(5).ToListAsync();
        });
        await page.GotoAsync($"/meetings/{meeting}/presence");
        foreach (var participant in participants)
        {
            await page.Locator($"#here-{participant}").CheckAsync();
        }

        await page.IsSound();
        await page.Button(words.In<MeetingsTexts>("presence.save")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<MeetingsTexts>("done.presence", 5));

        await page.GotoAsync($"/ballots/{ballot}/room");
        await page.IsSound();
        await page.Button(words.In<BallotsTexts>("room.open")).ClickAsync();
        await Assertions.Expect(page.Locator("#hands")).ToBeVisibleAsync();
        await page.IsSound();
        await page.GotoAsync($"/ballots/{ballot}/screen");
        await page.IsSound();
        await page.GotoAsync($"/ballots/{ballot}/room");
        foreach (var (choice, hands) in new[] { ("yes", "4"), ("no", "0"), ("abstain", "1") })
        {
            await page.Locator($"#Q1_{choice}").FillAsync(hands);
            await page.Locator($"#Q2_{choice}").FillAsync(hands);
        }

        await page.Locator("#Q2_yes").FillAsync("5");
        await page.Button(words.In<BallotsTexts>("hands.do")).ClickAsync();
        await Assertions.Expect(page.Locator("#Q2_yes-fault")).ToContainTextAsync(words.In<BallotsTexts>("refusal.hands.morePresent", 6, 5));
        await page.IsSound();
        await page.Locator("#Q2_yes").FillAsync("4");
        await page.Button(words.In<BallotsTexts>("hands.do")).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.In<BallotsTexts>("verdict.hands"));
        await page.IsSound();
        await page.GotoAsync($"/ballots/{ballot}/screen");
        await page.IsSound();
    }

    private Task<long> Open() => _app.InDb(db => db.Ballots.Where(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).SingleAsync());
}
