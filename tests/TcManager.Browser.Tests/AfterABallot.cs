using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Ballots;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.RuleSets;

namespace TcManager.Browser.Tests;

/// <summary>What may follow a ballot: a ruling on a single vote, a withdrawal, a further round; in both languages.</summary>
public sealed class AfterABallot : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_vote_is_ruled_on_an_open_ballot_withdrawn_and_put_once_more(string culture)
    {
        var words = new Words(_app, culture);
        string Said(string key, params object[] args) => words.In<BallotsTexts>(key, args);
        var (letter, open, committee) = await _app.InDb(async db => (
            await db.Rulings.Select(r => r.BallotId).FirstAsync(),
            await db.Ballots.Where(b => b.Kind == BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).FirstAsync(),
            await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync()));
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");

        await desk.GotoAsync($"/ballots/{letter}");
        await desk.IsSound();
        await desk.Link(Said("ruling.title")).ClickAsync();
        var vote = desk.Locator(".tc-ruling:not(:has(.tc-note))").First;
        await vote.Locator("summary").ClickAsync();
        await desk.IsSound();
        await vote.Locator("input[value=Adopted]").CheckAsync();
        await vote.Locator("button[type=submit]").ClickAsync();
        await desk.GetByText(Said("refusal.ruling.reasonMissing")).First.WaitForAsync();
        await desk.IsSound();
        await desk.Locator("details[open] textarea").First.FillAsync("示例 Sample: Clause 7 follows the proposal.");
        await desk.Locator("details[open] button[type=submit]").First.ClickAsync();
        await desk.GetByText(Said("done.ruled")).WaitForAsync();
        await desk.GotoAsync($"/ballots/{letter}");
        Assert.Equal(2, await desk.Locator("#rulings li").CountAsync());

        await desk.GotoAsync($"/ballots/{open}");
        await desk.Link(Said("withdrawal.open")).ClickAsync();
        await desk.Locator("#withdrawal button[type=submit]").ClickAsync();
        await desk.GetByText(Said("refusal.ballot.withdrawalReasonMissing")).First.WaitForAsync();
        await desk.IsSound();
        await desk.Locator("#Reason").FillAsync("示例：附件有误。Sample: the wrong paper was attached.");
        await desk.Locator("#IsConfirmed").CheckAsync();
        await desk.Locator("#withdrawal button[type=submit]").ClickAsync();
        await desk.GetByText(Said("done.withdrawn")).WaitForAsync();
        await desk.IsSound();
        await desk.Locator("#further-round summary").ClickAsync();
        await desk.Button(Said("round.do")).ClickAsync();
        await desk.GetByText(Said("done.nextRound")).WaitForAsync();
        await desk.Locator("#previous-round a").WaitForAsync();
        await desk.IsSound();

        await desk.GotoAsync($"/committees/{committee}/ballots");
        await desk.IsSound();
        await desk.GotoAsync($"/committees/{committee}/ballots/new");
        await desk.Locator("#other-rules summary").ClickAsync();
        await desk.IsSound();

        var member = await _app.Window(culture);
        await member.SignIn("member");
        await member.GotoAsync($"/ballots/{open}");
        await member.GetByText(Said("withdrawn.mine.none")).WaitForAsync();
        await member.IsSound();

        var administrator = await _app.Window(culture);
        await administrator.SignIn("administrator");
        await administrator.GotoAsync("/rule-sets/sac-legacy-letter/versions/new");
        await administrator.GetByLabel(words.In<RuleSetsTexts>("form.proxies")).WaitForAsync();
        await administrator.IsSound();
    }
}
