using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

/// <summary>Replies move the clock, so each test has an application of its own.</summary>
public sealed class Replying : IDisposable
{
    private const string Form = "main form";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private static void MoveTo(TestApp app, DateTimeOffset at) => app.Clock.SetUtcNow(at);

    [Fact]
    public async Task A_member_replies_is_told_what_was_recorded_and_may_change_it()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);

        var page = await browser.Get($"/meetings/{id}/reply");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("input[name=Reply]").OfType<IHtmlInputElement>(), i => i.IsChecked);
        Assert.Contains("Fri 27 Nov 2026 24:00 Beijing time (UTC+8)", page.Text, StringComparison.Ordinal);

        page = await browser.Post(page, Form, ("Reply", "OnSite"));
        Assert.Contains("Recorded: On site. You can change it before Fri 27 Nov 2026 24:00", page.Text, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.Document.QuerySelector("input[value=OnSite]")!).IsChecked);

        page = await browser.Post(page, Form, ("Reply", "Deputy"), ("Note", "杨立群 高级工程师"));
        var participant = await _app.Participant(id, committee.Members[0]);
        Assert.Equal((Reply.Deputy, "杨立群 高级工程师"), (participant.Reply, participant.ReplyNote));
        Assert.Equal(2, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.replied" && a.SubjectUid == participant.Uid)));
    }

    [Theory]
    [InlineData(null, null, "Reply", "Choose one")]
    [InlineData("Excused", "", "Note", "Enter the reason")]
    [InlineData("Deputy", " ", "Note", "Enter name and title")]
    public async Task Who_does_not_come_says_why_or_who_comes(string? reply, string? note, string field, string fault)
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);

        var page = await browser.Post(await browser.Get($"/meetings/{id}/reply"), Form, ("Reply", reply), ("Note", note));

        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal(Reply.None, (await _app.Participant(id, committee.Members[0])).Reply);
    }

    [Fact]
    public async Task What_the_form_of_the_meeting_does_not_offer_is_refused()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee, MeetingSteps.Plan with { Form = MeetingForm.OnSite, Link = null });
        using var browser = await Browser.For(_app, committee.Members[0]);

        var page = await browser.Get($"/meetings/{id}/reply");
        Assert.Null(page.Document.QuerySelector("input[value=Online]"));
        Assert.Contains("not take place in that form", (await browser.Post(page, Form, ("Reply", "Online"))).FaultAt("Reply"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_reply()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);

        // A sign-in lasts 12 hours.
        MoveTo(_app, MeetingSteps.ReplyBy.AddHours(-2));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/meetings/{id}/reply");

        await browser.Post(form, Form, ("Reply", "OnSite"));
        MoveTo(_app, MeetingSteps.ReplyBy.AddHours(1));
        var again = await browser.Post(form, Form, ("Reply", "OnSite"));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.replied")));
    }

    [Fact]
    public async Task A_form_that_was_gone_back_to_and_says_something_else_is_another_reply()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/meetings/{id}/reply");

        await browser.Post(form, Form, ("Reply", "OnSite"));
        var changed = await browser.Post(form, Form, ("Reply", "Excused"), ("Note", "出国交流"));
        Assert.Contains("Recorded: Excused", changed.Text, StringComparison.Ordinal);
        var participant = await _app.Participant(id, committee.Members[0]);
        Assert.Equal((Reply.Excused, "出国交流"), (participant.Reply, participant.ReplyNote));

        await browser.Post(form, Form, ("Reply", "OnSite"));
        Assert.Equal(Reply.OnSite, (await _app.Participant(id, committee.Members[0])).Reply);
        Assert.Equal(3, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.replied")));
    }

    [Fact]
    public async Task A_late_reply_is_refused_with_the_time_and_its_text_kept()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);

        // A sign-in lasts 12 hours.
        MoveTo(_app, MeetingSteps.ReplyBy.AddHours(-2));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/meetings/{id}/reply");
        await browser.Post(form, Form, ("Reply", "OnSite"));
        form = await browser.Get($"/meetings/{id}/reply");

        MoveTo(_app, MeetingSteps.ReplyBy);
        var page = await browser.Post(form, Form, ("Reply", "Excused"), ("Note", "出国交流"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Your reply was not recorded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Fri 27 Nov 2026 24:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("00:00:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("出国交流", page.Document.QuerySelector("#kept")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Recorded: On site", page.Text, StringComparison.Ordinal);
        Assert.Equal(Reply.OnSite, (await _app.Participant(id, committee.Members[0])).Reply);
        Assert.Null((await browser.Get($"/meetings/{id}/reply")).Document.QuerySelector(Form));
    }

    [Fact]
    public async Task Who_was_not_called_has_nothing_to_reply()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var secretary = await Browser.For(_app, committee.Secretary);
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@example.org"));

        Assert.Equal(HttpStatusCode.NotFound, (await secretary.Get($"/meetings/{id}/reply")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/meetings/{id}/reply")).Status);
    }

    [Fact]
    public async Task A_link_replies_without_a_sign_in()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = new Browser(_app);

        var page = await browser.Get(await _app.Link(id, committee.Members[0]));
        Assert.Contains(committee.Members[0].NameLatin, page.Text, StringComparison.Ordinal);
        page = await browser.Post(page, Form, ("Reply", "Excused"), ("Note", "ill"));

        Assert.Contains("Recorded: Excused", page.Text, StringComparison.Ordinal);
        Assert.Equal((Reply.Excused, "ill"), await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == committee.Members[0].PersonId).Select(p => new ValueTuple<Reply, string?>(p.Reply, p.ReplyNote)).SingleAsync()));
        Assert.Equal("/sign-in", (await browser.Get($"/meetings/{id}")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_forged_link_is_not_found_and_says_what_to_do()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var link = await _app.Link(id, committee.Members[0]);
        using var browser = new Browser(_app);

        foreach (var forged in new[] { link[..^3], link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), "/r/x", "/r/%E4%BC%9A", "/r/" + new string('a', 3000) })
        {
            var page = await browser.Get(forged);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains("This link does not open anything", page.Text, StringComparison.Ordinal);
        }

        var form = await browser.Get(link);
        form.Document.QuerySelector(Form)!.SetAttribute("action", "/r/x");
        var posted = await browser.Post(form, Form, ("Reply", "Excused"), ("Note", "my reason"));
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Contains("my reason", posted.Document.QuerySelector("#kept")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_link_tells_the_state_and_opens_nothing_else()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var link = await _app.Link(id, committee.Members[0]);
        using var browser = new Browser(_app);
        var form = await browser.Get(link);

        MoveTo(_app, MeetingSteps.ReplyBy);
        var page = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("Replies are closed", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://meet.example.org", page.Text, StringComparison.Ordinal);

        var late = await browser.Post(form, Form, ("Reply", "Excused"), ("Note", "too late"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("too late", late.Document.QuerySelector("#kept")!.TextContent, StringComparison.Ordinal);

        MoveTo(_app, MeetingSteps.StartsAt.AddDays(1));
        Assert.Contains("The meeting is over", (await browser.Get(link)).Text, StringComparison.Ordinal);
        Assert.Equal(Reply.None, (await _app.Participant(id, committee.Members[0])).Reply);
    }

    [Fact]
    public async Task A_meeting_that_was_cancelled_takes_no_reply_and_says_so()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = new Browser(_app);
        var link = await _app.Link(id, committee.Members[0]);
        var form = await browser.Get(link);
        await _app.InDb(db => db.Meetings.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.CancelledAt, TestApp.Start)));

        Assert.Contains("The meeting was cancelled", (await browser.Get(link)).Text, StringComparison.Ordinal);
        var page = await browser.Post(form, Form, ("Reply", "OnSite"));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("The meeting was cancelled", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_are_one_reply()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/meetings/{id}/reply");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Post(form, Form, ("Reply", "OnSite"))));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.replied")));
    }

    [Fact]
    public async Task Forty_different_replies_of_one_member_at_once_are_all_taken()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/meetings/{id}/reply");

        var pages = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => browser.Post(form, Form, ("Uid", $"{Guid.CreateVersion7()}"), ("Reply", "Excused"), ("Note", $"reason {i}"))));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal(40, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.replied")));
    }

    [Fact]
    public async Task A_reply_by_link_is_entered_for_the_person_whose_link_it_was_whoever_is_signed_in()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var link = await _app.Link(id, committee.Members[0]);
        foreach (var browser in new[] { new Browser(_app), await Browser.For(_app, committee.Members[1]), await Browser.For(_app, committee.Members[0]) })
        {
            await browser.Post(await browser.Get(link), Form, ("Reply", "Excused"), ("Note", $"{Guid.CreateVersion7()}"));
            browser.Dispose();
        }

        var member = committee.Members[0].PersonId;
        Assert.Equal(
            new (long?, long?)[] { (null, member), (committee.Members[1].PersonId, member), (member, null) },
            await _app.InDb(db => db.AuditEntries.Where(a => a.Action == "meeting.replied").OrderBy(a => a.Id).Select(a => new ValueTuple<long?, long?>(a.ActorPersonId, a.OnBehalfOfId)).ToListAsync()));
        using var secretary = await Browser.For(_app, committee.Secretary);
        var who = (await secretary.Get($"/committees/{committee.Id}/audit?form.What=meeting.replied")).Document.QuerySelectorAll("td:nth-child(3)").Select(c => c.Spoken()).ToList();
        Assert.DoesNotContain(who, w => w.Contains("The system", StringComparison.Ordinal));
        Assert.StartsWith("Member 1 by personal link", who[2], StringComparison.Ordinal);
        Assert.StartsWith("Member 2 on behalf of Member 1", who[1], StringComparison.Ordinal);
    }
}
