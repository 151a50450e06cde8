using System.Net;
using AngleSharp.Dom;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Reports;

/// <summary>The report against a table reckoned by hand; every figure against the rows that it opens to.</summary>
public sealed class AttendanceReport(TestApp app) : IClassFixture<TestApp>
{
    private const AttendanceOutcome Present = AttendanceOutcome.Present;
    private const AttendanceOutcome Online = AttendanceOutcome.Online;
    private const AttendanceOutcome Excused = AttendanceOutcome.Excused;
    private const AttendanceOutcome Absent = AttendanceOutcome.Absent;
    private const AttendanceOutcome Represented = AttendanceOutcome.Represented;
    private const AttendanceOutcome Unknown = AttendanceOutcome.Unknown;

    /// <summary>
    /// <code>
    ///          P1 P2 P3 P4
    /// Chair     ✓  ✓  ✓  ✓   4/4
    /// Member 1  ✓  O  ✓  O   4/4
    /// Member 2  ✓  E  R  ✓   2/4, excused 2
    /// Member 3  ✓  A  E  A   1/4, absent 2, both in one row: the apology between takes back neither
    /// Member 4  A  A  ✓  A   1/4, absent 3, 1 in the row that still runs
    /// Newcomer  -  -  ?  ✓   1/2
    ///          4/5 2/5 3/6 4/6  13/22
    /// </code>
    /// </summary>
    private async Task<(GivenCommittee Committee, Someone Newcomer, long[] Plenaries)> Given(string code)
    {
        var committee = await app.Committee(members: 4, code: code);
        var newcomer = await app.Seat(committee, "Newcomer", new(2025, 1, 1));
        var (chair, m) = (committee.Chair, committee.Members);
        await app.Plenary(committee, 1, new(2024, 2, 26));
        long[] plenaries =
        [
            await app.Plenary(committee, 2, new(2024, 3, 1), (chair, Present), (m[0], Present), (m[1], Present), (m[2], Present), (m[3], Absent)),
            await app.Plenary(committee, 3, new(2024, 9, 1), (chair, Present), (m[0], Online), (m[1], Excused), (m[2], Absent), (m[3], Absent)),
            await app.Plenary(committee, 4, new(2025, 5, 1), (chair, Present), (m[0], Present), (m[1], Represented), (m[2], Excused), (m[3], Present), (newcomer, Unknown)),
            await app.Plenary(committee, 5, new(2026, 5, 1), (chair, Present), (m[0], Online), (m[1], Present), (m[2], Absent), (m[3], Absent), (newcomer, Present)),
        ];
        return (committee, newcomer, plenaries);
    }

    [Fact]
    public async Task Rates_are_those_of_the_hand_made_table()
    {
        var (committee, _, _) = await Given("SAC/TC 11");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/attendance");

        Assert.Equal("4/4 = 100.0%", Cell(page, "Chair"));
        Assert.Equal("4/4 = 100.0%", Cell(page, "Member 1"));
        Assert.Equal("2/4 = 50.0%", Cell(page, "Member 2"));
        Assert.Equal("1/4 = 25.0%", Cell(page, "Member 3"));
        Assert.Equal("1/4 = 25.0%", Cell(page, "Member 4"));
        Assert.Equal("1/2 = 50.0%", Cell(page, "Newcomer"));
        Assert.Equal(["–", "4/5", "2/5", "3/6", "4/6", "13/22 = 59.09%"], Foot(page));
        Assert.Contains("excused or represented 3, absent 5, not recorded 1", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Due is asked of the roster of the day (decisions 13): whoever left before it owes nothing, whoever came after the call owes presence.</summary>
    [Fact]
    public async Task List_page_and_report_count_the_roster_of_the_day_whoever_was_called()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC 19");
        var gone = await app.Seat(committee, "Gone", new(2024, 3, 1), new(2026, 5, 31));
        var late = await app.Seat(committee, "Late", new(2026, 5, 20));
        var (chair, m) = (committee.Chair, committee.Members);
        var plenary = await app.Plenary(committee, 1, new(2026, 6, 10), (chair, Present), (m[0], Present), (m[1], Present), (m[2], Absent), (gone, Absent));
        using var browser = await Browser.For(app, committee.Chair);

        var report = await browser.Get($"/committees/{committee.Id}/attendance");
        var rows = await browser.Get($"/committees/{committee.Id}/attendance/meetings/{plenary}");

        Assert.Contains("3/5", (await browser.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
        Assert.Contains("3/5", (await browser.Get($"/meetings/{plenary}")).Text, StringComparison.Ordinal);
        Assert.All(["rate", "quorum"], figure => Assert.Contains("3/5", rows.Document.QuerySelector($"[data-figure={figure}]")!.TextContent, StringComparison.Ordinal));
        Assert.Equal("0/1 = 0.0%", Cell(report, "Late"));
        Assert.DoesNotContain("Gone", report.Text, StringComparison.Ordinal);
        Assert.Contains("not called", (await browser.Get($"/committees/{committee.Id}/attendance/members/{late.MembershipId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_has_its_word()
    {
        var (committee, _, _) = await Given("SAC/TC 12");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/attendance");

        string[] Words(string name) => [.. Line(page, name).QuerySelectorAll("td.c").Select(cell => string.Join(' ', cell.QuerySelectorAll(".visually-hidden").Select(w => w.TextContent.Trim())))];
        const string NoList = "Published facts only, no attendance list: counts for nobody.";
        Assert.Equal([NoList, "On site", "Absent", "Excused", "Absent"], Words("Member 3").Select(w => w.Replace("Present", "On site", StringComparison.Ordinal)));
        Assert.Equal([NoList, "Present", "Excused", "Represented", "Present"], Words("Member 2"));
        Assert.Equal([NoList, "not called", "not called", "Not recorded", "Present"], Words("Newcomer"));
    }

    [Fact]
    public async Task Two_misses_in_a_row_without_a_reason_are_flagged_and_stand_on_top()
    {
        var (committee, _, _) = await Given("SAC/TC 13");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/attendance");

        var flagged = page.Document.QuerySelectorAll("#flagged li").Select(l => Folded(l)).ToList();
        Assert.Equal(["Member 3 2 in a row Plenary 3, Plenary 5"], flagged);
        Assert.StartsWith("Member 3", Folded(page.Document.QuerySelector(".tc-matrix tbody tr th")!), StringComparison.Ordinal);
        Assert.Contains("missed the last", Folded(Line(page, "Member 4")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quorum_of_each_plenary_is_that_of_its_roster()
    {
        var (committee, _, _) = await Given("SAC/TC 14");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/attendance");

        var meetings = page.Document.QuerySelectorAll("#meetings li").Select(Folded).ToList();
        Assert.Contains(meetings, m => m.StartsWith("Plenary 2", StringComparison.Ordinal) && m.Contains("quorum of 4 (3/4) met", StringComparison.Ordinal));
        Assert.Contains(meetings, m => m.StartsWith("Plenary 3", StringComparison.Ordinal) && m.Contains("2 short of 4 (3/4)", StringComparison.Ordinal));
        Assert.Contains(meetings, m => m.StartsWith("Plenary 4", StringComparison.Ordinal) && m.Contains("2 short of 5 (3/4)", StringComparison.Ordinal));
        Assert.Contains(meetings, m => m.StartsWith("Plenary 5", StringComparison.Ordinal) && m.Contains("1 short of 5 (3/4)", StringComparison.Ordinal));
        Assert.Contains(meetings, m => m.StartsWith("Plenary 1", StringComparison.Ordinal) && m.Contains("attended by more than 40", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_figure_of_a_member_opens_to_rows_that_make_it()
    {
        var (committee, _, _) = await Given("SAC/TC 15");
        using var browser = await Browser.For(app, committee.Chair);
        var report = await browser.Get($"/committees/{committee.Id}/attendance");

        foreach (var name in new[] { "Chair", "Member 1", "Member 2", "Member 3", "Member 4", "Newcomer" })
        {
            var rows = await browser.Get(Line(report, name).QuerySelector("td.n a")!.GetAttribute("href")!);

            Assert.Equal(Cell(report, name), Figure(rows, "rate"));
            Assert.StartsWith($"{Figure(rows, "present")}/{Figure(rows, "due")} ", Figure(rows, "rate"), StringComparison.Ordinal);
            var lines = rows.Document.QuerySelectorAll("tbody tr").Select(tr => tr.QuerySelectorAll("td.n").Select(td => td.TextContent.Trim()).ToArray()).ToList();
            Assert.Equal(Figure(rows, "present"), $"{lines.Count(l => l[0] == "1")}");
            Assert.Equal(Figure(rows, "due"), $"{lines.Count(l => l[1] == "1")}");
        }
    }

    [Fact]
    public async Task Every_figure_of_a_plenary_opens_to_rows_that_make_it()
    {
        var (committee, _, plenaries) = await Given("SAC/TC 16");
        using var browser = await Browser.For(app, committee.Chair);
        var foot = Foot(await browser.Get($"/committees/{committee.Id}/attendance"));

        foreach (var (at, id) in plenaries.Index())
        {
            var rows = await browser.Get($"/committees/{committee.Id}/attendance/meetings/{id}");

            Assert.Equal(foot[at + 1], $"{Figure(rows, "present")}/{Figure(rows, "due")}");
            Assert.StartsWith($"{foot[at + 1]} = ", Figure(rows, "rate"), StringComparison.Ordinal);
            Assert.StartsWith($"{Figure(rows, "inQuorum")}/{Figure(rows, "inBase")} ", Figure(rows, "quorum"), StringComparison.Ordinal);
            var lines = rows.Document.QuerySelectorAll("tbody tr").Select(tr => tr.QuerySelectorAll("td.n").Select(td => td.TextContent.Trim()).ToArray()).ToList();
            Assert.Equal(Figure(rows, "inQuorum"), $"{lines.Count(l => l[2] == "1")}");
            Assert.Equal(Figure(rows, "inBase"), $"{lines.Count(l => l[3] == "1")}");
        }
    }

    [Fact]
    public async Task Home_shows_a_member_the_same_rate_and_opens_the_same_rows()
    {
        var (committee, _, _) = await Given("SAC/TC 17");
        using var browser = await Browser.For(app, committee.Members[1]);

        var home = await browser.Get("/");
        var link = home.Document.QuerySelector($"a[href='/committees/{committee.Id}/attendance/members/{committee.Members[1].MembershipId}']")!;

        Assert.Equal("2/4 = 50.0%", Folded(link));
        Assert.Equal("2/4 = 50.0%", Figure(await browser.Get(link.GetAttribute("href")!), "rate"));
    }

    [Fact]
    public async Task A_span_of_years_counts_only_its_own_plenaries()
    {
        var (committee, _, _) = await Given("SAC/TC 18");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/attendance?from=2025&to=2025");

        Assert.Equal(["3/6", "3/6 = 50.0%"], Foot(page));
        Assert.Equal("0/1 = 0.0%", Cell(page, "Member 3"));
        Assert.Equal(Foot(page), Foot(await browser.Get($"/committees/{committee.Id}/attendance?from=2025&to=2025&from=nonsense")));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/committees/{committee.Id}/attendance?from=x&to=99999999999")).Status);
    }

    [Fact]
    public async Task A_called_plenary_counts_once_it_is_over_and_says_that_nothing_is_recorded()
    {
        await using var own = new TestApp();
        var committee = await own.Committee(members: 3, code: "SAC/TC 19");
        await own.Called(committee);
        using var browser = await Browser.For(own, committee.Chair);

        Assert.Contains("No plenary was held", (await browser.Get($"/committees/{committee.Id}/attendance")).Text, StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromDays(20));
        using var later = await Browser.For(own, committee.Chair);
        var page = await later.Get($"/committees/{committee.Id}/attendance");

        Assert.Contains("Attendance is not recorded yet: 6th plenary", page.Text, StringComparison.Ordinal);
        Assert.Equal(["0/4", "0/4 = 0.0%"], Foot(page));
    }

    [Fact]
    public async Task Members_see_their_own_rows_and_nobody_elses()
    {
        var (committee, _, plenaries) = await Given("SAC/TC 20");
        var stranger = await app.Outsider("stranger@attendance.example");
        using var member = await Browser.For(app, committee.Members[0]);
        using var outsider = await Browser.For(app, stranger);
        var own = $"/committees/{committee.Id}/attendance/members/{committee.Members[0].MembershipId}";
        var others = $"/committees/{committee.Id}/attendance/members/{committee.Members[1].MembershipId}";

        Assert.Equal(HttpStatusCode.OK, (await member.Get(own)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get(others)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/committees/{committee.Id}/attendance")).Status);
        foreach (var address in new[] { own, $"/committees/{committee.Id}/attendance", $"/committees/{committee.Id}/attendance/meetings/{plenaries[0]}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Get(address)).Status);
        }
    }

    [Fact]
    public async Task Rows_of_another_committee_are_not_found()
    {
        var (one, _, _) = await Given("SAC/TC 21");
        var (other, _, plenaries) = await Given("SAC/TC 22");
        using var browser = await Browser.For(app, one.Chair);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/committees/{one.Id}/attendance/meetings/{plenaries[0]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/committees/{one.Id}/attendance/members/{other.Chair.MembershipId}")).Status);
    }

    private static IElement Line(Page page, string name) =>
        page.Document.QuerySelectorAll(".tc-matrix tbody tr").Single(tr => Folded(tr.QuerySelector("th a")!) == name);

    private static string Cell(Page page, string name) => Folded(Line(page, name).QuerySelector("td.n")!);

    private static string[] Foot(Page page) =>
        [.. page.Document.QuerySelectorAll(".tc-matrix tfoot tr:first-child td").Select(td => Folded(td.QuerySelector("a, [aria-hidden], span") ?? td)).Where(t => t.Length > 0)];

    private static string Figure(Page page, string name) => Folded(page.Document.QuerySelector($"[data-figure={name}]")!);

    private static string Folded(IElement element) => element.Spoken();
}
