using System.Net;
using System.Text;
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
    private const string Enquiry =
        """
        {"entitled":[{"category":"P","count":41},{"category":"O","count":64}],
         "votes":[{"category":"P","choice":"yes","count":24},{"category":"P","choice":"no","count":8,"reasoned":true}],"experts":4}
        """;

    [Fact]
    public async Task A_count_comes_back_with_outcome_checks_and_words_in_both_languages()
    {
        using var answer = await Evaluate("iso-dis", Enquiry);
        var root = (await Read(answer)).RootElement;

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
        using var answer = await Evaluate(set, body);

        Assert.Equal(outcome, (await Read(answer)).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_is_left_to_do_and_who_won_are_said()
    {
        using var astm = await Read(await Evaluate("astm-main", """{"entitled":[{"count":100}],"votes":[{"choice":"yes","count":54},{"choice":"no","count":6}]}"""));
        using var review = await Read(await Evaluate("iso-sr", """{"entitled":[{"category":"P","count":3}],"votes":[{"category":"P","choice":"revise","count":2}]}"""));

        Assert.Equal("""["resolveNegatives"]""", astm.RootElement.GetProperty("followUps").GetRawText());
        Assert.Equal("revise", review.RootElement.GetProperty("winner").GetString());
    }

    [Theory]
    [InlineData("sac-tc", """{}""", "entitled", "countInput.entitledMissing")]
    [InlineData("sac-tc", """{"entitled":[]}""", "entitled", "countInput.entitledMissing")]
    [InlineData("sac-tc", """{"entitled":[{"count":-1}]}""", "entitled[0].count", "countInput.negative")]
    [InlineData("sac-tc", """{"entitled":[{"count":9223372036854775807}]}""", "entitled[0].count", "countInput.tooLarge")]
    [InlineData("sac-tc", """{"entitled":[{"count":92233720368547758070}]}""", "entitled[0].count", "countInput.tooLarge")]
    [InlineData("sac-tc", """{"entitled":[{"count":1.5}]}""", "entitled[0].count", "countInput.notANumber")]
    [InlineData("sac-tc", """{"entitled":[{"count":"25"}]}""", "entitled[0].count", "countInput.notANumber")]
    [InlineData("sac-tc", """{"entitled":[{"category":"Q","count":25}]}""", "entitled[0].category", "countInput.categoryUnknown")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"yes"},{"choice":"maybe"}]}""", "votes[1].choice", "countInput.choiceUnknown")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"yes"},null]}""", "votes[1]", "countInput.rowMissing")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"yes","count":26}]}""", "votes[0].count", "countInput.moreVotesThanVoters")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"yes","voter":"DE"}]}""", "votes[0].voter", "countInput.voterNotNamed")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"entitled":[{"count":26}]}""", "entitled", "requestFieldTwice")]
    [InlineData("sac-tc", """{"entitled":[{"count":25,"Count":26}]}""", "entitled[0].Count", "requestFieldUnknown")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"vote":[]}""", "vote", "requestFieldUnknown")]
    [InlineData("sac-tc", """{"entitled":[{"count":-92233720368547758070}]}""", "entitled[0].count", "countInput.negative")]
    [InlineData("sac-tc", """{"entitled":[{"count":25,"count":26}]}""", "entitled[0].count", "requestFieldTwice")]
    [InlineData("sac-tc", """{"entitled":25}""", "entitled", "requestNotAList")]
    [InlineData("sac-tc", """{"entitled":[25]}""", "entitled[0]", "requestNotARow")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":1}]}""", "votes[0].choice", "requestNotAText")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"votes":[{"choice":"no","reasoned":"no"}]}""", "votes[0].reasoned", "requestNotAFlag")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"experts":true}""", "experts", "countInput.notANumber")]
    [InlineData("sac-tc", """{"entitled":[{"count":25}],"others":"\ud800"}""", "$", "requestUnreadable")]
    [InlineData("iso-np", """{"entitled":[{"category":"P","count":41},{"category":"O","count":64}],"votes":[{"category":"O","choice":"yes"}]}""", "votes[0].category", "countInput.notInElectorate")]
    [InlineData("iso-cd", "", null, "ruleSetHasNoVote")]
    [InlineData("cen-71", """{"votes":[{"voter":"XX","choice":"no"}]}""", "votes[0].voter", "countInput.voterUnknown")]
    [InlineData("cen-71", """{"votes":[{"voter":"DE","choice":"no"},{"voter":"DE","choice":"no"}]}""", "votes[1].voter", "countInput.voterTwice")]
    [InlineData("iso-np", """{"entitled":[{"category":"P","count":16}],"votes":[{"category":"P","choice":"yes","count":9}],"experts":10}""", "experts", "ballotCount.moreExpertsThanApprovals")]
    [InlineData("iso-cd", """{"entitled":[{"category":"P","count":16}]}""", null, "ruleSetHasNoVote")]
    [InlineData("sac-tc", "", "$", "requestUnreadable")]
    [InlineData("sac-tc", "null", "$", "requestUnreadable")]
    [InlineData("sac-tc", "[]", "$", "requestUnreadable")]
    [InlineData("sac-tc", "<votes/>", "$", "requestUnreadable")]
    public async Task What_cannot_be_is_a_400_with_the_field(string set, string body, string? field, string code)
    {
        using var answer = await Evaluate(set, body);
        var root = (await Read(answer)).RootElement;

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal((field, code), (root.GetProperty("field").GetString(), root.GetProperty("code").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(root.GetProperty("errors").GetProperty(field ?? "$")[0].GetString()));
        Assert.DoesNotContain("refusal.", root.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_speaks_the_callers_language_and_repeats_no_page_of_nonsense()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        using var content = Json($$"""{"entitled":[{"count":25}],"votes":[{"choice":"{{new string('x', 5000)}}"}]}""");
        using var answer = await client.PostAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("本规则没有选项", text, StringComparison.Ordinal);
        Assert.True(text.Length < 1000, text);
    }

    [Fact]
    public async Task A_megabyte_is_too_much_and_an_unknown_set_is_not_found()
    {
        using var large = await Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"others":"{{new string(' ', 1024 * 1024)}}"}""");
        using var unknown = await Evaluate("no-such-set", "{}");
        using var place = await app.CreateClient().GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        using var method = await app.CreateClient().GetAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed],
            new[] { large, unknown, place, method }.Select(answer => answer.StatusCode));
        Assert.All(new[] { large, unknown, place, method }, answer => Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType));
        foreach (var (answer, code, field) in new[] { (large, "requestTooLarge", "$"), (unknown, "ruleSetUnknown", null), (place, "notFound", null), (method, "methodNotAllowed", null) })
        {
            var root = (await Read(answer)).RootElement;
            Assert.Equal((code, field), (root.GetProperty("code").GetString(), root.GetProperty("field").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(root.GetProperty("title").GetString()));
        }
    }

    [Fact]
    public async Task The_documented_request_is_answered_by_every_set_of_P_members()
    {
        foreach (var set in new[] { "iso-dis", "iso-fdis", "iso-dts", "iso-dtr", "iso-dpas", "iso-np", "iso-cib", "iso-chair" })
        {
            using var answer = await Evaluate(set, Enquiry);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{set}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_all_at_once_and_as_the_page_says_it()
    {
        using var answer = await Evaluate("sac-tc", """{"entitled":[{"count":1.5}],"votes":[{"choice":"yes","cuont":3}],"experts":-9223372036854775809}""");
        var errors = (await Read(answer)).RootElement.GetProperty("errors");

        Assert.Equal(["entitled[0].count", "votes[0].cuont", "experts"], errors.EnumerateObject().Select(error => error.Name));
        Assert.Equal("Enter a whole number.", errors.GetProperty("entitled[0].count")[0].GetString());
        Assert.Equal("There is no field “cuont” here; there are: choice, category, voter, count, reasoned.", errors.GetProperty("votes[0].cuont")[0].GetString());
        Assert.Equal("A count cannot be negative.", errors.GetProperty("experts")[0].GetString());
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/xml", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("nonsense", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/problem+json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("text/json", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task What_is_called_something_else_than_JSON_is_not_read(string? type, HttpStatusCode status)
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Enquiry)]);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await app.CreateClient().PostAsync(new Uri("/api/v1/rule-sets/iso-dis/evaluate", UriKind.Relative), content);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
        {
            Assert.Equal(("requestNotJson", "$"), ((await Read(answer)).RootElement.GetProperty("code").GetString(), (await Read(answer)).RootElement.GetProperty("field").GetString()));
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
        using var content = Json(Enquiry);
        using var answer = await app.CreateClient().PostAsync(new Uri($"/api/v1/rule-sets/iso-dis/evaluate?version={version}", UriKind.Relative), content);
        var root = (await Read(answer)).RootElement;

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code is null ? (null, null) : (code, "version"), (Member(root, "code"), Member(root, "field")));
    }

    [Fact]
    public async Task An_answer_says_its_language_and_that_another_caller_may_get_another()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-HK");
        using var content = Json("{}");
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
        using var pending = await Read(await Evaluate("cen-mandated", """{"votes":[{"voter":"DE","choice":"no"},{"voter":"FR","choice":"no"},{"voter":"IT","choice":"no"}],"others":"yes"}"""));
        using var tied = await Read(await Evaluate("election", """{"entitled":[{"count":20}],"votes":[{"choice":"c1","count":10},{"choice":"c2","count":10}]}"""));

        Assert.Contains("not among the EU/EEA members: the decision is theirs.", Explained(pending, "en"), StringComparison.Ordinal);
        Assert.Contains("由欧盟和欧洲经济区成员决定。", Explained(pending, "zh-CN"), StringComparison.Ordinal);
        Assert.Contains("No candidate has the majority", Explained(tied, "en"), StringComparison.Ordinal);
        Assert.Contains("没有候选人获过半数有效票", Explained(tied, "zh-CN"), StringComparison.Ordinal);
        Assert.DoesNotContain("the committee decides", Explained(tied, "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("sac-tc%20")]
    [InlineData("SAC-TC")]
    [InlineData("%E2%80%8B")]
    [InlineData("%01")]
    public async Task A_code_of_nothing_is_not_found(string code)
    {
        using var answer = await Evaluate(code, "{}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_faults_is_answered_with_the_first_and_too_many_rows_with_one()
    {
        using var faults = await Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"votes":[{{string.Join(',', Enumerable.Repeat("{}", 900))}}]}""");
        using var rows = await Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"votes":[{{string.Join(',', Enumerable.Repeat("{}", 1001))}}]}""");

        Assert.Equal(20, (await Read(faults)).RootElement.GetProperty("errors").EnumerateObject().Count());
        Assert.Equal(("votes", "countInput.tooManyRows"), ((await Read(rows)).RootElement.GetProperty("field").GetString(), (await Read(rows)).RootElement.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task All_sets_are_listed()
    {
        using var answer = await app.CreateClient().GetAsync(new Uri("/api/v1/rule-sets", UriKind.Relative));
        using var list = await Read(answer);
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

    private Task<HttpResponseMessage> Evaluate(string set, string body) =>
        app.CreateClient().PostAsync(new Uri($"/api/v1/rule-sets/{set}/evaluate", UriKind.Relative), Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string? Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Explained(JsonDocument answer, string language) => answer.RootElement.GetProperty("explanation").GetProperty(language).GetString()!;

    private static async Task<JsonDocument> Read(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
}

/// <summary>How often one address may ask.</summary>
[Trait("Database", "Any")]
public sealed class HowOftenItMayBeAsked(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_hundred_and_twenty_calls_a_minute_are_answered_and_a_flood_is_not()
    {
        var client = app.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var call = 0; call < 320; call++)
        {
            using var content = new StringContent("""{"entitled":[{"count":1}]}""", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative), content);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                Assert.NotNull(answer.Headers.RetryAfter);
                using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                Assert.Equal("tooManyRequests", said.RootElement.GetProperty("code").GetString());
                Assert.StartsWith("Too many requests", said.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
            }
        }

        Assert.All(answers.Take(120), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
