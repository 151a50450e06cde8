using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Domain.Ballots;

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
        var seen = new ConcurrentDictionary<string, bool>();

        // A committee that has organisations and people to hand over and to release; of the others one page of a kind says it all.
        var history = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => $"/committees/{c.Id}/history").SingleAsync());
        var consultation = await _app.InDb(db => db.Ballots.Where(b => b.Kind == BallotKind.Consultation && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null).Select(b => $"/consultations/{b.Id}").FirstAsync());
        var commented = await _app.InDb(db => db.Comments.Where(c => c.Ballot.ClosedAt == null && c.Voter!.Membership.Person.Email == "member@tc605.example").Select(c => $"/ballots/{c.BallotId}/comments/mine").FirstAsync());
        var election = await _app.InDb(db => db.Ballots.Where(b => b.Kind == BallotKind.Election).Select(b => $"/ballots/{b.Id}").FirstAsync());

        // What became of comments, filled in offline and not yet entered.
        var sheet = await _app.InDb(db => db.DispositionSheets.OrderBy(s => s.Id).Select(s => $"/ballots/{s.BallotId}/comments/dispositions/{s.Id}").FirstAsync());
        // What may follow a ballot: votes that the rules leave to the secretariat, and one that was withdrawn.
        var rulings = await _app.InDb(db => db.Rulings.Select(r => $"/ballots/{r.BallotId}/rulings").FirstAsync());
        var withdrawn = await _app.InDb(db => db.Ballots.Where(b => b.CancelledAt != null && b.OpenedAt != null).Select(b => $"/ballots/{b.Id}").FirstAsync());

        // A ballot that is voted on in the room; the first one that a link leads to is not.
        var room = await _app.InDb(db => db.Ballots.Where(b => b.AgendaItemId != null).Select(b => $"/ballots/{b.Id}/room").FirstAsync());
        (string Role, string Culture, string[] From)[] walks =
        [
            ("secretariat", "zh-CN", [consultation, "/", rulings, sheet]), ("administrator", "en", [history, "/"]), ("member", "en", [commented, "/"]),
            ("chair", "zh-CN", [room, election, "/"]), ("iso", "en", ["/"]), ("supervisor", "zh-CN", ["/"]),
        ];
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (walk, _) =>
        {
            var page = await _app.Window(walk.Culture);
            var violations = new List<string>();
            page.Console += (_, message) => violations.AddRange(message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [message.Text] : Array.Empty<string>());
            await page.SignIn(walk.Role);
            await Walk(page, walk.Role, walk.From, seen);
            if (walk.Role is "secretariat" or "member")
            {
                await page.GotoAsync(withdrawn);
                await page.IsSound();
            }

            await page.Context.CloseAsync();
            Assert.Empty(violations);
        });

        // What stands behind the links of the home pages, so that a walk which stops at once does not pass.
        foreach (var kind in new[] { "/committees/#", "/committees/#/members", "/committees/#/meetings", "/committees/#/ballots", "/committees/#/attendance", "/committees/#/audit", "/committees/new", "/committees/#/edit", "/committees/#/history", "/committees/#/states/new", "/committees/#/bodies/new", "/committees/#/bodies/#/end", "/committees/#/handover", "/committees/#/staff/new", "/committees/#/staff/#/end", "/committees/#/links/new", "/committees/#/terms", "/committees/#/seats/new", "/committees/#/roster-changes/new", "/seats/#", "/seats/#/end", "/people", "/people/#", "/people/new", "/people/#/employments/new", "/people/#/employments/#", "/people/#/registrations/new", "/people/#/merge", "/people/#/pseudonym", "/organisations", "/organisations/#", "/organisations/new", "/organisations/#/edit", "/organisations/#/merge", "/organisations/#/names/new", "/committees/#/duties", "/duty-proposals/#", "/profiles", "/profiles/sac-2020", "/profiles/sac-2020/edit", "/imports", "/committees/#/import", "/calculator", "/calculator/#", "/rule-sets", "/rule-sets/#", "/rule-sets/#/versions/new", "/rule-sets/new", "/ballots/#/comments", "/ballots/#/comments/mine", "/ballots/#/comments/#/edit", "/ballots/#/comments/uploads/#", "/ballots/#/comments/dispositions", "/ballots/#/comments/dispositions/#", "/consultations/#", "/consultations/#/addressees", "/committees/#/consultations/new", "/composition", "/meetings/#", "/ballots/#", "/ballots/#/vote", "/account", "/accounts", "/accounts/#", "/accounts/new", "/audit", "/development/mail", "/ballots/#/slips", "/ballots/#/room", "/ballots/#/screen", "/ballots/#/result", "/committees/#/elections/new", "/ballots/#/rulings", "/ballots/#/withdrawal" })
        {
            Assert.True(seen.Keys.Any(s => s.EndsWith($" {kind}", StringComparison.Ordinal)), $"No link leads to {kind}.");
        }
    }

    private static async Task Walk(IPage page, string role, IEnumerable<string> from, ConcurrentDictionary<string, bool> seen)
    {
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.TryAdd($"{role} {KindOf(address)}", true))
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
    [GeneratedRegex(@"\.(ics|xlsx|csv|docx|eml|json)$|/files/\d+$|/(uploads|dispositions)/\d+/refused$|^/jobs")]
    private static partial Regex File();
}
