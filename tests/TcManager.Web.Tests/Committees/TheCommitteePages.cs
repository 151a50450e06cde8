using System.Net;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Committees;

public sealed class TheCommitteePages(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_stranger_sees_the_card_and_nothing_else()
    {
        var committee = await app.Committee(code: "SAC/TC 31");
        await app.Called(committee);
        await app.OpenBallot(committee, new(2026, 12, 10), "Secret matter");
        using var browser = await Browser.For(app, await app.Outsider("stranger@card.example"));

        var page = await browser.Get($"/committees/{committee.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Rock and soil mechanics", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sample body", page.Text, StringComparison.Ordinal);
        Assert.Contains("Chair Chair", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret matter", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("6th plenary", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Established", page.Text, StringComparison.Ordinal);
        foreach (var tab in new[] { "members", "attendance", "meetings", "ballots" })
        {
            Assert.DoesNotContain(page.Document.Links, link => link.GetAttribute("href") == $"/committees/{committee.Id}/{tab}");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/committees/{committee.Id}/{tab}")).Status);
        }
    }

    [Fact]
    public async Task An_unknown_committee_is_not_found()
    {
        using var browser = await Browser.For(app, await app.Outsider("somebody@nowhere.example"));
        foreach (var address in new[] { "/committees/999999", "/committees/999999/members", "/committees/999999/attendance", "/committees/x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address)).Status);
        }
    }

    [Fact]
    public async Task A_member_sees_the_inside_without_the_next_steps_of_the_secretariat()
    {
        var committee = await app.Committee(code: "SAC/TC 32");
        var meeting = await app.Called(committee);
        var ballot = await app.OpenBallot(committee, new(2026, 12, 10), "Data format");
        await app.Vote(ballot, "yes", committee.Chair);
        using var member = await Browser.For(app, committee.Members[0]);
        using var secretary = await Browser.For(app, committee.Secretary);

        var seen = await member.Get($"/committees/{committee.Id}");
        var worked = await secretary.Get($"/committees/{committee.Id}");

        Assert.Contains("5 members", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Your vote is missing", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1/5", seen.Text, StringComparison.Ordinal);
        Assert.NotNull(seen.Document.QuerySelector($"a[href='/meetings/{meeting}']"));
        Assert.Null(seen.Document.QuerySelector($"a[href='/committees/{committee.Id}/meetings/new']"));
        Assert.NotNull(worked.Document.QuerySelector($"a.btn-primary[href='/committees/{committee.Id}/meetings/new']"));
        Assert.NotNull(worked.Document.QuerySelector($"a[href='/committees/{committee.Id}/ballots/new']"));
        Assert.Contains("1/5 = 20.0%", worked.Text, StringComparison.Ordinal);
        Assert.Contains("3 short", worked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_meeting_is_the_secretariats_own_until_the_call()
    {
        var committee = await app.Committee(code: "SAC/TC 33");
        var meeting = await app.Schedule(committee);
        using var member = await Browser.For(app, committee.Members[0]);
        using var secretary = await Browser.For(app, committee.Secretary);

        Assert.Null((await member.Get($"/committees/{committee.Id}")).Document.QuerySelector($"a[href='/meetings/{meeting}']"));
        Assert.Null((await member.Get("/")).Document.QuerySelector($"a[href='/meetings/{meeting}']"));
        Assert.Contains("Not called yet", (await secretary.Get($"/committees/{committee.Id}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await secretary.Get("/")).Document.QuerySelector($"a[href='/meetings/{meeting}']"));
    }

    [Fact]
    public async Task Own_committees_come_first_and_the_others_as_a_tree()
    {
        var parent = await app.Committee(code: "ISO/TC 900");
        var mine = await app.Committee(code: "SAC/TC 34");
        await app.InDb(async db =>
        {
            foreach (var code in new[] { "ISO/TC 900/SC 10", "ISO/TC 900/SC 2" })
            {
                db.Add(new Committee(Guid.CreateVersion7(), code, CommitteeKind.SC, new("分委会", $"Subcommittee {code[^2..]}"), "iso", "Europe/Paris", Cultures.English) { ParentId = parent.Id });
            }

            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, mine.Chair);

        var codes = (await browser.Get("/committees")).Document.QuerySelectorAll("tbody .tc-code").Select(c => c.TextContent).ToList();

        Assert.Equal("SAC/TC 34", codes[0]);
        var at = codes.IndexOf("ISO/TC 900");
        Assert.Equal(["ISO/TC 900", "ISO/TC 900/SC 2", "ISO/TC 900/SC 10"], codes.GetRange(at, 3));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public async Task The_list_is_filtered_by_text_and_an_empty_result_offers_to_clear_it()
    {
        var committee = await app.Committee(code: "SAC/TC 35");
        using var browser = await Browser.For(app, committee.Chair);

        var found = await browser.Get("/committees?q=tc%2035");
        Assert.Equal(["SAC/TC 35"], found.Document.QuerySelectorAll("tbody .tc-code").Select(c => c.TextContent));
        var nothing = await browser.Get("/committees?q=zzz%3Cb%3E");
        Assert.Contains("No committee has “zzz<b>” in its code or title.", nothing.Text, StringComparison.Ordinal);
        Assert.Equal("zzz<b>", nothing.Document.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.NotNull(nothing.Document.QuerySelector("a.btn[href='/committees']"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/committees?page=-3")).Status);
    }

    [Fact]
    public async Task A_mirror_is_seen_from_both_sides()
    {
        var national = await app.Committee(code: "SAC/TC 36");
        var international = await app.Committee(code: "ISO/TC 936", profile: "iso");
        await app.InDb(async db =>
        {
            db.Add(new CommitteeLink(national.Id, international.Id, LinkKind.Mirror));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, await app.Outsider("body@mirror.example", SystemRole.Supervisor));

        Assert.NotNull((await browser.Get($"/committees/{national.Id}")).Document.QuerySelector($"dd a[href='/committees/{international.Id}']"));
        Assert.NotNull((await browser.Get($"/committees/{international.Id}")).Document.QuerySelector($"dd a[href='/committees/{national.Id}']"));
    }

    [Fact]
    public async Task A_past_member_is_told_what_stays_open()
    {
        var committee = await app.Committee(code: "SAC/TC 37");
        var former = await app.Seat(committee, "Former", new(2024, 3, 1), new(2025, 6, 30));
        using var browser = await Browser.For(app, former);

        var page = await browser.Get($"/committees/{committee.Id}");

        Assert.Contains("from Fri 1 Mar 2024 to Mon 30 Jun 2025", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5 members", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/committees/{committee.Id}/members?on=2025-06-30']"));
    }
}
