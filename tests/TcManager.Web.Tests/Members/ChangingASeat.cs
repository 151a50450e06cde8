using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Members;

/// <summary>A seat through its life: offices come and go, leave excuses, the end has a reason; what was is still to be asked for.</summary>
public sealed class ChangingASeat(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_seat_ends_with_its_last_day_and_its_offices_with_it()
    {
        var committee = await app.Committee(code: "SAC/TC H01");
        var vice = await app.Seat(committee, "Vice", new(2024, 3, 1));
        await app.InDb(async db =>
        {
            (await db.Memberships.Include(m => m.Offices).SingleAsync(m => m.Id == vice.MembershipId)).Hold(OfficeRole.ViceChair, new(2024, 3, 1));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/seats/{vice.MembershipId}/end");
        var tried = await browser.Post(form, "main form", ("ToOn", "2026-06-30"), ("Reason", "Resigned"), ("Note", "Went abroad"), ("Check", "1"));
        Assert.Contains("Composition on Wed 1 Jul 2026", tried.Text, StringComparison.Ordinal);
        var ended = await browser.Post(tried, "main form");

        Assert.Contains("The end of the seat is entered.", ended.Text, StringComparison.Ordinal);
        Assert.Contains("Resigned Went abroad", ended.Text, StringComparison.Ordinal);
        var members = $"/committees/{committee.Id}/members?on=";
        Assert.DoesNotContain("Vice", Names(await browser.Get(members + "2024-02-29")));
        Assert.Contains("Vice", Names(await browser.Get(members + "2024-03-01")));
        Assert.Contains("Vice", Names(await browser.Get(members + "2026-06-30")));
        Assert.DoesNotContain("Vice", Names(await browser.Get(members + "2026-07-01")));
        Assert.Equal([new DateOnly(2026, 6, 30)], await app.InDb(db => db.Offices.Where(o => o.MembershipId == vice.MembershipId).Select(o => o.ToOn!.Value).ToListAsync()));
        Assert.Equal(["seat.ended"], await Entries(vice));

        // Others than the desk see that it ended, and not why.
        using var member = await Browser.For(app, committee.Members[0]);
        Assert.DoesNotContain("Resigned", (await member.Get($"/seats/{vice.MembershipId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_an_older_state_is_shown_the_new_one_and_taken_when_sent_again()
    {
        var committee = await app.Committee(code: "SAC/TC H02");
        var seat = committee.Members[0];
        using var browser = await Browser.For(app, committee.Secretary);
        var older = await browser.Get($"/seats/{seat.MembershipId}/end");
        await browser.Post(await browser.Get($"/seats/{seat.MembershipId}/edit"), "main form", ("Side", "Consumer"));

        var stale = await browser.Post(older, "main form", ("ToOn", "2026-06-30"));
        Assert.Contains("Somebody changed this seat in the meantime", stale.Text, StringComparison.Ordinal);
        var taken = await browser.Post(stale, "main form");
        var again = await browser.Post(stale, "main form");

        Assert.Contains("The end of the seat is entered.", taken.Text, StringComparison.Ordinal);
        Assert.Contains("The end of the seat is entered.", again.Text, StringComparison.Ordinal);
        Assert.Equal(["seat.changed", "seat.ended"], await Entries(seat));
    }

    [Theory]
    [InlineData("", "Enter a day")]
    [InlineData("2024-02-25", "lies before the first one, Mon 26 Feb 2024")]
    public async Task An_end_that_cannot_be_stands_at_its_field(string lastDay, string sentence)
    {
        var committee = await app.Committee(code: $"SAC/TC H03{lastDay}");
        using var browser = await Browser.For(app, committee.Secretary);

        var refused = await browser.Post(await browser.Get($"/seats/{committee.Members[0].MembershipId}/end"), "main form", ("ToOn", lastDay));

        Assert.Contains(sentence, refused.FaultAt("ToOn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offices_are_given_and_laid_down_under_one_seat()
    {
        var committee = await app.Committee(code: "SAC/TC H04");
        var seat = await app.Seat(committee, "Busy", new(2024, 3, 1));
        using var browser = await Browser.For(app, committee.Secretary);
        var place = $"/seats/{seat.MembershipId}/offices";

        await browser.Post(await browser.Get($"{place}/new"), "main form", ("Role", "ViceChair"), ("FromOn", "2025-01-01"));
        await browser.Post(await browser.Get($"{place}/new"), "main form", ("Role", "SecretaryGeneral"), ("FromOn", "2025-06-01"));
        var twice = await browser.Post(await browser.Get($"{place}/new"), "main form", ("Role", "ViceChair"), ("FromOn", "2025-03-01"));
        Assert.Contains("holds this office", twice.FaultAt("Role"), StringComparison.Ordinal);
        var chair = await browser.Post(await browser.Get($"{place}/new"), "main form", ("Role", "Chair"), ("FromOn", "2025-03-01"));
        Assert.Contains("There would be 2 chairs on Sat 1 Mar 2025; there is 1.", chair.Text, StringComparison.Ordinal);
        await browser.Post(await browser.Get($"{place}/ViceChair/end"), "main form", ("ToOn", "2025-12-31"));

        Assert.Contains("Vice-chair, Secretary-general", OfficesOf(await browser.Get($"/committees/{committee.Id}/members?on=2025-12-31&q=Busy")), StringComparison.Ordinal);
        Assert.Equal("Secretary-general", OfficesOf(await browser.Get($"/committees/{committee.Id}/members?on=2026-01-01&q=Busy")));
        Assert.Equal(1, await app.InDb(db => db.Memberships.CountAsync(m => m.PersonId == seat.PersonId)));
    }

    [Fact]
    public async Task Leave_excuses_from_a_plenary_and_stays_in_the_base()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC H05");
        var away = committee.Members[0];
        await app.Plenary(committee, 1, new(2026, 5, 10), (committee.Chair, Domain.Meetings.AttendanceOutcome.Present), (away, Domain.Meetings.AttendanceOutcome.Absent));
        using var browser = await Browser.For(app, committee.Secretary);
        var report = $"/committees/{committee.Id}/attendance/members/{away.MembershipId}";
        Assert.Contains("0/1", (await browser.Get(report)).Text, StringComparison.Ordinal);

        var granted = await browser.Post(await browser.Get($"/seats/{away.MembershipId}/leaves"), "main form", ("FromOn", "2026-05-01"), ("ToOn", "2026-05-10"), ("Reason", "Abroad"));
        Assert.Contains("The leave is entered.", granted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0/1", (await browser.Get(report)).Text, StringComparison.Ordinal);
        Assert.Contains("/4", (await browser.Get($"/committees/{committee.Id}/attendance")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);

        var overlapping = await browser.Post(await browser.Get($"/seats/{away.MembershipId}/leaves"), "main form", ("FromOn", "2026-05-10"), ("ToOn", "2026-05-12"), ("Reason", "Again"));
        Assert.Contains("There is leave from Fri 1 May 2026 on already.", overlapping.FaultAt("FromOn"), StringComparison.Ordinal);
        var inverted = await browser.Post(await browser.Get($"/seats/{away.MembershipId}/leaves"), "main form", ("FromOn", "2026-07-10"), ("ToOn", "2026-07-09"), ("Reason", ""));
        Assert.Contains("Say why.", inverted.FaultAt("Reason"), StringComparison.Ordinal);
    }

    private Task<List<string>> Entries(Someone seat) => app.InDb(async db =>
    {
        var uid = await db.Memberships.Where(m => m.Id == seat.MembershipId).Select(m => m.Uid).SingleAsync();
        return await db.AuditEntries.Where(e => e.SubjectUid == uid).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
    });

    private static IReadOnlyList<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".tc-members tbody .lead b").Select(b => b.TextContent.Trim())];

    private static string OfficesOf(Page page) => page.Document.QuerySelector(".tc-members tbody tr td:nth-child(2) b")!.TextContent.Trim();
}
