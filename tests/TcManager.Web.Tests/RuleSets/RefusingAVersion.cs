using AngleSharp.Html.Dom;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>What cannot work or is not finished is said at its field, and nothing is published.</summary>
[Trait("Database", "Any")]
public sealed class RefusingAVersion(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Code", "SAC TC", "is no code")]
    [InlineData("Code", "sac-tc", "is taken")]
    [InlineData("Code", null, "Fill this in.")]
    [InlineData("TitleZh", "", "Fill this in.")]
    [InlineData("Tests[0].Limit", "66%", "Enter a fraction")]
    [InlineData("Tests[0].Limit", "1/0", "Enter a fraction")]
    [InlineData("Tests[0].Limit", "99999999999/2", "Enter a fraction")]
    [InlineData("Tests[0].Limit", "", "Fill this in.")]
    [InlineData("Tests[2].NameEn", "Nobody against", "Fill this in.")]
    [InlineData("Tests[2].Of", "No", "Fill this in.")]
    [InlineData("Return.Limit", "", "Fill this in.")]
    [InlineData("Choices[3].En", "Perhaps", "Fill this in.")]
    [InlineData("FewestClause.En", "Article 9", "Fill this in.")]
    [InlineData("DecidingEn", "EU members", "Fill this in.")]
    [InlineData("ExpertsClause.Zh", "第九条", "Fill this in.")]
    [InlineData("Tests[0].Limit", "0/1", "always holds")]
    [InlineData("Tests[1].Limit", "5/4", "always holds")]
    [InlineData("Return.Limit", "0/1", "always holds")]
    [InlineData("Tests[0].Of", "Everything", "is not a value for this field")]
    [InlineData("Return.Limit", "3", "Enter a fraction")]
    [InlineData("ValidFrom", "yesterday", "Enter a day")]
    [InlineData("FewestVoters", "0", "needs a whole number")]
    [InlineData("ReminderDays", "7, x", "Enter a whole number.")]
    [InlineData("Choices[0].Code", "void", "is no code")]
    [InlineData("Choices[1].Code", "yes", "stands twice")]
    [InlineData("Choices[0].IfAdopted", "nothing", "There is no choice")]
    [InlineData("Voters", "DE, Germany", "is no line of the table")]
    [InlineData("Tests[0].ByWeight", "true", "there is no table of voters")]
    [InlineData("Tests[0].Group", "P", "outside the electorate")]
    [InlineData("Examples[0].Votes", "yes yes yes 3", "cannot be read")]
    [InlineData("Examples[0].Votes", "maybe 3", "do not bear out")]
    [InlineData("Examples[0].Entitled", "-1", "do not bear out")]
    [InlineData("Examples[1].Id", "CN02", "stands twice")]
    public async Task What_cannot_work_is_said_and_what_was_typed_is_kept(string field, string? value, string fault)
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/new?from=sac-tc");
        var refused = await administrator.Post(form, RuleSetSteps.Form, field == "Code" ? [("do", "publish"), (field, value)] : [("do", "publish"), ("Code", "never-published"), (field, value)]);

        Assert.Contains(fault, refused.Document.GetElementById("errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.VersionsOf("never-published"));
        if (value is { Length: > 0 } && refused.Document.QuerySelector($"[name='{field}']") is IHtmlInputElement { Type: not "checkbox" } input)
        {
            Assert.Equal(value, input.Value);
        }
    }

    [Fact]
    public async Task What_is_left_unfinished_is_said_at_its_field()
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/new?from=sac-tc");
        var refused = await administrator.Post(form, RuleSetSteps.Form, ("do", "publish"), ("Code", "unfinished"), ("Tests[0].Limit", ""), ("Choices[3].Zh", "有条件赞成"), ("Choices[3].En", "Conditional"), ("Return.Limit", ""));
        var senseless = await administrator.Post(form, RuleSetSteps.Form, ("do", "publish"), ("Code", "unfinished"), ("Tests[1].Limit", "1/1"));

        Assert.Equal(["#Choices_3__Code", "#Return_Limit", "#Tests_0__Limit"], RuleSetSteps.Faults(refused));
        Assert.Equal(["#Tests_1__Limit"], RuleSetSteps.Faults(senseless));
        Assert.Equal(0, await app.VersionsOf("unfinished"));
    }

    [Theory]
    [InlineData("0", "form")]
    [InlineData("two", "ProxiesPerVoter")]
    public async Task A_limit_of_proxies_is_a_number_of_one_or_more(string typed, string at)
    {
        using var administrator = await app.RuleSetAdministrator();
        var refused = await administrator.Post(await administrator.Get("/rule-sets/new?from=two-thirds"), RuleSetSteps.Form, ("do", "publish"), ("Code", "proxies-x"), ("ProxyAllowed", "true"), ("ProxiesPerVoter", typed));

        Assert.Equal(0, await app.VersionsOf("proxies-x"));
        Assert.NotEmpty(at == "form" ? refused.Document.GetElementById("errors")!.TextContent : refused.FaultAt(at));
    }

    [Fact]
    public async Task A_set_without_an_example_is_not_published()
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/new?from=simple-majority");

        Assert.Contains("at least one worked example", (await administrator.Post(form, RuleSetSteps.Form, [("do", "publish"), ("Code", "no-example"), .. RuleSetSteps.WithoutExamples(0, 3)])).Text, StringComparison.Ordinal);
    }
}
