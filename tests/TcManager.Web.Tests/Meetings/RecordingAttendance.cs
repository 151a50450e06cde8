using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Meetings;
using TcManager.Web.Features.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

/// <summary>Attendance moves the clock, so each test has an application of its own.</summary>
public sealed class RecordingAttendance : IDisposable
{
    private const string Form = "main form";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    private void MoveTo(DateTimeOffset at) => _app.Clock.SetUtcNow(at);

    private static (string, string?)[] Outcomes(IEnumerable<Participant> participants, params (AttendanceOutcome Outcome, int Count)[] shares)
    {
        var all = shares.SelectMany(share => Enumerable.Repeat(share.Outcome, share.Count));
        return [.. participants.OrderBy(p => p.Id).Zip(all, (p, outcome) => (AttendanceForm.OutcomeName(p.ParticipantKey), (string?)outcome.ToString()))];
    }

    private Task<List<Participant>> Participants(long id) => _app.InDb(db => db.Participants.AsNoTracking().Where(p => p.MeetingId == id).ToListAsync());

    [Fact]
    public async Task The_list_shows_the_quorum_with_share_limit_and_verdict()
    {
        var committee = await _app.Committee(members: 46);
        var id = await _app.Called(committee);
        MoveTo(MeetingSteps.StartsAt.AddHours(9));
        using var browser = await Browser.For(_app, committee.Secretary);

        var page = await browser.Get($"/meetings/{id}/attendance");
        Assert.Contains("Not recorded yet", page.Text, StringComparison.Ordinal);
        var participants = await Participants(id);
        page = await browser.Post(page, Form, Outcomes(participants, (AttendanceOutcome.Present, 27), (AttendanceOutcome.Online, 6), (AttendanceOutcome.Represented, 3), (AttendanceOutcome.Excused, 5), (AttendanceOutcome.Absent, 2)));

        Assert.Contains("33/47 = 70.21% (≥ 3/4: 36) Not quorate, 3 short", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not recorded4", page.Text, StringComparison.Ordinal);

        page = await browser.Post(page, Form, Outcomes(participants, (AttendanceOutcome.Present, 36)));
        Assert.Contains("36/47 = 76.59% (≥ 3/4: 36) Quorate", page.Text, StringComparison.Ordinal);
        var recorded = await Participants(id);
        Assert.All(recorded.Where(p => p.Outcome != AttendanceOutcome.Unknown), p => Assert.Equal(OutcomeOrigin.Secretariat, p.OutcomeOrigin));
        Assert.Contains("36/47", (await browser.Get($"/meetings/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("36/47", (await browser.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.attendanceRecorded")));
    }

    [Fact]
    public async Task Open_lines_are_filled_as_replied_and_counted_before_anything_is_saved()
    {
        var committee = await _app.Committee(members: 4);
        var id = await _app.Called(committee);
        var (first, second) = (committee.Members[0], committee.Members[1]);
        await _app.InDb(async db =>
        {
            foreach (var (who, reply) in new[] { (first, Reply.Online), (second, Reply.Excused) })
            {
                var participant = await db.Participants.SingleAsync(p => p.PersonId == who.PersonId);
                participant.GiveReply(reply, "ill", Guid.CreateVersion7(), TestApp.Start, new(MeetingSteps.ReplyBy, "Asia/Shanghai"));
            }

            await db.SaveChangesAsync();
        });
        MoveTo(MeetingSteps.StartsAt);
        using var browser = await Browser.For(_app, committee.Secretary);

        var page = await browser.Post(await browser.Get($"/meetings/{id}/attendance"), Form, ("Fill", "Replies"));
        Assert.Equal(["Excused", "Online", "Unknown", "Unknown", "Unknown"], Chosen(page));
        Assert.Contains("1 of 5 present, 3 not recorded. Quorum 4: 3 short", page.Text, StringComparison.Ordinal);
        page = await browser.Post(page, Form, ("Fill", "Present"));
        Assert.Equal(["Excused", "Online", "Present", "Present", "Present"], Chosen(page));
        Assert.Contains("4 of 5 present, 0 not recorded. Quorum 4 is met", page.Text, StringComparison.Ordinal);
        Assert.All(await Participants(id), p => Assert.Equal(AttendanceOutcome.Unknown, p.Outcome));

        await browser.Post(page, Form);
        Assert.Equal(3, (await Participants(id)).Count(p => p.Outcome == AttendanceOutcome.Present));

        static IEnumerable<string> Chosen(Page page) =>
            page.Document.QuerySelectorAll("main select").Select(s => ((AngleSharp.Html.Dom.IHtmlSelectElement)s).Value ?? "").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Until_the_day_it_is_refused()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var participants = await Participants(id);
        MoveTo(new(2026, 12, 10, 15, 59, 0, TimeSpan.Zero));
        using var browser = await Browser.For(_app, committee.Secretary);

        var page = await browser.Get($"/meetings/{id}/attendance");
        Assert.Contains("from the day of the meeting on: Fri 11 Dec 2026", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(Form));
        var version = await _app.InDb(db => db.Meetings.Where(m => m.Id == id).Select(m => m.Version).SingleAsync());
        page.Document.QuerySelector("form[action='/culture']")!.SetAttribute("action", $"/meetings/{id}/attendance");
        page = await browser.Post(page, $"form[action='/meetings/{id}/attendance']", [("Version", version.ToString()), .. Outcomes(participants, (AttendanceOutcome.Present, 5))]);

        Assert.Contains("from the day of the meeting on", page.Text, StringComparison.Ordinal);
        Assert.All(await Participants(id), p => Assert.Equal(AttendanceOutcome.Unknown, p.Outcome));
    }

    [Fact]
    public async Task A_stale_list_is_shown_beside_what_stands_and_its_repeat_is_harmless()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        MoveTo(MeetingSteps.StartsAt);
        var participants = await Participants(id);
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/attendance");

        await browser.Post(form, Form, Outcomes(participants, (AttendanceOutcome.Present, 5)));
        var repeat = await browser.Post(form, Form, Outcomes(participants, (AttendanceOutcome.Present, 5)));
        Assert.Contains("Attendance saved", repeat.Text, StringComparison.Ordinal);
        var stale = await browser.Post(form, Form, [.. Outcomes(participants, (AttendanceOutcome.Absent, 5)), (AttendanceForm.NoteName(participants[0].ParticipantKey), "left early")]);

        Assert.Contains("Somebody changed this meeting", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Now: Present", stale.Text, StringComparison.Ordinal);
        Assert.Equal("left early", stale.Document.QuerySelector($"[name='{AttendanceForm.NoteName(participants[0].ParticipantKey)}']")!.GetAttribute("value"));
        Assert.All(await Participants(id), p => Assert.Equal(AttendanceOutcome.Present, p.Outcome));

        await browser.Post(stale, Form);
        Assert.All(await Participants(id), p => Assert.Equal(AttendanceOutcome.Absent, p.Outcome));
    }

    [Fact]
    public async Task A_correction_after_the_day_needs_a_reason_and_the_record_keeps_what_was_there()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        MoveTo(MeetingSteps.StartsAt);
        var participants = await Participants(id);
        using var onTheDay = await Browser.For(_app, committee.Secretary);
        await onTheDay.Post(await onTheDay.Get($"/meetings/{id}/attendance"), Form, Outcomes(participants, (AttendanceOutcome.Present, 4)));
        MoveTo(MeetingSteps.StartsAt.AddDays(1));
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/attendance");

        var filled = await browser.Post(form, Form, Outcomes(participants.OrderBy(p => p.Id), (AttendanceOutcome.Present, 4), (AttendanceOutcome.Excused, 1)));
        Assert.Contains("Attendance saved", filled.Text, StringComparison.Ordinal);
        var refused = await browser.Post(filled, Form, Outcomes(participants, (AttendanceOutcome.Absent, 1)));
        Assert.Contains("Say why", refused.FaultAt("Reason"), StringComparison.Ordinal);
        Assert.Equal(AttendanceOutcome.Present, (await Participants(id))[0].Outcome);
        await browser.Post(refused, Form, ("Reason", "Signed by a deputy."));

        Assert.Equal(AttendanceOutcome.Absent, (await Participants(id))[0].Outcome);
        var entry = await _app.InDb(db => db.AuditEntries.SingleAsync(a => a.Action == "meeting.attendanceCorrected"));
        Assert.Equal(("Signed by a deputy.", $"{participants[0].ParticipantKey} Present → Absent"), (entry.Data.Values["reason"], entry.Data.Values["were"]));
        Assert.Contains("Signed by a deputy.", (await browser.Get($"/committees/{committee.Id}/audit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_copies_of_a_list_at_once_are_one_record()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var late = await _app.Seat(committee, "late@example.org");
        MoveTo(MeetingSteps.StartsAt);
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/meetings/{id}/attendance");
        (string, string?)[] outcomes = [.. Outcomes(await Participants(id), (AttendanceOutcome.Present, 4), (AttendanceOutcome.Excused, 1)), (AttendanceForm.OutcomeName(late), "Present")];

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Post(form, Form, outcomes)));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.All(pages, page => Assert.DoesNotContain("Somebody changed this meeting", page.Text, StringComparison.Ordinal));
        Assert.Equal(6, (await Participants(id)).Count);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "meeting.attendanceRecorded")));
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_said_at_its_row()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        MoveTo(MeetingSteps.StartsAt);
        using var browser = await Browser.For(_app, committee.Secretary);
        var note = AttendanceForm.NoteName((await Participants(id))[0].ParticipantKey);

        var page = await browser.Post(await browser.Get($"/meetings/{id}/attendance"), Form, (note, new string('x', 2001)));

        Assert.Contains("At most 2000 characters", page.FaultAt(note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_2500_is_one_form()
    {
        var committee = await _app.Committee(members: 2499);
        var id = await _app.Called(committee);
        MoveTo(MeetingSteps.StartsAt);
        using var browser = await Browser.For(_app, committee.Secretary);

        var page = await browser.Post(await browser.Get($"/meetings/{id}/attendance"), Form, Outcomes(await Participants(id), (AttendanceOutcome.Present, 2000)));

        Assert.Contains("2000/2500 = 80.0%", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_whose_seat_began_after_the_call_can_be_recorded_as_present()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        var late = await _app.Seat(committee, "late@example.org");
        MoveTo(MeetingSteps.StartsAt);
        using var browser = await Browser.For(_app, committee.Secretary);

        var page = await browser.Get($"/meetings/{id}/attendance");
        Assert.Contains("seat began later", page.Document.QuerySelector($"#{System.Text.RegularExpressions.Regex.Escape(AttendanceForm.OutcomeName(late))}".Replace(":", "\\:", StringComparison.Ordinal))!.Closest("tr")!.TextContent, StringComparison.Ordinal);
        page = await browser.Post(page, Form, [.. Outcomes(await Participants(id), (AttendanceOutcome.Present, 3)), (AttendanceForm.OutcomeName(late), "Present")]);

        Assert.Contains("4/6 = 66.66%", page.Text, StringComparison.Ordinal);
        Assert.Contains("4/6", (await browser.Get($"/committees/{committee.Id}/meetings")).Text, StringComparison.Ordinal);
        var added = Assert.Single(await Participants(id), p => p.ParticipantKey == late);
        Assert.Equal((AttendanceOutcome.Present, true), (added.Outcome, added.IsDue));
        page = await browser.Post(page, Form, (AttendanceForm.OutcomeName(late), "Absent"));
        Assert.Contains("3/6", page.Text, StringComparison.Ordinal);
        Assert.Equal(6, (await Participants(id)).Count);
    }

    [Fact]
    public async Task Only_the_secretariat_records()
    {
        var committee = await _app.Committee();
        var id = await _app.Called(committee);
        using var chair = await Browser.For(_app, committee.Chair);
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@example.org"));

        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get($"/meetings/{id}/attendance")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/meetings/{id}/attendance")).Status);
    }
}
