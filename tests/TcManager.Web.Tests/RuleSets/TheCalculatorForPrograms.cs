using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>The interface, as a program without an account asks it.</summary>
[Trait("Database", "Any")]
public sealed class TheCalculatorForPrograms(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_count_comes_back_with_outcome_checks_and_words_in_both_languages()
    {
        using var answer = await app.Evaluate("iso-dis", EvaluationSteps.Enquiry);
        var root = (await EvaluationSteps.Read(answer)).RootElement;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["ruleSet", "outcome", "winner", "followUps", "checks", "explanation"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("iso-dis", 1, true), (root.GetProperty("ruleSet").GetProperty("code").GetString(), root.GetProperty("ruleSet").GetProperty("version").GetInt32(), root.GetProperty("ruleSet").GetProperty("verified").GetBoolean()));
        Assert.Equal("ISO/IEC Directives, Part 1", root.GetProperty("ruleSet").GetProperty("source").GetString());
        Assert.Equal("approved", root.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("winner").ValueKind);
        Assert.Equal(0, root.GetProperty("followUps").GetArrayLength());
        Assert.Equal(
            """[{"code":"p-yes-of-cast","actual":{"of":24,"per":32},"required":{"of":2,"per":3},"comparison":"atLeast","passed":true},{"code":"no-of-cast","actual":{"of":8,"per":32},"required":{"of":1,"per":4},"comparison":"atMost","passed":true}]""",
            root.GetProperty("checks").GetRawText());
        Assert.Contains("24/32 = 75.0%, must be ≥ 2/3: Holds.", root.GetProperty("explanation").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains("24/32 = 75.0%，应 ≥ 2/3，成立。", root.GetProperty("explanation").GetProperty("zh-CN").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"yes","count":18}]}""", "notQuorate")]
    [InlineData("sac-expert-group", """{"entitled":[{"category":"voting","count":14}],"votes":[{"choice":"yes","count":14}]}""", "invalid")]
    [InlineData("sac-legacy-letter", """{"entitled":[{"count":36}],"votes":[{"choice":"yes","count":16},{"choice":"yesWithComments","count":2},{"choice":"noUnlessAdopted","count":5},{"choice":"no"}]}""", "approved")]
    [InlineData("sac-legacy-letter", """{"entitled":[{"count":36}],"votes":[{"choice":"yes","count":18},{"choice":"abstain","count":5},{"choice":"void"}]}""", "redo")]
    [InlineData("iso-np", """{"entitled":[{"category":"P","count":20}],"votes":[{"category":"P","choice":"yes","count":10},{"category":"P","choice":"no","count":5},{"category":"P","choice":"no","reasoned":false}],"experts":5}""", "approved")]
    [InlineData("iso-sr", """{"entitled":[{"category":"P","count":16}],"votes":[{"category":"P","choice":"confirm","count":8},{"category":"P","choice":"revise","count":7},{"category":"P","choice":"withdraw"}]}""", "noClearMajority")]
    [InlineData("cen-71", """{"votes":[{"voter":"DE","choice":"no"},{"voter":"FR","choice":"no"},{"voter":"IT","choice":"no"},{"voter":"UK","choice":"no"}],"others":"yes"}""", "approved")]
    [InlineData("cen-mandated", """{"votes":[{"voter":"DE","choice":"no"},{"voter":"FR","choice":"no"},{"voter":"IT","choice":"no"}],"others":"yes"}""", "pending")]
    [InlineData("cen-qmv", "{}", "notApproved")]
    public async Task Every_kind_of_set_answers(string set, string body, string outcome)
    {
        using var answer = await app.Evaluate(set, body);

        Assert.Equal(outcome, (await EvaluationSteps.Read(answer)).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_is_left_to_do_and_who_won_are_said()
    {
        using var astm = await EvaluationSteps.Read(await app.Evaluate("astm-main", """{"entitled":[{"count":100}],"votes":[{"choice":"yes","count":54},{"choice":"no","count":6}]}"""));
        using var review = await EvaluationSteps.Read(await app.Evaluate("iso-sr", """{"entitled":[{"category":"P","count":3}],"votes":[{"category":"P","choice":"revise","count":2}]}"""));

        Assert.Equal("""["resolveNegatives"]""", astm.RootElement.GetProperty("followUps").GetRawText());
        Assert.Equal("revise", review.RootElement.GetProperty("winner").GetString());
    }

    [Fact]
    public async Task The_documented_request_is_answered_by_every_set_of_P_members()
    {
        foreach (var set in new[] { "iso-dis", "iso-fdis", "iso-dts", "iso-dtr", "iso-dpas", "iso-np", "iso-cib", "iso-chair" })
        {
            using var answer = await app.Evaluate(set, EvaluationSteps.Enquiry);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{set}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Theory]
    [InlineData("1", HttpStatusCode.OK, null)]
    [InlineData("", HttpStatusCode.OK, null)]
    [InlineData("2", HttpStatusCode.NotFound, "ruleSetVersionUnknown")]
    [InlineData("-1", HttpStatusCode.NotFound, "ruleSetVersionUnknown")]
    [InlineData("newest", HttpStatusCode.NotFound, "ruleSetVersionUnknown")]
    public async Task A_version_is_taken_as_asked_for(string version, HttpStatusCode status, string? code)
    {
        using var content = EvaluationSteps.Json(EvaluationSteps.Enquiry);
        using var answer = await app.CreateClient().PostAsync(new Uri($"/api/v1/rule-sets/iso-dis/evaluate?version={version}", UriKind.Relative), content);
        var root = (await EvaluationSteps.Read(answer)).RootElement;

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code is null ? (null, null) : (code, "version"), (Member(root, "code"), Member(root, "field")));
    }

    [Fact]
    public async Task An_answer_says_its_language_and_that_another_caller_may_get_another()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-HK");
        using var content = EvaluationSteps.Json("{}");
        using var list = await client.GetAsync(new Uri("/api/v1/rule-sets", UriKind.Relative));
        using var refused = await client.PostAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative), content);

        Assert.All(new[] { list, refused }, answer =>
        {
            Assert.Equal(["zh-CN"], answer.Content.Headers.ContentLanguage);
            Assert.Equal(["Accept-Language", "Cookie"], answer.Headers.Vary);
        });
    }

    [Fact]
    public async Task The_part_that_decides_is_named_and_an_election_speaks_of_candidates()
    {
        using var pending = await EvaluationSteps.Read(await app.Evaluate("cen-mandated", """{"votes":[{"voter":"DE","choice":"no"},{"voter":"FR","choice":"no"},{"voter":"IT","choice":"no"}],"others":"yes"}"""));
        using var tied = await EvaluationSteps.Read(await app.Evaluate("election", """{"entitled":[{"count":20}],"votes":[{"choice":"c1","count":10},{"choice":"c2","count":10}]}"""));

        Assert.Contains("not among the EU/EEA members: the decision is theirs.", Explained(pending, "en"), StringComparison.Ordinal);
        Assert.Contains("由欧盟和欧洲经济区成员决定。", Explained(pending, "zh-CN"), StringComparison.Ordinal);
        Assert.Contains("No candidate has the majority", Explained(tied, "en"), StringComparison.Ordinal);
        Assert.Contains("没有候选人获过半数有效票", Explained(tied, "zh-CN"), StringComparison.Ordinal);
        Assert.DoesNotContain("the committee decides", Explained(tied, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_sets_are_listed()
    {
        using var answer = await app.CreateClient().GetAsync(new Uri("/api/v1/rule-sets", UriKind.Relative));
        using var list = await EvaluationSteps.Read(answer);
        var sets = list.RootElement.EnumerateArray().ToDictionary(set => set.GetProperty("code").GetString()!);

        Assert.Equal(27, sets.Count);
        Assert.Equal((false, true), (sets["iso-cd"].GetProperty("hasVote").GetBoolean(), sets["sac-tc"].GetProperty("hasVote").GetBoolean()));
        Assert.Equal((JsonValueKind.Null, "2023-03-01"), (sets["sac-tc"].GetProperty("validFrom").ValueKind, sets["sac-expert-group"].GetProperty("validFrom").GetString()));
        Assert.Equal((99, JsonValueKind.Null), (sets["election"].GetProperty("mostCandidates").GetInt32(), sets["sac-tc"].GetProperty("mostCandidates").ValueKind));
        Assert.Equal(34, sets["cen-qmv"].GetProperty("voters").GetArrayLength());
        Assert.Equal("""["P","O"]""", sets["iso-dis"].GetProperty("categories").GetRawText());
    }

    /// <summary>Everything that takes a post without the token of a form, one by one.</summary>
    [Fact]
    public void Only_these_take_a_post_without_a_forms_token() =>
        Assert.Equal(
            ["Errors.Show", "RuleSetsApi.Evaluate", "RuleSetsApi.List"],
            app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
                .Where(action => action.EndpointMetadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any())
                .Select(action => $"{action.ControllerName}.{action.ActionName}").Order(StringComparer.Ordinal));

    private static string? Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Explained(JsonDocument answer, string language) => answer.RootElement.GetProperty("explanation").GetProperty(language).GetString()!;
}
