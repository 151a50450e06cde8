using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The program itself with its own scheduler, killed with SIGKILL while votes come in over HTTP, and started again on the same database.</summary>
public sealed class AKillWhileVotesComeIn : IDisposable
{
    private const int Voters = 50, VotesEach = 40, AtOnce = 24;

    private static readonly string[] Choices = ["yes", "abstain", "no", "yes"];

    private readonly TestApp _app = new();
    private readonly StartedPrograms _programs = new();

    /// <summary>The forms whose vote was acknowledged to whoever sent it.</summary>
    private readonly ConcurrentDictionary<Guid, (string Email, string Choice)> _acknowledged = new();

    private long _ballot;

    public void Dispose()
    {
        _programs.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Leaves_each_acknowledged_vote_once_and_the_chain_whole()
    {
        var committee = await _app.Committee(Voters - 1);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        _ballot = await _app.OpenBallot(committee, with: plan => plan with { DeadlineOn = (today > GivenBallot.LastDay ? today : GivenBallot.LastDay).AddDays(30) });
        var connection = await HandOverAsync();

        var (program, address) = await StartAsync(connection);
        var voters = await EnterAsync(address, committee);
        var voting = VoteAsync(address, voters);
        await UntilAsync(() => _acknowledged.Count >= Voters * VotesEach / 2);
        program.Kill();
        await program.WaitForExitAsync();
        await voting;
        var before = _acknowledged.Count;
        Assert.InRange(before, Voters * VotesEach / 2, (Voters * VotesEach) - 1);

        // What was acknowledged is there as it was cast; beside it nothing but what was in the air.
        var slips = await SlipsAsync(connection);
        Assert.Equal([], _acknowledged.Where(vote => slips.GetValueOrDefault(vote.Key) != vote.Value.Choice).Select(vote => vote.Key));
        Assert.InRange(slips.Count, before, before + AtOnce);

        // The same sessions and forms go on, that of each vote in the air first.
        (program, address) = await StartAsync(connection);
        await VoteAsync(address, voters);
        Assert.Equal(Voters * VotesEach, _acknowledged.Count);
        slips = await SlipsAsync(connection);
        Assert.Equal(_acknowledged.Keys.Order(), slips.Keys.Order());
        Assert.Equal([], _acknowledged.Where(vote => slips[vote.Key] != vote.Value.Choice).Select(vote => vote.Key));
        await ProveAsync(connection, address, committee, voters);
    }

    private async Task ProveAsync(string connection, Uri address, GivenCommittee committee, IReadOnlyList<VoterAtWork> voters)
    {
        using var desk = await SignInAsync(address, committee.Secretary.Email);
        var closed = await PostAsync(desk, address, $"ballots/{_ballot}/closure", "#closure", ("IsConfirmed", "true"));
        Assert.Equal((HttpStatusCode.Redirect, $"/ballots/{_ballot}"), (closed.StatusCode, closed.Headers.Location!.OriginalString));
        Assert.Equal("", (await Verifier.FaultsAsync([await desk.Http.GetStringAsync(new Uri(address, $"ballots/{_ballot}/export.json"))]))[0]);

        await using var db = TestDatabase.Open(connection);
        var verdict = await db.Verdicts.AsNoTracking().SingleAsync(v => v.Question.BallotId == _ballot);
        Assert.Equal(
            voters.GroupBy(voter => voter.Forms[^1].Choice).Select(g => (g.Key, g.Count())).Order(),
            verdict.Count.Votes.GroupBy(row => row.Choice).Select(g => (g.Key, g.Sum(row => row.Votes))).Order());
        Assert.True(await db.Voters.Where(v => v.BallotId == _ballot).AllAsync(v => v.LastRevision == VotesEach));
        Assert.Equal(Voters * VotesEach, await db.AuditEntries.CountAsync(e => e.Action == "vote.cast"));
        Assert.Equal(Voters * VotesEach, await db.Outbox.CountAsync(m => m.Template == "receipt"));
        var seals = await db.SlipSeals.Where(s => s.BallotId == _ballot).OrderBy(s => s.No).Select(s => s.No).ToListAsync();
        Assert.Equal(Enumerable.Range(1, Voters * VotesEach).Select(no => (long)no), seals);
    }

    /// <summary>Each voter sends one form after the other, until an answer does not come.</summary>
    private async Task VoteAsync(Uri address, IReadOnlyList<VoterAtWork> voters) => await Parallel.ForEachAsync(voters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (voter, _) =>
    {
        foreach (var (uid, choice) in voter.Forms.Where(form => !_acknowledged.ContainsKey(form.Uid)))
        {
            try
            {
                using var content = new FormUrlEncodedContent([new("token", voter.Token), new("Uid", $"{uid}"), new("Choice", choice), new("Reason", "Clause 5 lacks a limit.")]);
                using var answer = await voter.Browser.Http.PostAsync(new Uri(address, $"ballots/{_ballot}/vote"), content, CancellationToken.None);
                Assert.Equal((HttpStatusCode.Redirect, $"/ballots/{_ballot}/receipt"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
                _acknowledged[uid] = (voter.Email, choice);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    });

    private async Task<IReadOnlyList<VoterAtWork>> EnterAsync(Uri address, GivenCommittee committee)
    {
        var voters = new ConcurrentBag<VoterAtWork>();
        await Parallel.ForEachAsync(committee.Voters, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (voter, _) =>
        {
            var browser = await SignInAsync(address, voter.Email);
            var form = await browser.Get($"{address}ballots/{_ballot}/vote");
            var token = form.Document.QuerySelector("#vote input[name=token]")!.GetAttribute("value")!;
            voters.Add(new(voter.Email, browser, token, [.. Enumerable.Range(0, VotesEach).Select(i => (Guid.CreateVersion7(), Choices[(voter.PersonId + i) % Choices.Length]))]));
        });
        return [.. voters];
    }

    private async Task<Browser> SignInAsync(Uri address, string email)
    {
        var browser = new Browser(_app, new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false }));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, address, "sign-in", "form[action='/sign-in']", ("Email", email), ("Password", Given.Password))).StatusCode);
        return browser;
    }

    /// <summary>Fills in a form of a page and posts it there; where it leads is not followed.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Browser browser, Uri address, string path, string form, params (string Name, string Value)[] values)
    {
        var page = await browser.Get($"{address}{path}");
        var fields = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector(form)!).Where(field => values.All(v => v.Name != field.Key));
        return (await browser.Post($"{address}{path}", [.. fields, .. values.Select(v => KeyValuePair.Create(v.Name, v.Value))])).Response;
    }

    private async Task<string> HandOverAsync()
    {
        if (TestDatabase.IsShared)
        {
            return _app.ConnectionString;
        }

        // SQLite means one process: the second one gets a file of its own.
        var file = Path.Combine(_app.DataFolder, "handed-over.db");
        await _app.InDb(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
        return $"Data Source={file}";
    }

    private async Task<(Process Program, Uri Address)> StartAsync(string connection)
    {
        var program = _programs.Start(("Database:Kind", $"{TestDatabase.Kind}"), ("Database:ConnectionString", connection), ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "true"));
        return (program, await _programs.AddressOfAsync(program));
    }

    private async Task<Dictionary<Guid, string>> SlipsAsync(string connection)
    {
        await using var db = TestDatabase.Open(connection);
        return await db.Slips.AsNoTracking().Where(s => s.BallotId == _ballot).Select(s => new { s.Uid, s.Answers.Single().Choice }).ToDictionaryAsync(s => s.Uid, s => s.Choice);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(waiting.Elapsed < StartedPrograms.Patience, "It did not come to pass in time.");
            await Task.Delay(20);
        }
    }

    /// <summary>A voter with a session, and the forms to send in their order.</summary>
    private sealed record VoterAtWork(string Email, Browser Browser, string Token, IReadOnlyList<(Guid Uid, string Choice)> Forms);
}
