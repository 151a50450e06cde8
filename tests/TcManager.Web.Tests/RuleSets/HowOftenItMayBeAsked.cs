using System.Net;
using System.Text;
using System.Text.Json;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

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
