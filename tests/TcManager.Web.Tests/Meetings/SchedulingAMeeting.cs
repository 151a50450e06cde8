using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Documents;
using TcManager.Application.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

public sealed class SchedulingAMeeting(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form[enctype]";

    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray();

    [Fact]
    public async Task A_form_gone_back_to_and_changed_is_said_to_be_another_and_saved_when_sent_once_more()
    {
        var committee = await app.Committee(code: "SAC/TC S11");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/meetings/new");

        await browser.PostFiles(form, "main form", [], MeetingSteps.Typed());
        var repeat = await browser.PostFiles(form, "main form", [], MeetingSteps.Typed());
        Assert.EndsWith("/call", repeat.Address.AbsolutePath, StringComparison.Ordinal);
        var second = await browser.PostFiles(form, "main form", [], MeetingSteps.Typed(("TitleEn", "Another meeting")));
        Assert.Contains("This form was saved before, with other content", second.Text, StringComparison.Ordinal);
        await browser.PostFiles(second, "main form", []);

        Assert.Equal(["6th plenary", "Another meeting"], await app.InDb(db => db.Meetings.Where(m => m.CommitteeId == committee.Id).OrderBy(m => m.Id).Select(m => m.Title.En).ToListAsync()));
    }

    [Fact]
    public async Task A_plan_without_fault_leads_to_the_preview_and_sends_nothing()
    {
        var committee = await app.Committee(code: "SAC/TC 100");
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/meetings/new");
        page = await browser.PostFiles(page, Form, [("Papers", "N-report.pdf", Pdf)], MeetingSteps.Typed());

        Assert.EndsWith("/call", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Nothing has been sent yet", page.Text, StringComparison.Ordinal);
        var id = page.IdIn();
        var meeting = await app.InDb(db => db.Meetings.Include(m => m.Sessions).Include(m => m.Agenda).SingleAsync(m => m.Id == id));
        Assert.Equal((MeetingSteps.StartsAt, MeetingSteps.ReplyBy), (meeting.StartsAt, meeting.ReplyByAt));
        Assert.Equal("通过议程", Assert.Single(meeting.Agenda).Title.Zh);
        Assert.Equal("N-report.pdf", await app.InDb(db => db.MeetingPapers.Where(p => p.MeetingId == id).SelectMany(p => p.Document.Files).Select(f => f.FileName).SingleAsync()));
        Assert.Equal(0, await app.InDb(db => db.Outbox.CountAsync(o => o.Campaign!.CommitteeId == committee.Id)));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.scheduled" && a.SubjectUid == meeting.Uid)));
    }

    [Theory]
    [InlineData("TitleZh", "", "TitleZh", "Enter the Chinese title")]
    [InlineData("TitleEn", " ", "TitleEn", "Enter the English title")]
    [InlineData("Number", "-3", "Number", "whole number")]
    [InlineData("Number", "six", "Number", "whole number")]
    [InlineData("On", "", "On", "Enter a day")]
    [InlineData("On", "2026-02-30", "On", "Enter a day")]
    [InlineData("On", "2026-11-20", "On", "lies in the past")]
    [InlineData("On", "9999-12-31", "On", "between 1900 and 2200")]
    [InlineData("On", "0001-01-01", "On", "between 1900 and 2200")]
    [InlineData("Starts", "9 o'clock", "Starts", "Enter a time")]
    [InlineData("Ends", "08:30", "Ends", "not after the start")]
    [InlineData("Ends", "24:00", "Ends", "between 0:00 and 23:59")]
    [InlineData("ZoneId", "Mars/Olympus", "ZoneId", "not a time zone known here")]
    [InlineData("Place", "", "Place", "Enter the place")]
    [InlineData("Link", "meet.example.org", "Link", "begins with http")]
    [InlineData("Link", "javascript:alert(1)", "Link", "begins with http")]
    [InlineData("ReplyByOn", "2026-12-12", "ReplyByOn", "before the meeting starts")]
    [InlineData("ReplyByOn", "2026-11-20", "ReplyByOn", "lies in the past")]
    [InlineData("ReplyBy", "25:00", "ReplyBy", "Enter a time")]
    [InlineData("Agenda[0].TitleZh", "", "Agenda_0__TitleZh", "both languages")]
    [InlineData("Agenda[0].Minutes", "long", "Agenda_0__Minutes", "whole minutes")]
    public async Task A_fault_is_shown_at_its_field_and_what_was_typed_is_kept(string field, string value, string faultAt, string fault)
    {
        var committee = await app.Committee(code: $"SAC/TC 101 {Guid.CreateVersion7():N}");
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/meetings/new");
        page = await browser.Post(page, Form, MeetingSteps.Typed((field, value)));

        Assert.Contains(fault, page.FaultAt(faultAt), StringComparison.Ordinal);
        Assert.Contains("What you typed is kept", page.Text, StringComparison.Ordinal);
        var kept = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector(Form)!).ToLookup(f => f.Key, f => f.Value);
        Assert.All(MeetingSteps.Typed((field, value)).Where(f => f.Name != "ZoneId" && f.Name != field), f => Assert.Contains(f.Value, kept[f.Name]));
        Assert.Equal(0, await app.InDb(db => db.Meetings.CountAsync(m => m.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task A_time_that_the_clocks_skip_is_said_with_day_and_zone_in_both_languages()
    {
        var committee = await app.Committee(code: "ISO/TC 102", profile: "iso");
        var skipped = MeetingSteps.Typed(("ZoneId", "Europe/Brussels"), ("On", "2027-03-28"), ("Starts", "02:30"), ("Ends", "01:00"));
        using var english = await Browser.For(app, committee.Secretary);
        var page = await english.Post(await english.Get($"/committees/{committee.Id}/meetings/new"), Form, skipped);
        Assert.Contains("02:30 does not exist on Sun 28 Mar 2027 in Europe/Brussels", page.FaultAt("Starts"), StringComparison.Ordinal);

        page = await english.Post(page, "form[action='/culture']", ("culture", "zh-CN"));
        page = await english.Post(await english.Get($"/committees/{committee.Id}/meetings/new"), Form, skipped);
        Assert.Contains("2027年3月28日", page.FaultAt("Starts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_lines_are_added_without_saving()
    {
        var committee = await app.Committee(code: "SAC/TC 103");
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/meetings/new");
        var before = page.Document.QuerySelectorAll("[name$='.TitleZh']").Length;
        page = await browser.Post(page, Form, MeetingSteps.Typed(("AddLines", "1"), ("TitleEn", "")));

        Assert.Equal(before + 3, page.Document.QuerySelectorAll("[name$='.TitleZh']").Length);
        Assert.DoesNotContain("to correct", page.Text, StringComparison.Ordinal);
        Assert.Equal("通过议程", page.Document.QuerySelector("[name='Agenda[0].TitleZh']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_file_of_a_wrong_kind_is_refused_by_its_content()
    {
        var committee = await app.Committee(code: "SAC/TC 104");
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/meetings/new");
        page = await browser.PostFiles(page, Form, [("Papers", "report.pdf", "MZ\0\0 not a pdf at all"u8.ToArray())], MeetingSteps.Typed());

        Assert.Contains("report.pdf", page.FaultAt("Papers"), StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Meetings.CountAsync(m => m.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task Who_chose_files_and_has_another_fault_is_told_to_choose_them_again()
    {
        var committee = await app.Committee(code: "SAC/TC 105");
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/meetings/new");
        page = await browser.PostFiles(page, Form, [("Papers", "report.pdf", Pdf)], MeetingSteps.Typed(("TitleEn", "")));

        Assert.Contains("Choose the files again", page.FaultAt("Papers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_meeting()
    {
        var committee = await app.Committee(code: "SAC/TC 106");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/meetings/new");

        var first = await browser.PostFiles(form, Form, [("Papers", "report.pdf", Pdf)], MeetingSteps.Typed());
        var second = await browser.PostFiles(form, Form, [("Papers", "report.pdf", Pdf)], MeetingSteps.Typed());

        Assert.Equal(first.Address, second.Address);
        Assert.Equal(1, await app.InDb(db => db.Meetings.CountAsync(m => m.CommitteeId == committee.Id)));
        Assert.Equal(1, await app.InDb(db => db.Documents.CountAsync(d => d.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_make_one_meeting()
    {
        var committee = await app.Committee(code: "SAC/TC 109");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/meetings/new");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.PostFiles(form, Form, [("Papers", "report.pdf", Pdf)], MeetingSteps.Typed())));

        Assert.All(pages, page => Assert.Equal((HttpStatusCode.OK, pages[0].Address), (page.Status, page.Address)));
        Assert.Equal((1, 1), await app.InDb(async db => (await db.Meetings.CountAsync(m => m.CommitteeId == committee.Id), await db.Documents.CountAsync(d => d.CommitteeId == committee.Id))));
    }

    /// <summary>What turns the direction of writing makes "fdp.exe" look like "exe.pdf"; PostgreSQL refuses U+0000.</summary>
    [Fact]
    public async Task A_files_name_is_filtered_before_it_becomes_a_title()
    {
        var committee = await app.Committee(code: "SAC/TC 110N");
        var upload = new Upload("re\u0301sume\u0301 \u202Efdp\u2066.\u0000\u0001a\u200Fb.pdf", Pdf.Length, () => new MemoryStream(Pdf));

        var scheduled = await app.In(services => services.GetRequiredService<ScheduleMeeting>().ExecuteAsync(Guid.CreateVersion7(), committee.Id, MeetingSteps.Plan, [upload], Acting.System, default));

        Assert.True(scheduled.IsDone);
        var document = await app.InDb(db => db.Documents.Include(d => d.Files).SingleAsync(d => d.CommitteeId == committee.Id));
        Assert.Equal(("résumé fdp.ab", "résumé fdp.ab", "résumé fdp.ab.pdf"), (document.Title.Zh, document.Title.En, document.Files.Single().FileName));
    }

    [Fact]
    public async Task Only_the_secretariat_schedules()
    {
        var committee = await app.Committee(code: "SAC/TC 107");
        var stranger = await app.Outsider("stranger-107@example.org");
        using var member = await Browser.For(app, committee.Members[0]);
        using var outside = await Browser.For(app, stranger);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/committees/{committee.Id}/meetings/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Get($"/committees/{committee.Id}/meetings/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Get($"/committees/{committee.Id}/meetings")).Status);
    }

    [Fact]
    public async Task An_empty_list_says_what_comes_next()
    {
        var committee = await app.Committee(code: "SAC/TC 108");
        using var secretary = await Browser.For(app, committee.Secretary);
        using var member = await Browser.For(app, committee.Members[0]);

        Assert.Contains("Schedule the next meeting", (await secretary.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
        Assert.Contains("You will get a mail", (await member.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
    }
}
