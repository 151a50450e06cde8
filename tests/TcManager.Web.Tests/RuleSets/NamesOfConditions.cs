using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Features.RuleSets;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>Whatever an administrator puts together is called by its name in both languages.</summary>
[Trait("Database", "Any")]
public sealed class NamesOfConditions(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Whatever_conditions_are_put_together_have_names_and_so_has_a_winner()
    {
        using var administrator = await app.RuleSetAdministrator();
        var published = await administrator.Post(await administrator.Get("/rule-sets/new?from=iso-sr"), RuleSetSteps.Form,
            [("do", "publish"), ("Code", "named-review"), ("Choices[0].En", "Keep it"), ("Choices[0].Zh", "保留"), ("Tests[1].Of", nameof(Figure.Leading)), ("Tests[1].Per", nameof(Figure.Entitled)), ("Tests[1].Limit", "1/100")]);
        Assert.True(published.Text.Contains("Published: named-review", StringComparison.Ordinal), published.Document.GetElementById("errors")?.TextContent);

        using var calculator = new Browser(app);
        var result = (await calculator.Get("/calculator/named-review?P.entitled=10&P.confirm=9&O.entitled=0")).Document.GetElementById("outcome")!.Spoken().Replace(" :", ":", StringComparison.Ordinal);
        Assert.Contains("Winner: Keep it.", result, StringComparison.Ordinal);
        Assert.Contains("Approved: Keep it", result, StringComparison.Ordinal);
        Assert.Contains("The choice with most votes, of all entitled to vote: 9/10", result, StringComparison.Ordinal);
        Assert.Contains("Keep it", published.Document.GetElementById("examples")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_of_every_figure_has_a_name_in_both_languages()
    {
        await app.RuleSet("simple-majority");
        var sound = await app.InDb(async db => (await db.RuleSetVersions.FirstAsync(v => v.RuleSet.Code == "simple-majority")).Definition);
        var prefixes = new[] { "", "weighted-", "p-", "o-", "voting-", "voting p-", "p-weighted-", "eea-", "eea-weighted-" };
        var codes = prefixes.SelectMany(prefix => Enum.GetValues<Figure>().SelectMany(of => Enum.GetValues<Figure>().Select(per => $"{prefix}{of}-of-{per}".ToLowerInvariant()))).ToList();
        var rules = sound with { Tests = [.. codes.Select(code => sound.Tests[0] with { Code = code })] };
        var count = new BallotCount([new(Domain.Members.SeatCategory.Voting, 9)], [new(Domain.Members.SeatCategory.Voting, "yes", 5)]);
        var said = await app.In(services => Task.FromResult(services.GetRequiredService<VerdictInWords>().InEach(rules, count, RuleSetEvaluator.Evaluate(rules, count).Value)));

        Assert.Equal(441, codes.Count);
        Assert.All(said.Values, text => Assert.DoesNotContain("-of-", text, StringComparison.Ordinal));
        Assert.All(said.Values, text => Assert.DoesNotContain("composed", text, StringComparison.Ordinal));
        Assert.Contains("P-members: Abstentions, of all entitled to vote, by weight:", said["en"], StringComparison.Ordinal);
        Assert.Contains("积极成员（P）：弃权占全体有表决权者（按权重）：", said["zh-CN"], StringComparison.Ordinal);
        Assert.Equal(codes.Count, said["zh-CN"].Split("占").Length - 1);
    }
}
