using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>What every test of the form of a rule set does.</summary>
internal static class RuleSetSteps
{
    internal const string Form = "form.card";

    private static int _administrators;

    internal static async Task<Browser> RuleSetAdministrator(this TestApp app, string culture = "en") =>
        await Browser.For(app, await app.Outsider($"rules{Interlocked.Increment(ref _administrators)}@admin.example", SystemRole.Administrator), culture);

    internal static Task<int> VersionsOf(this TestApp app, string code) => app.InDb(db => db.RuleSetVersions.CountAsync(v => v.RuleSet.Code == code));

    internal static IEnumerable<(string, string?)> WithoutExamples(int from, int count) =>
        Enumerable.Range(from, count).SelectMany(i => new (string, string?)[] { ($"Examples[{i}].Id", ""), ($"Examples[{i}].Entitled", ""), ($"Examples[{i}].Votes", "") });

    internal static IEnumerable<string?> Faults(Page page) => page.Document.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal);

    internal static string? Value(Page page, string id) => (page.Document.GetElementById(id) as IHtmlInputElement)?.Value;
}
