using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Ballots;
using TcManager.Web.Features.Ballots;

namespace TcManager.Browser.Tests;

/// <summary>An election from its form to its second round, in both languages.</summary>
public sealed class AnElection : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Is_prepared_voted_closed_and_followed_by_a_second_round(string culture)
    {
        var words = new Words(_app, culture);
        string Said(string key, params object[] args) => words.In<BallotsTexts>(key, args);
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/committees/{committee}/ballots");
        await desk.Link(Said("election.title")).ClickAsync();
        await desk.Locator("#TitleZh").FillAsync("示例：推选工作组召集人");
        await desk.Locator("#TitleEn").FillAsync("Sample: convenor of the working group");
        await desk.Locator("#QuestionZh").FillAsync("选举工作组召集人");
        await desk.Locator("#QuestionEn").FillAsync("Who shall convene the working group?");
        await desk.Locator("#DeadlineOn").FillAsync("2026-12-10");
        await desk.Button(Said("form.save")).ClickAsync();
        await desk.GetByText(Said("refusal.election.tooFew", 2)).First.WaitForAsync();
        await desk.IsSound();

        foreach (var (row, zh, en) in new[] { (0, "示例候选人甲", "Sample candidate A"), (1, "示例候选人乙", "Sample candidate B"), (2, "示例候选人丙", "Sample candidate C") })
        {
            await desk.Locator($"#Candidates_{row}__NameZh").FillAsync(zh);
            await desk.Locator($"#Candidates_{row}__NameEn").FillAsync(en);
        }

        await desk.Button(Said("form.save")).ClickAsync();
        await desk.GetByText(Said("done.prepared")).WaitForAsync();
        await desk.GetByText(Said("secret.draft")).WaitForAsync();
        await desk.IsSound();
        var ballot = new Uri(desk.Url).AbsolutePath;
        await desk.Locator("#opening button").ClickAsync();
        await desk.GetByText(Said("done.released")).WaitForAsync();

        var (first, second) = culture == "en" ? ("Sample candidate A", "Sample candidate B") : ("示例候选人甲", "示例候选人乙");
        foreach (var (role, choice) in new[] { ("member", first), ("chair", second) })
        {
            var voter = await _app.Window(culture);
            await voter.SignIn(role);
            await voter.GotoAsync($"{ballot}/vote");
            await voter.GetByText(Said("secret.open")).WaitForAsync();
            Assert.Equal(0, await voter.Locator("input[type=radio]:checked").CountAsync());
            await voter.Locator(".tc-choice", new() { HasText = choice }).ClickAsync();
            await voter.IsSound();
            await voter.Button(Said("vote.submit")).ClickAsync();
            await voter.GetByText(Said("receipt.secret")).WaitForAsync();
            await voter.IsSound();
            Assert.DoesNotContain(choice, await voter.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await voter.Context.CloseAsync();
        }

        await desk.GotoAsync($"{ballot}/closure");
        await desk.Locator("#Reason").FillAsync("Sample");
        await desk.Locator("#IsConfirmed").CheckAsync();
        await desk.Locator("#closure button[type=submit]").ClickAsync();
        await desk.GetByText(Said("done.closed")).WaitForAsync();
        await desk.Locator("#next-round", new() { HasText = Said("election.tie", culture == "en" ? $"{first}, {second}" : $"{first}、{second}", 1) }).WaitForAsync();
        Assert.Equal(0, await desk.Locator("#votes").CountAsync());
        await desk.IsSound();
        await desk.GotoAsync($"{ballot}/result");
        await desk.IsSound();
        await desk.GotoAsync(ballot);
        await desk.Button(Said("election.next.do")).ClickAsync();
        await desk.GetByText(Said("done.nextRound")).WaitForAsync();
        await desk.IsSound();
        Assert.Equal(2, await _app.InDb(db => db.Candidates.CountAsync(c => db.Ballots.Any(b => b.PreviousRoundId != null && b.Kind == BallotKind.Election && b.Questions.Any(q => q.Id == c.QuestionId)))));
    }
}
