using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>Impossible input is a 400 that names the field, in the caller's language.</summary>
[Trait("Database", "Any")]
public sealed class WhatAProgramMayNotAsk(TestApp app) : IClassFixture<TestApp>
{
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
        using var answer = await app.Evaluate(set, body);
        var root = (await EvaluationSteps.Read(answer)).RootElement;

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
        using var content = EvaluationSteps.Json($$"""{"entitled":[{"count":25}],"votes":[{"choice":"{{new string('x', 5000)}}"}]}""");
        using var answer = await client.PostAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("本规则没有选项", text, StringComparison.Ordinal);
        Assert.True(text.Length < 1000, text);
    }

    [Fact]
    public async Task A_megabyte_is_too_much_and_an_unknown_set_is_not_found()
    {
        using var large = await app.Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"others":"{{new string(' ', 1024 * 1024)}}"}""");
        using var unknown = await app.Evaluate("no-such-set", "{}");
        using var place = await app.CreateClient().GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        using var method = await app.CreateClient().GetAsync(new Uri("/api/v1/rule-sets/sac-tc/evaluate", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed],
            new[] { large, unknown, place, method }.Select(answer => answer.StatusCode));
        Assert.All(new[] { large, unknown, place, method }, answer => Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType));
        foreach (var (answer, code, field) in new[] { (large, "requestTooLarge", "$"), (unknown, "ruleSetUnknown", null), (place, "notFound", null), (method, "methodNotAllowed", null) })
        {
            var root = (await EvaluationSteps.Read(answer)).RootElement;
            Assert.Equal((code, field), (root.GetProperty("code").GetString(), root.GetProperty("field").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(root.GetProperty("title").GetString()));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_all_at_once_and_as_the_page_says_it()
    {
        using var answer = await app.Evaluate("sac-tc", """{"entitled":[{"count":1.5}],"votes":[{"choice":"yes","cuont":3}],"experts":-9223372036854775809}""");
        var errors = (await EvaluationSteps.Read(answer)).RootElement.GetProperty("errors");

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
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(EvaluationSteps.Enquiry)]);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await app.CreateClient().PostAsync(new Uri("/api/v1/rule-sets/iso-dis/evaluate", UriKind.Relative), content);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
        {
            Assert.Equal(("requestNotJson", "$"), ((await EvaluationSteps.Read(answer)).RootElement.GetProperty("code").GetString(), (await EvaluationSteps.Read(answer)).RootElement.GetProperty("field").GetString()));
        }
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("sac-tc%20")]
    [InlineData("SAC-TC")]
    [InlineData("%E2%80%8B")]
    [InlineData("%01")]
    public async Task A_code_of_nothing_is_not_found(string code)
    {
        using var answer = await app.Evaluate(code, "{}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_faults_is_answered_with_the_first_and_too_many_rows_with_one()
    {
        using var faults = await app.Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"votes":[{{string.Join(',', Enumerable.Repeat("{}", 900))}}]}""");
        using var rows = await app.Evaluate("sac-tc", $$"""{"entitled":[{"count":25}],"votes":[{{string.Join(',', Enumerable.Repeat("{}", 1001))}}]}""");

        Assert.Equal(20, (await EvaluationSteps.Read(faults)).RootElement.GetProperty("errors").EnumerateObject().Count());
        Assert.Equal(("votes", "countInput.tooManyRows"), ((await EvaluationSteps.Read(rows)).RootElement.GetProperty("field").GetString(), (await EvaluationSteps.Read(rows)).RootElement.GetProperty("code").GetString()));
    }
}
