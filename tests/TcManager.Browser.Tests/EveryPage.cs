using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TcManager.Browser.Tests;

/// <summary>Follows the links from home as each kind of user and looks at one page of each kind: it holds at 390 px, and axe finds nothing serious.</summary>
public sealed partial class EveryPage : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Fact]
    public async Task That_a_link_leads_to_is_sound()
    {
        var seen = new HashSet<string>();
        foreach (var (role, culture) in new[] { ("secretariat", "zh-CN"), ("member", "en"), ("chair", "zh-CN"), ("iso", "en"), ("supervisor", "zh-CN"), ("administrator", "en") })
        {
            var page = await _app.Window(culture);
            page.Console += (_, message) => Assert.False(message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal), message.Text);
            await page.SignIn(role);
            await Walk(page, role, seen);
            await page.Context.CloseAsync();
        }

        // What stands behind the links of the home pages, so that a walk which stops at once does not pass.
        foreach (var kind in new[] { "/committees/#", "/committees/#/members", "/committees/#/meetings", "/committees/#/ballots", "/committees/#/attendance", "/committees/#/audit", "/committees/#/terms", "/committees/#/seats/new", "/committees/#/roster-changes/new", "/seats/#", "/seats/#/end", "/people", "/people/#", "/people/new", "/composition", "/meetings/#", "/ballots/#", "/ballots/#/vote", "/account", "/audit", "/calculator", "/calculator/#", "/rule-sets", "/rule-sets/#", "/rule-sets/#/versions/new", "/rule-sets/new", "/development/mail" })
        {
            Assert.Contains(seen, s => s.EndsWith($" {kind}", StringComparison.Ordinal));
        }
    }

    private static async Task Walk(IPage page, string role, HashSet<string> seen)
    {
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add($"{role} {KindOf(address)}"))
            {
                continue;
            }

            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{role}: {address} answers {answer.Status}");
            await page.IsSound();
            foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname)"))
            {
                if (!File().IsMatch(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }
    }

    /// <summary>/meetings/12 and /meetings/13 are one kind, and so are two rule sets.</summary>
    private static string KindOf(string address) => RuleSet().Replace(Mail().Replace(Number().Replace(address, "/#"), "/development/mail/#"), "/$1/#");

    [GeneratedRegex("^/(rule-sets|calculator)/(?!new$)[a-z0-9-]+")]
    private static partial Regex RuleSet();

    [GeneratedRegex(@"/\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"/development/mail/[^/]+")]
    private static partial Regex Mail();

    /// <summary>What is saved and not shown, and Hangfire's own pages.</summary>
    [GeneratedRegex(@"\.(ics|xlsx|docx|eml)$|/files/\d+$|^/jobs")]
    private static partial Regex File();
}
