using TcManager.Domain.Access;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>An administrator who has the text of the rules beside the form finds at each field what goes into it, in which unit, and an example.</summary>
[Trait("Database", "Any")]
public sealed class TheFormOfARuleSet(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("en", "/rule-sets/new")]
    [InlineData("zh-CN", "/rule-sets/new")]
    [InlineData("en", "/rule-sets/cen-mandated/versions/new")]
    [InlineData("zh-CN", "/rule-sets/cen-mandated/versions/new")]
    public async Task Each_field_is_labelled_visibly_in_the_readers_language_and_what_is_typed_has_an_example(string culture, string address)
    {
        await app.RuleSet("sac-tc");
        using var administrator = await Browser.For(app, await app.Outsider($"form-{Guid.CreateVersion7()}@admin.example", SystemRole.Administrator), culture);

        var page = (await administrator.Get(address)).Document;
        var form = page.QuerySelector("form[action^='/rule-sets']")!;

        var fields = form.QuerySelectorAll("input:not([type=hidden]):not([type=checkbox]), select, textarea").ToList();
        Assert.True(fields.Count > 60);
        Assert.All(fields, field =>
        {
            var label = Assert.Single(form.QuerySelectorAll($"label[for='{field.Id}']"));
            var words = label.TextContent.Trim();
            Assert.True(words.Length > 1, field.OuterHtml);
            Assert.Equal(culture == "zh-CN", words.Any(c => c is >= '一' and <= '鿿'));
            Assert.False(field.HasAttribute("aria-label"), field.OuterHtml);
        });
        Assert.All(fields.Where(f => f.LocalName != "select" && f.GetAttribute("type") != "date"), field => Assert.True(field.GetAttribute("placeholder")?.Length > 0, field.OuterHtml));
        Assert.All(fields.Where(f => f.GetAttribute("inputmode") == "numeric"), field => Assert.True(int.TryParse(field.GetAttribute("placeholder"), out _), field.OuterHtml));

        // What one row asks for is not asked for twice by the same words.
        Assert.All(form.QuerySelectorAll("[role=group]"), row =>
        {
            var labels = row.QuerySelectorAll("label.form-label").Select(l => l.TextContent.Trim()).ToList();
            Assert.Equal(labels.Distinct(), labels);
            Assert.True(page.GetElementById(row.GetAttribute("aria-labelledby")!)!.TextContent.Trim().Length > 0);
        });
    }

    [Fact]
    public async Task A_fault_in_a_row_stands_at_its_field()
    {
        await app.RuleSet("sac-tc");
        using var administrator = await Browser.For(app, await app.Outsider("form@admin.example", SystemRole.Administrator));

        var refused = await administrator.Post(await administrator.Get("/rule-sets/new?from=sac-tc"), "form[action^='/rule-sets']", ("do", "try"), ("Tests[0].Limit", "two thirds"));

        Assert.Contains("Enter a fraction", refused.FaultAt("Tests_0__Limit"), StringComparison.Ordinal);
    }
}
