using System.Text;
using System.Text.Json;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>What a program does with the calculator.</summary>
internal static class EvaluationSteps
{
    internal const string Enquiry =
        """
        {"entitled":[{"category":"P","count":41},{"category":"O","count":64}],
         "votes":[{"category":"P","choice":"yes","count":24},{"category":"P","choice":"no","count":8,"reasoned":true}],"experts":4}
        """;

    internal static Task<HttpResponseMessage> Evaluate(this TestApp app, string set, string body) =>
        app.CreateClient().PostAsync(new Uri($"/api/v1/rule-sets/{set}/evaluate", UriKind.Relative), Json(body));

    internal static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    internal static async Task<JsonDocument> Read(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
}
