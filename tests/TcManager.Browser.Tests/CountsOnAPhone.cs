using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Browser.Tests;

/// <summary>The figures of a count fit a phone with all that they say, and a condition on a result paper is not run into its head.</summary>
public sealed class CountsOnAPhone : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_count_lies_beyond_the_edge()
    {
        var closed = await _app.InDb(db => db.Verdicts.Where(v => v.Question.Ballot.Committee.Code == "SAC/TC 605" && v.Outcome != VerdictOutcome.Pending).Select(v => v.Question.BallotId).Distinct().ToListAsync());
        Assert.NotEmpty(closed);
        foreach (var culture in new[] { "en", "zh-CN" })
        {
            var page = await _app.Window(culture, width: 390);
            await page.SignIn("chair");
            foreach (var id in closed)
            {
                await page.GotoAsync($"/ballots/{id}");
                Assert.True(await page.Locator("[id^=count] .tc-scroll").EvaluateAllAsync<bool>("tables => tables.length > 0 && tables.every(t => t.scrollWidth <= t.clientWidth)"), $"{culture} {id}");
                Assert.True(await page.Locator("[id^=count] td").EvaluateAllAsync<bool>("cells => cells.every(c => getComputedStyle(c, '::before').content.length > 2)"), $"{culture} {id}");
            }

            await page.GotoAsync($"/ballots/{closed[0]}/result");
            Assert.True(await page.Locator("#result td.lead").EvaluateAllAsync<bool>("cells => cells.length > 0 && cells.every(c => getComputedStyle(c, '::before').content === 'none')"), culture);
        }
    }
}
