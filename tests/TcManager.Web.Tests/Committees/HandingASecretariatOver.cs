using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.People;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Committees;

public sealed class HandingASecretariatOver(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "#handover";
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    public async Task What_is_open_and_whose_rights_end_is_shown_and_then_all_of_it_goes_over_at_once()
    {
        var committee = await app.Committee(2, "SAC/TC 720");
        var to = await Organisation("NEW-720");
        var meeting = await MeetingSteps.Called(app, committee);
        var running = await GivenBallot.OpenBallot(app, committee);
        var draft = await app.Draft(committee);
        using var browser = await Browser.For(app, await Administrator("b20"));
        var form = await browser.Get($"/committees/{committee.Id}/handover");

        var shown = await browser.Post(form, Form, ("Organisation", "NEW-720"), ("OnDate", "2026-12-01"), ("Check", "1"));

        Assert.Equal(
            [$"/ballots/{running}", $"/ballots/{draft}", $"/meetings/{meeting}"],
            shown.Document.QuerySelectorAll("#open-matters a").Select(a => a.GetAttribute("href")).OrderBy(a => a));
        Assert.Equal([committee.Secretary.NameLatin], shown.Document.QuerySelectorAll("#leaving li").Select(l => l.TextContent));
        Assert.Contains("Nobody yet", shown.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.CommitteeId == committee.Id)));

        var done = await browser.Post(shown, Form);
        Assert.Contains("is handed over from", done.Text, StringComparison.Ordinal);
        await browser.Post(shown, Form);
        var bodies = await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).OrderBy(b => b.FromOn).ToListAsync());
        Assert.Equal([Day.AddDays(-1), null], bodies.Select(b => b.ToOn));
        Assert.Equal((to, Day), (bodies[1].OrganisationId, bodies[1].FromOn));
        Assert.Equal(Day.AddDays(-1), await app.InDb(db => db.Staff.Where(s => s.CommitteeId == committee.Id).Select(s => s.ToOn).SingleAsync()));
        var entry = await app.InDb(db => db.AuditEntries.SingleAsync(e => e.CommitteeId == committee.Id && e.Action == "committee.secretariatHandedOver"));
        Assert.Equal(("2026-12-01", "1", "3"), (entry.Data.Values["on"], entry.Data.Values["staff"], entry.Data.Values["open"]));

        // The history keeps who held it when; the ballot and the meeting are as they were.
        var history = await browser.Get($"/committees/{committee.Id}/history");
        Assert.Contains("Sample body", history.Document.QuerySelector("#bodies")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("New body", history.Document.QuerySelector("#bodies")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await app.InDb(db => db.Ballots.Where(b => b.Id == running).Select(b => b.OpenedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_old_people_have_the_rights_to_the_last_day_and_the_new_ones_from_theirs()
    {
        await using var handed = new TestApp();
        var committee = await handed.Committee(1, "SAC/TC 721");
        await Organisation("NEW-721", handed);
        var administrator = await handed.Outsider("b21@handover.example", SystemRole.Administrator);
        var successor = await handed.Outsider("successor@handover.example");
        using (var browser = await Browser.For(handed, administrator))
        {
            var shown = await browser.Post(await browser.Get($"/committees/{committee.Id}/handover"), Form, ("Organisation", "NEW-721"), ("OnDate", "2026-12-01"), ("Check", "1"));
            await browser.Post(shown, Form);
            var found = await browser.Get($"/committees/{committee.Id}/staff/new?q=Outsider");
            Assert.Contains(found.Document.QuerySelectorAll("#find a"), a => a.GetAttribute("href") == $"/committees/{committee.Id}/staff/new?person={successor.PersonId}");
            await browser.Post(await browser.Get($"/committees/{committee.Id}/staff/new?person={successor.PersonId}"), "form#staff", ("FromOn", "2026-12-01"));
        }

        await CanWork(handed, committee.Secretary, committee.Id, true);
        await CanWork(handed, successor, committee.Id, false);
        handed.Clock.Advance(TimeSpan.FromDays(8));
        await CanWork(handed, committee.Secretary, committee.Id, false);
        await CanWork(handed, successor, committee.Id, true);
    }

    [Fact]
    public async Task Who_works_for_the_twin_or_for_the_new_one_keeps_the_rights()
    {
        var committee = await app.Committee(1, "ISO/TC 722", "iso");
        var (twin, to) = (await Organisation("TWIN-722"), await Organisation("NEW-722"));
        var (ofTwin, ofNew) = (await app.Outsider("twin@handover.example"), await app.Outsider("new@handover.example"));
        await app.InDb(async db =>
        {
            db.Add(new CommitteeBody(committee.Id, twin, BodyPart.Twin, new(2025, 1, 1)));
            db.AddRange(new Employment(ofTwin.PersonId, twin, new("秘书", "Secretary"), new(2025, 1, 1)), new Employment(ofNew.PersonId, to, new("秘书", "Secretary"), new(2025, 1, 1)));
            db.AddRange(new Staff(ofTwin.PersonId, committee.Id, new(2025, 1, 1)), new Staff(ofNew.PersonId, committee.Id, new(2025, 1, 1)));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, await Administrator("b22"));

        var shown = await browser.Post(await browser.Get($"/committees/{committee.Id}/handover"), Form, ("Part", "Secretariat"), ("Organisation", "NEW-722"), ("OnDate", "2026-12-01"), ("Check", "1"));
        await browser.Post(shown, Form);

        var ended = await app.InDb(db => db.Staff.Where(s => s.CommitteeId == committee.Id && s.ToOn != null).Select(s => s.PersonId).ToListAsync());
        Assert.Equal([committee.Secretary.PersonId], ended);
    }

    [Fact]
    public async Task What_cannot_be_handed_over_is_said_at_its_field_and_nothing_is_done()
    {
        var committee = await app.Committee(1, "SAC/TC 723");
        await Organisation("NEW-723");
        using var browser = await Browser.For(app, await Administrator("b23"));
        var form = await browser.Get($"/committees/{committee.Id}/handover");

        Assert.NotEqual("", (await browser.Post(form, Form, ("Organisation", "nobody"), ("OnDate", "2026-12-01"))).FaultAt("Organisation"));
        Assert.NotEqual("", (await browser.Post(form, Form, ("Organisation", "NEW-723"), ("OnDate", "2026-13-01"))).FaultAt("OnDate"));
        Assert.Contains("holds it already", (await browser.Post(form, Form, ("Organisation", "ORG-SAC/TC 723"), ("OnDate", "2026-12-01"), ("Check", "1"))).FaultAt("Organisation"), StringComparison.Ordinal);
        Assert.Contains("Nobody holds", (await browser.Post(form, Form, ("Organisation", "NEW-723"), ("OnDate", "2024-02-26"), ("Check", "1"))).FaultAt("OnDate"), StringComparison.Ordinal);
        var unseen = await browser.Post(form, Form, ("Organisation", "NEW-723"), ("OnDate", "2026-12-01"));
        Assert.Contains("not what you were shown", unseen.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.CommitteeId == committee.Id && b.ToOn == null)));
    }

    [Fact]
    public async Task Two_who_hand_it_over_at_once_hand_it_over_once()
    {
        var committee = await app.Committee(1, "SAC/TC 724");
        await Organisation("ONE-724");
        await Organisation("TWO-724");
        using var first = await Browser.For(app, await Administrator("b24"));
        using var second = await Browser.For(app, await Administrator("b25"));
        var forms = await Task.WhenAll(
            first.Post(await first.Get($"/committees/{committee.Id}/handover"), Form, ("Organisation", "ONE-724"), ("OnDate", "2026-12-01"), ("Check", "1")),
            second.Post(await second.Get($"/committees/{committee.Id}/handover"), Form, ("Organisation", "TWO-724"), ("OnDate", "2026-12-01"), ("Check", "1")));

        await Task.WhenAll(first.Post(forms[0], Form), second.Post(forms[1], Form));

        Assert.Equal(1, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.CommitteeId == committee.Id && b.FromOn == Day)));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(e => e.CommitteeId == committee.Id && e.Action == "committee.secretariatHandedOver")));
    }

    [Fact]
    public async Task Rights_of_the_secretariat_are_given_once_and_ended()
    {
        var committee = await app.Committee(1, "SAC/TC 725");
        var someone = await app.Outsider("staff@tc725.example");
        using var browser = await Browser.For(app, await Administrator("b26"));
        var form = await browser.Get($"/committees/{committee.Id}/staff/new?person={someone.PersonId}");

        await browser.Post(form, "form#staff", ("FromOn", "2026-11-01"));
        await browser.Post(form, "form#staff", ("FromOn", "2026-11-01"));
        Assert.Contains("has the rights from", (await browser.Post(form, "form#staff", ("FromOn", "2026-11-10"))).FaultAt("FromOn"), StringComparison.Ordinal);
        var id = await app.InDb(db => db.Staff.Where(s => s.PersonId == someone.PersonId).Select(s => s.Id).SingleAsync());
        await CanWork(app, someone, committee.Id, true);

        var end = await browser.Get($"/committees/{committee.Id}/staff/{id}/end");
        Assert.NotEqual("", (await browser.Post(end, "#last-day", ("ToOn", "2026-10-01"))).FaultAt("ToOn"));
        await browser.Post(end, "#last-day", ("ToOn", "2026-11-20"));
        await CanWork(app, someone, committee.Id, false);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/committees/{committee.Id + 1000}/staff/{id}/end")).Status);
    }

    [Fact]
    public async Task A_mirror_is_entered_once_and_seen_from_both_sides()
    {
        var national = await app.Committee(1, "SAC/TC 726");
        var international = await app.Committee(1, "ISO/TC 726", "iso");
        using var browser = await Browser.For(app, await Administrator("b27"));
        var form = await browser.Get($"/committees/{national.Id}/links/new?kind=Mirror");

        Assert.NotEqual("", (await browser.Post(form, "#link", ("Other", "ISO/TC 9999"))).FaultAt("Other"));
        Assert.NotEqual("", (await browser.Post(form, "#link", ("Other", "SAC/TC 726"))).FaultAt("Other"));
        await browser.Post(form, "#link", ("Other", "iso/tc  726"), ("FromOn", "2025-01-01"));
        var again = await browser.Post(await browser.Get($"/committees/{international.Id}/links/new"), "#link", ("Other", "SAC/TC 726"), ("FromOn", "2026-01-01"));
        Assert.Contains("there already", again.FaultAt("Other"), StringComparison.Ordinal);

        var link = await app.InDb(db => db.CommitteeLinks.SingleAsync(l => l.CommitteeId == national.Id));
        Assert.Contains("ISO/TC 726", (await browser.Get($"/committees/{national.Id}/history")).Document.QuerySelector("#links")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("SAC/TC 726", (await browser.Get($"/committees/{international.Id}/history")).Document.QuerySelector("#links")!.TextContent, StringComparison.Ordinal);

        await browser.Post(await browser.Get($"/committees/{international.Id}/links/{link.Id}/end"), "#last-day", ("ToOn", "2026-06-30"));
        Assert.Equal(new DateOnly(2026, 6, 30), await app.InDb(db => db.CommitteeLinks.Where(l => l.Id == link.Id).Select(l => l.ToOn).SingleAsync()));
        foreach (var side in new[] { national.Id, international.Id })
        {
            Assert.Equal(
                ["committee.linked", "committee.linkEnded"], await app.InDb(db => db.AuditEntries.Where(e => e.CommitteeId == side && e.Action.StartsWith("committee.link")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
        }
    }

    private static async Task CanWork(TestApp app, Someone someone, long committeeId, bool can)
    {
        using var browser = await Browser.For(app, someone);
        Assert.Equal(can, (await browser.Get($"/committees/{committeeId}/meetings/new")).Status == HttpStatusCode.OK);
    }

    private Task<Someone> Administrator(string name) => app.Outsider($"{name}@handover.example", SystemRole.Administrator);

    private Task<long> Organisation(string code, TestApp? of = null) => (of ?? app).InDb(async db =>
    {
        var organisation = new Organisation(Guid.CreateVersion7(), code, new("新单位", $"New body {code}"), "CN");
        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    });
}
