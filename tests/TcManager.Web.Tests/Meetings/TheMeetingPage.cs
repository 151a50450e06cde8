using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

public sealed class TheMeetingPage(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>签到表 (rules.md §6).</summary>
    [Fact]
    public async Task The_sign_in_sheet_says_offices_titles_the_deputy_and_how_many_members_there_are()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC 138");
        var id = await app.Called(committee);
        await app.InDb(db => db.People.Where(p => p.Id == committee.Members[0].PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.TitleLevel, TitleLevel.Senior)));
        await app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == committee.Members[1].PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, Domain.Meetings.Reply.Deputy).SetProperty(p => p.ReplyNote, "Deputy of two")));
        using var desk = await Browser.For(app, committee.Secretary, "zh-CN");

        var sheet = await desk.Get($"/meetings/{id}/sign-in-sheet");

        Assert.Equal(["序号", "姓名", "标委会职务", "职称", "单位", "回执", "签名"], sheet.Document.QuerySelectorAll(".tc-sheet thead th").Take(7).Select(h => h.TextContent));
        Assert.Contains("主任委员", sheet.Document.QuerySelector(".tc-sheet tbody")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("正高级", sheet.Document.QuerySelector(".tc-sheet tbody")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("Deputy of two", sheet.Document.QuerySelector(".tc-sheet tbody")!.Spoken(), StringComparison.Ordinal);
        Assert.Equal("本标准化技术委员会共有委员 4 人，参加会议委员 ______ 人。", sheet.Document.GetElementById("total")!.Spoken());
    }

    [Fact]
    public async Task Officers_see_the_forecast_and_the_replies_a_member_sees_the_own_one()
    {
        var committee = await app.Committee(members: 46, code: "SAC/TC 130");
        var id = await app.Called(committee);
        await Reply(id, Domain.Meetings.Reply.OnSite, committee.Members.Take(26));
        await Reply(id, Domain.Meetings.Reply.Online, committee.Members.Skip(26).Take(6));
        await Reply(id, Domain.Meetings.Reply.Excused, committee.Members.Skip(32).Take(4));
        await Reply(id, Domain.Meetings.Reply.Deputy, committee.Members.Skip(36).Take(1));
        using var chair = await Browser.For(app, committee.Chair);
        using var member = await Browser.For(app, committee.Members[0]);

        var seen = await chair.Get($"/meetings/{id}");
        Assert.Contains("32 confirmed", seen.Text, StringComparison.Ordinal);
        Assert.Contains("36 quorum (47 × 3/4)", seen.Text, StringComparison.Ordinal);
        Assert.Contains("4 short", seen.Text, StringComparison.Ordinal);
        Assert.Equal("On site 26, Online 6, No reply 10, Deputy, not counted 1, Excused 4; quorum 36", seen.Document.QuerySelector("svg.tc-meter[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(47, seen.Document.QuerySelectorAll("#replies tbody tr").Length);
        Assert.Equal(4, (await chair.Get($"/meetings/{id}?reply=Excused")).Document.QuerySelectorAll("#replies tbody tr").Length);
        Assert.Contains("Nobody has this reply", (await chair.Get($"/meetings/{id}?reply=Deputy&page=2")).Text, StringComparison.Ordinal);

        var own = await member.Get($"/meetings/{id}");
        Assert.Null(own.Document.QuerySelector("#replies"));
        Assert.DoesNotContain("confirmed", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(committee.Members[1].NameLatin + " ", own.Text, StringComparison.Ordinal);
        Assert.Contains("Your replyOn site", own.Text, StringComparison.Ordinal);
        Assert.Contains("Adoption of the agenda", own.Text, StringComparison.Ordinal);
        Assert.NotNull(own.Document.QuerySelector($"a[href='/meetings/{id}/reply']"));
    }

    [Fact]
    public async Task It_is_complete_in_chinese()
    {
        var committee = await app.Committee(code: "SAC/TC 131");
        var id = await app.Called(committee);
        using var chair = await Browser.For(app, committee.Chair, "zh-CN");

        var page = await chair.Get($"/meetings/{id}");

        Assert.Contains("一届六次全体委员会议 通知已发", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月11日（周五）09:00–17:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("尚差 4 人", page.Text, StringComparison.Ordinal);
        Assert.Contains("还有 18 天", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_is_shown_and_never_counted_for_the_quorum()
    {
        var committee = await app.Committee(code: "SAC/TC 132");
        await app.InDb(async db =>
        {
            var person = new Person(Guid.CreateVersion7(), "观察员", "Observer", "observer132@example.org");
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, person.Id, SeatCategory.Observer, new(2024, 1, 1)));
            await db.SaveChangesAsync();
        });
        var id = await app.Called(committee);
        await app.InDb(db => db.Participants.Where(p => p.MeetingId == id && !p.IsDue).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, Domain.Meetings.Reply.OnSite)));
        using var chair = await Browser.For(app, committee.Chair);

        var page = await chair.Get($"/meetings/{id}");
        Assert.Contains("0 confirmed", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 without a vote", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_quorum_is_asked_for_presence_is_shown_without_one()
    {
        var committee = await app.Committee(code: "ISO/TC 133", profile: "iso", category: SeatCategory.P);
        var id = await app.Called(committee);
        using var chair = await Browser.For(app, committee.Chair);

        var page = await chair.Get($"/meetings/{id}");
        Assert.Contains("no quorum is required", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("svg .lim"));
    }

    [Fact]
    public async Task A_past_member_sees_what_lay_within_the_seat()
    {
        var committee = await app.Committee(code: "SAC/TC 134");
        var early = Meeting.Recorded(Guid.CreateVersion7(), committee.Id, MeetingKind.Plenary, 1, new("早", "Early one"), MeetingForm.OnSite, null, "Asia/Shanghai", new(2025, 3, 1), DatePrecision.Day, new("", ""), isSample: true);
        var late = Meeting.Recorded(Guid.CreateVersion7(), committee.Id, MeetingKind.Plenary, 2, new("晚", "Late one"), MeetingForm.OnSite, null, "Asia/Shanghai", new(2026, 3, 1), DatePrecision.Month, new("", ""), isSample: true);
        await app.InDb(async db =>
        {
            db.AddRange(early, late);
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new(2025, 6, 30));
            await db.SaveChangesAsync();
        });
        using var past = await Browser.For(app, committee.Members[0]);

        Assert.Equal(HttpStatusCode.OK, (await past.Get($"/meetings/{early.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await past.Get($"/meetings/{late.Id}")).Status);
        var list = await past.Get($"/committees/{committee.Id}/meetings");
        Assert.Contains("Early one", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Late one", list.Text, StringComparison.Ordinal);
        Assert.Contains("Sample data", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_calendar_file_is_for_those_who_may_see_it()
    {
        var committee = await app.Committee(code: "SAC/TC 135");
        var id = await app.Called(committee);
        using var member = await Browser.For(app, committee.Members[0]);
        using var stranger = await Browser.For(app, await app.Outsider("stranger-135@example.org"));

        var response = await member.Http.GetAsync(new Uri($"/meetings/{id}/calendar.ics", UriKind.Relative));
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        var entry = Assert.Single(Ical.Net.Calendar.Load(await response.Content.ReadAsStringAsync())!.Events);
        Assert.Equal(MeetingSteps.StartsAt, new DateTimeOffset(entry.Start!.AsUtc));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/meetings/{id}/calendar.ics")).Status);
    }

    [Fact]
    public async Task Pages_cost_the_same_for_5_and_for_500_people()
    {
        var small = await app.Committee(members: 4, code: "SAC/TC 136");
        var large = await app.Committee(members: 499, code: "SAC/TC 137");
        var (few, many) = (await app.Called(small), await app.Called(large));
        using var smalls = await Browser.For(app, small.Secretary);
        using var larges = await Browser.For(app, large.Secretary);

        foreach (var (path, otherPath) in new[]
        {
            ($"/meetings/{few}", $"/meetings/{many}"),
            ($"/meetings/{few}/call", $"/meetings/{many}/call"),
            ($"/meetings/{few}/attendance", $"/meetings/{many}/attendance"),
            ($"/committees/{small.Id}/meetings", $"/committees/{large.Id}/meetings"),
            ("/meetings", "/meetings"),
        })
        {
            await smalls.Get(path);
            Assert.Equal(await app.CountQueriesAsync(() => smalls.Get(path)), await app.CountQueriesAsync(() => larges.Get(otherPath)));
        }
    }

    private Task Reply(long meetingId, Reply reply, IEnumerable<Someone> people)
    {
        var ids = people.Select(p => p.PersonId).ToList();
        return app.InDb(db => db.Participants.Where(p => p.MeetingId == meetingId && ids.Contains(p.PersonId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, reply).SetProperty(p => p.RepliedAt, TestApp.Start)));
    }

    [Fact]
    public async Task A_page_beyond_every_list_is_an_empty_one()
    {
        var committee = await app.Committee(code: "SAC/TC 191");
        var id = await app.Called(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        foreach (var address in new[] { "/meetings", $"/committees/{committee.Id}/meetings", $"/meetings/{id}", $"/committees/{committee.Id}/ballots", $"/committees/{committee.Id}/audit" })
        {
            foreach (var page in new[] { int.MaxValue, int.MinValue, 0 })
            {
                Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get($"{address}?page={page}")).Status);
            }
        }
    }
}
