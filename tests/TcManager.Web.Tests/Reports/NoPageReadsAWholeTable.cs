using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Find;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Reports;

/// <summary>What a page costs does not grow with what other committees do: SQLite's own plans find every row that is read by an index.</summary>
public sealed partial class NoPageReadsAWholeTable(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>What grows with committees, people, meetings and ballots. The list of committees itself is read whole.</summary>
    private static readonly string[] Growing =
    [
        "AspNetUsers", "People", "Employments", "Memberships", "Offices", "Staff", "Documents", "DocumentFiles", "Meetings", "Sessions", "MeetingPapers", "Participants",
        "Ballots", "Questions", "Voters", "Slips", "SlipAnswers", "Verdicts", "Campaigns", "Outbox", "AuditEntries",
    ];

    [Fact]
    public async Task On_any_page_of_a_chair_a_member_or_a_secretariat()
    {
        var committee = await app.Committee(members: 6);
        await app.Plenary(committee, 1, new(2025, 5, 1), [.. committee.Voters.Select(v => (v, AttendanceOutcome.Present))]);
        var meeting = await app.Called(committee);
        var (open, closed) = (await app.OpenBallot(committee), await app.OpenBallot(committee));
        await app.Cast(open, committee.Members[0], "yes");
        await app.Cast(closed, committee.Members[0], "no", "Clause 5 lacks a limit.");
        await app.CloseByHand(closed, committee);
        var campaign = await app.InDb(db => db.Campaigns.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        string[] pages =
        [
            "/", "/committees", $"/committees/{committee.Id}", $"/committees/{committee.Id}/members", $"/committees/{committee.Id}/attendance",
            $"/committees/{committee.Id}/attendance/members/{committee.Chair.MembershipId}", $"/committees/{committee.Id}/meetings", "/meetings", $"/meetings/{meeting}", $"/meetings/{meeting}/reply",
            $"/committees/{committee.Id}/ballots", "/ballots", $"/ballots/{open}", $"/ballots/{open}/vote", $"/ballots/{open}/receipt", $"/ballots/{closed}", $"/committees/{committee.Id}/audit",
            $"/campaigns/{campaign}", "/account", "/find?q=member", "/find?q=605",
        ];
        await app.In(services => services.GetRequiredService<RefreshFind>().ExecuteAsync(default));
        var found = new List<string>();
        foreach (var someone in new[] { committee.Members[0], committee.Chair, committee.Secretary })
        {
            using var browser = await Browser.For(app, someone);
            foreach (var page in pages)
            {
                app.Queries.Restart();
                await browser.Get(page);
                foreach (var command in app.Queries.Commands.Where(c => c.Contains("SELECT", StringComparison.Ordinal)).ToList())
                {
                    found.AddRange((await ReadWholeAsync(command)).Select(table => $"{someone.NameLatin} {page}: {table}\n{command}\n"));
                }
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found.Distinct()));
    }

    /// <summary>The growing tables that a command reads row by row; nothing where the database is another than SQLite.</summary>
    private Task<List<string>> ReadWholeAsync(string command) => app.InDb(async db =>
    {
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync();
        using var explain = connection.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command}";
        foreach (var name in Parameters().Matches(command).Select(m => m.Value).Distinct())
        {
            explain.Parameters.AddWithValue(name, DBNull.Value);
        }

        var tables = Aliases().Matches(command).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);
        var whole = new List<string>();
        using var plan = await explain.ExecuteReaderAsync();
        while (await plan.ReadAsync())
        {
            if (Scans().Match(Convert.ToString(plan["detail"], CultureInfo.InvariantCulture)!) is { Success: true } scan)
            {
                whole.AddRange(tables[scan.Groups[1].Value].Intersect(Growing));
            }
        }

        return whole;
    });

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameters();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex("^SCAN (\\w+)")]
    private static partial Regex Scans();
}
