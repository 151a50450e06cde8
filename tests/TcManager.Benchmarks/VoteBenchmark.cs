using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TcManager.Benchmarks.Bare;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks;

/// <summary>
/// Members vote and change their votes at once, over HTTP; beside as many callers that each commit a row, durably, and beside a bare site whose signed-in
/// form does the same for each that is sent to it.
/// </summary>
internal sealed class VoteBenchmark(RunningApp app, BareSite bare, ResultTable table)
{
    private const int AtOnce = 32, WarmUp = 5, Seconds = 10, Turns = 3;

    internal async Task RunAsync()
    {
        var (ballot, emails) = await VotersAsync();
        var script = Path.Combine(app.Store.Folder, "votes.lua");
        var bareScript = Path.Combine(app.Store.Folder, "bare.lua");
        await File.WriteAllTextAsync(script, await ScriptAsync(ballot, emails));
        await File.WriteAllTextAsync(bareScript, await BareScriptAsync(emails.Count));
        var callers = app.Store.Kind == Application.Data.DatabaseKind.Sqlite ? 1 : AtOnce;
        var address = new Uri(app.Address, $"ballots/{ballot}/vote");
        var bareAddress = new Uri(bare.Address, "bare-site/form");
        await Wrk.RunAsync(address, WarmUp, script: script, connections: AtOnce);
        await Wrk.RunAsync(bareAddress, WarmUp, script: bareScript, connections: AtOnce);
        var (mine, forms, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            await File.WriteAllTextAsync(script, await ScriptAsync(ballot, emails));
            var before = await SlipsAsync(ballot);
            var rate = await Wrk.RunAsync(address, Seconds, script: script, connections: AtOnce);
            var taken = await SlipsAsync(ballot) - before;
            if (Math.Abs(taken - (rate * Seconds)) > (rate / 2) + AtOnce)
            {
                throw new InvalidOperationException($"{taken} slips were kept of {rate * Seconds:N0} votes that were answered.");
            }

            mine.Add(rate);
            forms.Add(await Wrk.RunAsync(bareAddress, Seconds, script: bareScript, connections: AtOnce));
            theirs.Add(await CommitsAsync(callers));
        }

        table.Add($"votes over HTTP, {app.Store.Kind}", "/s", mine, theirs, $"one-row commits, durable, {callers} at once");
        table.Add($"votes over HTTP, {app.Store.Kind}", "/s", mine, forms, "bare MVC form, signed in, with its token; one row committed by each");
    }

    private async Task<(long Ballot, IReadOnlyList<string> Emails)> VotersAsync()
    {
        await using var db = app.Store.Open();
        var ballot = await db.Ballots.Where(b => b.Committee!.Code == "SAC/TC 605" && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null).Select(b => b.Id).FirstAsync();
        var emails = await db.Users.Where(a => db.Voters.Any(v => v.BallotId == ballot && v.PersonId == a.PersonId)).Select(a => a.Email!).ToListAsync();
        return (ballot, emails);
    }

    private async Task<int> SlipsAsync(long ballot)
    {
        await using var db = app.Store.Open();
        return await db.Slips.CountAsync(s => s.Voter!.BallotId == ballot);
    }

    private async Task<string> ScriptAsync(long ballot, IReadOnlyList<string> emails)
    {
        var voters = new List<(string Cookie, string Token)>();
        foreach (var email in emails)
        {
            var (page, cookie) = await app.GetAsync($"ballots/{ballot}/vote", await app.SignInAsync(email));
            voters.Add((cookie, RunningApp.TokenOf(page)));
        }

        return Script(voters);
    }

    private async Task<string> BareScriptAsync(int count)
    {
        var voters = new List<(string Cookie, string Token)>();
        for (var person = 1; person <= count; person++)
        {
            voters.Add(await bare.SignInAsync(person));
        }

        return Script(voters);
    }

    /// <summary>Every request is a form of its own, of the next voter.</summary>
    private static string Script(IEnumerable<(string Cookie, string Token)> voters) => $$"""
        local voters = { {{string.Join(", ", voters.Select(v => $"{{ \"{v.Cookie}\", \"{v.Token}\" }}"))}} }
        local next = 0
        math.randomseed(os.time())
        request = function()
          next = next + 1
          local voter = voters[next % #voters + 1]
          local uid = string.format("%08x-%04x-7%03x-8%03x-%04x%08x", math.random(0, 0x7fffffff), math.random(0, 0xffff), math.random(0, 0xfff), math.random(0, 0xfff), math.random(0, 0xffff), next)
          local choice = next % 3 == 0 and "abstain" or "yes"
          return wrk.format("POST", nil, { ["Cookie"] = voter[1], ["Content-Type"] = "application/x-www-form-urlencoded" },
            "token=" .. voter[2] .. "&Uid=" .. uid .. "&Choice=" .. choice .. "&Reason=")
        end
        """;

    private async Task<double> CommitsAsync(int callers)
    {
        await using (var first = await app.Store.ConnectAsync())
        {
            await Store.ExecuteAsync(first, "CREATE TABLE IF NOT EXISTS bare_commits (caller int NOT NULL, no int NOT NULL, words varchar(200) NOT NULL)");
        }

        var clock = Stopwatch.StartNew();
        var made = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            await using var connection = await app.Store.ConnectAsync();
            await using var command = Insert(connection, caller);
            var no = 0;
            for (; clock.Elapsed.TotalSeconds < Seconds; no++)
            {
                await command.ExecuteNonQueryAsync();
            }

            return no;
        }));
        return made.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static DbCommand Insert(DbConnection connection, int caller)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO bare_commits (caller, no, words) VALUES ({caller}, 1, 'a row of about the length of an audit entry, so that a page holds a few dozen of them')";
        return command;
    }
}
