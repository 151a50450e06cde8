using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Members;

public sealed class TheRoster(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Offices_come_first_then_the_reading_of_the_name()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC 41");
        var zhao = await app.Seat(committee, "Zhao", new(2024, 3, 1));
        var vice = await app.Seat(committee, "Zzz", new(2024, 3, 1));
        await app.Seat(committee, "An", new(2024, 3, 1), category: SeatCategory.Observer);
        await app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == vice.MembershipId)).Hold(OfficeRole.ViceChair, new(2024, 3, 1));
            (await db.Memberships.SingleAsync(m => m.Id == zhao.MembershipId)).Hold(OfficeRole.SecretaryGeneral, new(2030, 1, 1));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Members[0]);

        Assert.Equal(["Chair", "Zzz", "Member 1", "Member 2", "Zhao", "An"], Names(await browser.Get($"/committees/{committee.Id}/members")));
        Assert.Equal(["Zzz"], Names(await browser.Get($"/committees/{committee.Id}/members?office=ViceChair")));
        Assert.Equal(["Zzz", "Zhao", "An"], Names(await browser.Get($"/committees/{committee.Id}/members?side=User")));
        Assert.Equal(["Zhao"], Names(await browser.Get($"/committees/{committee.Id}/members?q=zHAO")));
        Assert.Contains("Nobody matches this filter", (await browser.Get($"/committees/{committee.Id}/members?q=nobody")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_day_shows_who_sat_then_and_where_they_worked()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC 42");
        var former = await app.Seat(committee, "Former", new(2024, 3, 1), new(2025, 6, 30));
        await app.Seat(committee, "Newcomer", new(2025, 7, 1));
        await app.InDb(async db =>
        {
            var old = new Organisation(Guid.CreateVersion7(), "OLD-42", new("旧单位", "Old employer"), "CN") { IsSample = true };
            db.Add(old);
            await db.SaveChangesAsync();
            db.Add(new Employment(former.PersonId, old.Id, new("工程师", "Engineer"), new(2020, 1, 1)));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Chair);

        var then = await browser.Get($"/committees/{committee.Id}/members?on=2025-06-30");
        Assert.Equal(["Chair", "Former", "Member 1"], Names(then));
        Assert.Contains("Old employer", then.Text, StringComparison.Ordinal);
        Assert.Equal(["Chair", "Member 1", "Newcomer"], Names(await browser.Get($"/committees/{committee.Id}/members?on=2025-07-01")));
        Assert.Equal(["Chair", "Member 1", "Newcomer"], Names(await browser.Get($"/committees/{committee.Id}/members")));
        Assert.Contains("The committee was not founded yet", (await browser.Get($"/committees/{committee.Id}/members?on=2020-01-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_officers_and_the_secretariat_see_contact_data()
    {
        var committee = await app.Committee(code: "SAC/TC 43");
        using var member = await Browser.For(app, committee.Members[0]);
        using var chair = await Browser.For(app, committee.Chair);
        using var secretary = await Browser.For(app, committee.Secretary);
        var address = $"/committees/{committee.Id}/members";

        Assert.DoesNotContain(committee.Members[1].Email, await member.Http.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(committee.Members[1].Email, await chair.Http.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(committee.Members[1].Email, await secretary.Http.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_member_sees_the_days_of_the_seat_and_no_others()
    {
        var committee = await app.Committee(code: "SAC/TC 44");
        var former = await app.Seat(committee, "Former", new(2024, 3, 1), new(2025, 6, 30));
        using var browser = await Browser.For(app, former);
        var address = $"/committees/{committee.Id}/members";

        Assert.Contains("Former", Names(await browser.Get($"{address}?on=2025-06-30")));
        Assert.Contains("Former", Names(await browser.Get($"{address}?on=2024-03-01")));
        Assert.Contains("Former", Names(await browser.Get(address)));
        foreach (var day in new[] { "2024-02-29", "2025-07-01", "2026-11-23" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{address}?on={day}")).Status);
        }

        Assert.DoesNotContain("@", Body(await browser.Get(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_at_its_field_and_kept()
    {
        var committee = await app.Committee(code: "SAC/TC 45");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/members?on=2026-02-30&side=nonsense&page=x");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Enter a day as 2026-11-23", page.FaultAt("On"), StringComparison.Ordinal);
        Assert.Equal("2026-02-30", page.Document.QuerySelector("input[name=on]")!.GetAttribute("value"));
        Assert.Equal(5, Names(page).Count);
    }

    [Fact]
    public async Task The_composition_is_checked_on_that_day_and_opens_to_its_rows()
    {
        var committee = await app.Committee(members: 4, code: "SAC/TC 46");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/members");
        var lines = page.Document.QuerySelectorAll("#composition tbody tr").Select(tr => tr.Spoken()).ToList();

        Assert.Contains("Number of members Not verified 5 ≥ 25 Fails", lines);
        Assert.Contains("Chair Not verified 1 = 1 Holds", lines);
        Assert.Contains(lines, l => l.StartsWith("Members from one organisation", StringComparison.Ordinal) && l.EndsWith("5 ≤ 3 Fails", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Largest side’s share of the members", StringComparison.Ordinal) && l.EndsWith("5/5 = 100.0% ≤ 1/2 (2) Fails", StringComparison.Ordinal));
        Assert.Equal(5, Names(await browser.Get($"/committees/{committee.Id}/members?rule=per-organisation")).Count);
        Assert.Contains("sac-2020", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_committee_without_limits_of_its_own_has_no_check()
    {
        var committee = await app.Committee(code: "ISO/TC 946", profile: "iso", category: SeatCategory.P);
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get($"/committees/{committee.Id}/members");

        Assert.Null(page.Document.QuerySelector("#composition table"));
        Assert.Equal(5, Names(page).Count);
    }

    private static List<string> Names(Page page) => [.. page.Document.QuerySelectorAll("tbody td.lead > b").Select(b => b.TextContent.Trim())];

    private static string Body(Page page) => page.Document.QuerySelector("main")!.TextContent;
}
