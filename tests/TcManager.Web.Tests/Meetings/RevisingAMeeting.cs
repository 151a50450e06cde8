using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

public sealed class RevisingAMeeting(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form[enctype]";

    [Fact]
    public async Task Before_the_call_everything_can_be_changed()
    {
        var committee = await app.Committee(code: "SAC/TC 110");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/meetings/{id}/edit");
        Assert.Equal("24:00", page.Document.QuerySelector("#ReplyBy")!.GetAttribute("value"));
        page = await browser.Post(page, Form, ("On", "2026-12-18"), ("Place", "北京"), ("Agenda[1].TitleEn", ""), ("Agenda[1].TitleZh", ""), ("Agenda[1].Minutes", ""));

        Assert.EndsWith("/call", page.Address.AbsolutePath, StringComparison.Ordinal);
        var meeting = await app.InDb(db => db.Meetings.Include(m => m.Sessions).Include(m => m.Agenda).SingleAsync(m => m.Id == id));
        Assert.Equal(MeetingSteps.StartsAt.AddDays(7), meeting.StartsAt);
        Assert.Equal("北京", meeting.Place);
        Assert.Single(meeting.Agenda);
    }

    [Fact]
    public async Task A_stale_form_is_shown_beside_what_stands_now_and_can_be_sent_over_it()
    {
        var committee = await app.Committee(code: "SAC/TC 111");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var mine = await browser.Get($"/meetings/{id}/edit");
        await browser.Post(await browser.Get($"/meetings/{id}/edit"), Form, ("Place", "北京"));

        var page = await browser.Post(mine, Form, ("Place", "上海"));

        Assert.Contains("Somebody changed this meeting", page.Text, StringComparison.Ordinal);
        var row = page.Document.QuerySelectorAll("tbody tr").Single().TextContent;
        Assert.Contains("北京", row, StringComparison.Ordinal);
        Assert.Contains("上海", row, StringComparison.Ordinal);
        Assert.Equal("北京", await app.InDb(db => db.Meetings.Where(m => m.Id == id).Select(m => m.Place).SingleAsync()));

        await browser.Post(page, Form);
        Assert.Equal("上海", await app.InDb(db => db.Meetings.Where(m => m.Id == id).Select(m => m.Place).SingleAsync()));
    }

    [Fact]
    public async Task The_same_form_twice_is_answered_like_the_first()
    {
        var committee = await app.Committee(code: "SAC/TC 112");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/edit");

        await browser.Post(form, Form, ("Place", "北京"));
        var second = await browser.Post(form, Form, ("Place", "北京"));

        Assert.EndsWith("/call", second.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.revised" && a.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_are_one_change_with_its_paper_once()
    {
        var committee = await app.Committee(code: "SAC/TC 115");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/edit");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.PostFiles(form, Form, [("Papers", "report.pdf", Documents.SampleFiles.Pdf)], ("Place", "北京"))));

        Assert.All(pages, page => Assert.Equal((HttpStatusCode.OK, $"/meetings/{id}/call"), (page.Status, page.Address.AbsolutePath)));
        Assert.Equal(1, await app.InDb(db => db.MeetingPapers.CountAsync(p => p.MeetingId == id)));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "meeting.revised" && e.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task After_the_call_it_is_refused_plainly()
    {
        var committee = await app.Committee(code: "SAC/TC 113");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/edit");
        await browser.Post(await browser.Get($"/meetings/{id}/call"), $"form[action='/meetings/{id}/call']");

        Assert.Contains("can no longer be changed here", (await browser.Get($"/meetings/{id}/edit")).Text, StringComparison.Ordinal);
        var late = await browser.Post(form, Form, ("Place", "上海"));
        Assert.Contains("The call went out on", late.Text, StringComparison.Ordinal);
        Assert.Equal("上海", late.Document.GetElementById("Place")!.GetAttribute("value"));
        Assert.Equal(MeetingSteps.Plan.Place, await app.InDb(db => db.Meetings.Where(m => m.Id == id).Select(m => m.Place).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_members()
    {
        var committee = await app.Committee(code: "SAC/TC 114");
        var id = await app.Schedule(committee);
        using var member = await Browser.For(app, committee.Members[0]);
        using var chair = await Browser.For(app, committee.Chair);

        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/meetings/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/meetings/{id}/edit")).Status);
        Assert.DoesNotContain("6th plenary", (await member.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chair.Get($"/meetings/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get($"/meetings/{id}/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get("/meetings/999999")).Status);
    }
}
