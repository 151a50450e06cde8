using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.RuleSets;

namespace TcManager.Browser.Tests;

/// <summary>The calculator for anyone, and an administrator's way from a set to its next version, in both languages.</summary>
public sealed class CalculatingAVote : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task From_the_choice_of_a_set_to_what_is_still_missing(string culture)
    {
        var words = new Words(_app, culture);
        var page = await _app.Window(culture);
        await page.GotoAsync("/sign-in");
        await page.Locator("footer a[href='/calculator']").ClickAsync();
        await page.IsSound();

        await page.Locator("#set").SelectOptionAsync("sac-tc");
        await page.Button(words.In<RuleSetsTexts>("set.choose")).ClickAsync();
        await page.Locator("#voting_entitled").FillAsync("49");
        await page.Locator("#voting_yes").FillAsync("36");
        await page.Button(words.In<RuleSetsTexts>("calculate")).ClickAsync();
        await page.Locator("#outcome", new() { HasText = words.In<BallotsTexts>("outcome.NotQuorate") }).WaitForAsync();
        Assert.Contains("36/49", await page.Locator("#checks").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("37", await page.Locator("#missing").InnerTextAsync(), StringComparison.Ordinal);
        await page.IsSound();

        await page.GotoAsync("/calculator/sac-tc?voting.entitled=3&voting.yes=x&voting.no=4");
        await page.IsSound();
        foreach (var address in new[] { "/calculator/cen-mandated?others=yes&voter.DE=no&voter.FR=no&voter.IT=no", "/calculator/iso-np?P.entitled=16&P.yes=9&P.no=4&experts=3", "/rule-sets", "/rule-sets/cen-mandated", "/rule-sets/sac-legacy-letter" })
        {
            await page.GotoAsync(address);
            await page.IsSound();
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task From_a_set_to_its_next_version(string culture)
    {
        var words = new Words(_app, culture);
        var page = await _app.Window(culture);
        await page.SignIn("administrator");
        await page.GotoAsync("/rule-sets/astm-main");
        await page.IsSound();
        await page.Link(words.In<RuleSetsTexts>("newVersion")).ClickAsync();
        await page.IsSound();

        await page.Locator("#Tests_0__Limit").FillAsync("95/100");
        await page.Button(words.In<RuleSetsTexts>("form.try")).ClickAsync();
        await page.GetByText(words.In<RuleSetsTexts>("refusal.ruleSet.exampleBroken", "AS01")).First.WaitForAsync();
        await page.IsSound();

        await page.Locator("#Examples_0__Votes").FillAsync("yes 57, no 3");
        await page.Button(words.In<RuleSetsTexts>("form.publish")).ClickAsync();
        await page.GetByText(words.In<RuleSetsTexts>("done.published", "astm-main", 2)).WaitForAsync();
        await page.IsSound();
    }
}
