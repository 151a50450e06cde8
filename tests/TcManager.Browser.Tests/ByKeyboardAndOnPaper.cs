using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Domain.Meetings;
using UglyToad.PdfPig;

namespace TcManager.Browser.Tests;

/// <summary>A vote and a reply without a mouse; call, sign-in sheet, verdict and report on A4.</summary>
public sealed class ByKeyboardAndOnPaper : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Fact]
    public async Task A_vote_and_a_reply_need_no_mouse()
    {
        var page = await _app.Window("en");
        await page.GotoAsync("/sign-in");
        await TabTo(page, "#Email");
        await page.Keyboard.TypeAsync("member@tc605.example");
        await TabTo(page, "#Password");
        await page.Keyboard.TypeAsync(Application.Demonstration.DemonstrationAccounts.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/");

        // The skip link comes first and leads past the navigation.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("tc-skip", await page.EvaluateAsync<string>("() => document.activeElement.className"));
        await page.Keyboard.PressAsync("Enter");

        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).SingleAsync());
        await TabTo(page, $"a[href='/ballots/{ballot}/vote']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/vote");
        await TabTo(page, "input[name=Choice]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo(page, "#Reason");
        await page.Keyboard.TypeAsync("The sampling rate is missing.");
        await TabTo(page, "#vote button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/receipt");
        var slip = await _app.InDb(db => db.Voters.Where(v => v.BallotId == ballot && v.LastRevision > 0 && db.People.Any(p => p.Id == v.PersonId && p.Email == "member@tc605.example")).Select(v => v.LastSlip!.Answers[0].Choice).SingleAsync());
        Assert.Equal("no", slip);

        var meeting = await _app.InDb(db => db.Meetings.Where(m => m.CalledAt != null && m.Committee.Code == "SAC/TC 605" && !m.IsRecorded).Select(m => m.Id).SingleAsync());
        await page.GotoAsync($"/meetings/{meeting}/reply");
        await TabTo(page, "input[name=Reply]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "main form button[type=submit]");
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "POST");
        var reply = await _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting && p.Person.Email == "member@tc605.example").Select(p => p.Reply).SingleAsync());
        Assert.Equal(Reply.OnSite, reply);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Call_sign_in_sheet_verdict_and_report_print_on_A4(string culture)
    {
        var page = await _app.Window(culture);
        await page.SignIn("secretariat");
        var (meeting, ballot, committee) = await _app.InDb(async db => (
            await db.Meetings.Where(m => m.CalledAt != null && m.Committee.Code == "SAC/TC 605" && !m.IsRecorded).Select(m => m.Id).SingleAsync(),
            await db.Verdicts.Where(v => v.Question.Ballot.Committee.Code == "SAC/TC 605").Select(v => v.Question.BallotId).FirstAsync(),
            await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync()));

        var sheet = await Print(page, $"/meetings/{meeting}/sign-in-sheet");
        var names = await _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting).Select(p => p.Person.NameLatin).ToListAsync());
        Assert.InRange(sheet.Pages, 2, 3);
        if (culture == "en")
        {
            Assert.All(names, name => Assert.Contains(name, sheet.Text, StringComparison.Ordinal));
        }

        Assert.InRange((await Print(page, $"/meetings/{meeting}")).Pages, 1, 4);
        var verdict = await Print(page, $"/ballots/{ballot}");
        Assert.InRange(verdict.Pages, 1, 5);
        Assert.Contains("/47", verdict.Text, StringComparison.Ordinal);
        Assert.InRange((await Print(page, $"/committees/{committee}/attendance")).Pages, 1, 5);
    }

    private static async Task<(int Pages, string Text)> Print(IPage page, string address)
    {
        await page.GotoAsync(address);
        using var pdf = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.All(pdf.GetPages(), p => Assert.Equal((595, 842), ((int)Math.Round(p.Width), (int)Math.Round(p.Height))));
        var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.DoesNotContain("TcManager • ", text, StringComparison.Ordinal);
        return (pdf.NumberOfPages, text);
    }

    /// <summary>Presses Tab until the focus is there, and it can be seen.</summary>
    private static async Task TabTo(IPage page, string selector)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                var outline = await page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.boxShadow + s.borderColor; }");
                Assert.NotEqual("nonenone", outline);
                return;
            }
        }

        Assert.Fail($"The focus never came to {selector} on {page.Url}.");
    }
}
