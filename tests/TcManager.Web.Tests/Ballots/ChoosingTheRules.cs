using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>By which rules a ballot may be held here, and which are offered first.</summary>
public sealed class ChoosingTheRules(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Sets_of_other_bodies_are_folded_behind_the_committees_own()
    {
        var committee = await app.Committee(4, "SAC/TC P77");
        await app.RuleSet("sac-tc");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        var folded = form.Document.GetElementById("other-rules")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.Contains("ieee-802", folded.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("sac-tc", folded.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("simple-majority", folded.TextContent, StringComparison.Ordinal);

        // What was chosen there is not hidden when the form comes back.
        var chosen = folded.QuerySelector("input")!.GetAttribute("value");
        Assert.True((await browser.Post(form, BallotFormSteps.Form, ("RuleSetVersionId", chosen))).Document.GetElementById("other-rules")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Sets_that_no_ballot_can_be_held_under_are_named_with_the_calculator()
    {
        var committee = await app.Committee(4, "ISO/TC P78", "iso", SeatCategory.P);
        await app.RuleSet("iso-np");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        Assert.NotNull(form.Document.QuerySelector("#calculator-only a[href='/calculator/iso-np']"));
        Assert.Contains("For the calculator only", (await browser.Get("/rule-sets/iso-np")).Text, StringComparison.Ordinal);
        Assert.Contains("For the calculator only", (await browser.Get("/rule-sets/cen-qmv")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the calculator only", (await browser.Get("/rule-sets/iso-dis")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SAC/TC P81", "sac-2020", SeatCategory.Voting, "sac-tc")]
    [InlineData("ISO/TC P82", "iso", SeatCategory.P, null)]
    public async Task The_rules_by_which_a_committee_ordinarily_votes_are_chosen_where_there_are_such(string code, string profile, SeatCategory category, string? chosen)
    {
        var committee = await app.Committee(4, code, profile, category);
        await app.RuleSet("sac-tc");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var ticked = form.Document.QuerySelectorAll("input[name=RuleSetVersionId][checked]").Select(i => i.Closest("label")!.QuerySelector(".tc-code")!.TextContent.Split(',', ' ')[0]);
        Assert.Equal(chosen is null ? [] : [chosen], ticked);
        Assert.Equal(chosen is not null, form.Document.GetElementById("usual-rules") is not null);

        // What was chosen instead stays, and a question that is added takes it over.
        var other = $"{await app.RuleSet("simple-majority")}";
        var page = await browser.Post(form, BallotFormSteps.Form, ("RuleSetVersionId", other), ("Rearrange", "add"));
        Assert.Equal([other], page.Document.QuerySelectorAll("input[name=RuleSetVersionId][checked]").Select(i => i.GetAttribute("value")));
        Assert.Null(page.Document.GetElementById("usual-rules"));
        Assert.Equal(other, page.Document.QuerySelector("#Further_0__RuleSetVersionId option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Rules_under_which_nobody_here_votes_are_refused_at_their_field()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P12"), await app.RuleSet("iso-dis"));
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.PostFiles(await browser.Get($"/committees/{committee.Id}/ballots/new"), BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], BallotFormSteps.Values(rules));

        Assert.True(page.FaultAt("RuleSetVersionId").Length > 0, page.Text);
    }
}
