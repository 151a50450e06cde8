using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Web.Features.Ballots;

namespace TcManager.Browser.Tests;

/// <summary>What a person sees when something is refused: no link leads there, so <see cref="EveryPage"/> does not come by.</summary>
public sealed class EveryErrorPage : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Is_sound(string culture)
    {
        var words = new Words(_app, culture);
        var (committee, ballot) = await _app.InDb(async db => (
            await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync(),
            await db.Ballots.Where(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).SingleAsync()));
        var page = await _app.Window(culture);
        await page.SignIn("member");
        foreach (var (address, status) in new[] { ("/no/such/page", 404), ($"/committees/{committee}/meetings/new", 403), ($"/ballots/{ballot}/signature", 405), ("/r/forged", 404), ("/password-reset/forged", 410) })
        {
            var answer = await page.GotoAsync(address);
            Assert.Equal((address, status), (address, answer!.Status));
            await page.IsSound();
        }

        await VoteTooLate(page, words, ballot);
    }

    private async Task VoteTooLate(IPage page, Words words, long ballot)
    {
        await page.GotoAsync($"/ballots/{ballot}/vote");
        await page.GetByText(words.In<BallotsTexts>("choice.yes"), new() { Exact = true }).ClickAsync();
        await _app.InDb(db => db.Ballots.Where(b => b.Id == ballot).ExecuteUpdateAsync(set => set.SetProperty(b => b.ClosesAt, _app.Clock.GetUtcNow().AddMinutes(-1))));
        var answer = await page.RunAndWaitForResponseAsync(() => page.Button(words.In<BallotsTexts>("vote.submit")).ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal(409, answer.Status);
        await page.WaitForLoadStateAsync();
        await page.IsSound();
    }
}
