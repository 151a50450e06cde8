using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Demonstration;
using TcManager.Benchmarks.Bare;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks;

/// <summary>The pages that people open most, as SAC/TC 605's secretariat and members see them, beside a bare page with as many rows, and beside one that knows who asks and reads its rows in one query.</summary>
internal sealed partial class PageBenchmark(RunningApp app, BarePages bare, BareSite site, ResultTable table)
{
    private const int WarmUp = 10, Seconds = 5, Turns = 3;

    internal async Task RunAsync()
    {
        var (desk, member) = (DemonstrationAccounts.Emails["secretariat"], DemonstrationAccounts.Emails["member"]);
        var (committee, meeting, ballot) = await FindAsync();
        await MeasureAsync("home of a secretariat", "/", desk);
        await MeasureAsync("home of a member", "/", member);
        await MeasureAsync("committee", $"/committees/{committee}", desk);
        await MeasureAsync("members", $"/committees/{committee}/members", desk);
        await MeasureAsync("meeting", $"/meetings/{meeting}", desk);
        await MeasureAsync("ballot, being voted on", $"/ballots/{ballot}", desk);
        await MeasureAsync("attendance report", $"/committees/{committee}/attendance", desk);
    }

    private async Task<(long Committee, long Meeting, long Ballot)> FindAsync()
    {
        await using var db = app.Store.Open();
        var committee = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
        var meeting = await db.Meetings.Where(m => m.CommitteeId == committee && m.CalledAt != null).OrderBy(m => m.Id).Select(m => m.Id).LastAsync();
        var ballot = await db.Ballots.Where(b => b.CommitteeId == committee && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null).Select(b => b.Id).FirstAsync();
        return (committee, meeting, ballot);
    }

    /// <summary>Signed in anew: wrk does not take the cookie that a browser is given every minute.</summary>
    private async Task MeasureAsync(string name, string path, string email)
    {
        var (page, signedIn) = await app.GetAsync(path, await app.SignInAsync(email));
        var rows = Rows().Count(page);
        var (ours, floor) = (new Uri(app.Address, path), new Uri(bare.Address, $"bare/{rows}"));
        await Wrk.RunAsync(ours, WarmUp, signedIn);
        await Wrk.RunAsync(floor, WarmUp);
        var (read, known) = (new Uri(site.Address, $"bare-site/page/{rows}"), (await site.SignInAsync(1)).Cookie);
        await Wrk.RunAsync(read, WarmUp, known);
        var (mine, theirs, reading) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            mine.Add(await Wrk.RunAsync(ours, Seconds, signedIn));
            theirs.Add(await Wrk.RunAsync(floor, Seconds));
            reading.Add(await Wrk.RunAsync(read, Seconds, known));
        }

        table.Add(name, "/s", mine, theirs, string.Create(CultureInfo.InvariantCulture, $"bare MVC page with {rows} rows ({page.Length / 1024.0:0} KB ours)"));
        table.Add(name, "/s", mine, reading, string.Create(CultureInfo.InvariantCulture, $"bare MVC page, signed in, with {rows} rows read by one query of EF Core"));
    }

    [GeneratedRegex("<(tr|li)[ >]")]
    private static partial Regex Rows();
}
