using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SampleMeetings(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task Every_published_meeting_stands_as_published_and_nobody_is_put_on_its_list()
    {
        var rows = await app.InDb(db => db.Meetings.AsNoTracking().Include(m => m.Committee).Include(m => m.Agenda).Where(m => !m.IsSample).ToListAsync());
        var participants = await app.InDb(db => db.Participants.CountAsync(p => !p.Meeting.IsSample));

        Assert.Equal(0, participants);
        Assert.Equal(DemonstrationApp.Facts.GetProperty("meetings").GetArrayLength(), rows.Count);
        Assert.All(DemonstrationApp.Facts.GetProperty("meetings").EnumerateArray(), fact =>
        {
            string? Text(string name) => fact.TryGetProperty(name, out var value) ? value.ToString() : null;
            var row = Assert.Single(rows, m => m.Committee.Code == Text("committee"));
            Assert.True(row.IsRecorded);
            Assert.Equal(new Bilingual(Text("zh")!, Text("en")!), row.Title);
            Assert.Equal(Text("number"), row.Number?.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(Text("on") ?? $"{Text("in")}-01", row.FirstOn.ToString("O", CultureInfo.InvariantCulture));
            Assert.Equal(Text("on") is null ? DatePrecision.Month : DatePrecision.Day, row.FirstOnPrecision);
            Assert.StartsWith(Text("place")!, row.Place, StringComparison.Ordinal);
            Assert.Equal(Text("form") == "hybrid" ? MeetingForm.Hybrid : MeetingForm.OnSite, row.Form);
            Assert.Equal(Text("timeZone"), row.ZoneId);
            Assert.Equal(
                fact.TryGetProperty("agenda", out var agenda) ? [.. agenda.EnumerateArray().Select(a => a.GetProperty("en").GetString()!)] : Array.Empty<string>(),
                row.Agenda.OrderBy(a => a.Position).Select(a => a.Title.En));
            Assert.Contains(Text("attendedMoreThan") ?? "", row.Note.En, StringComparison.Ordinal);
            Assert.Contains(Text("symposiumAttendance") ?? "", row.Note.En, StringComparison.Ordinal);
            Assert.EndsWith("China Standardization (English edition), No. 2, March/April 2024.", row.Note.En, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_invented_meeting_says_so_in_both_languages()
    {
        var titles = await app.InDb(db => db.Meetings.Where(m => m.IsSample).Select(m => m.Title).ToListAsync());

        Assert.All(titles, title =>
        {
            Assert.StartsWith("示例：", title.Zh, StringComparison.Ordinal);
            Assert.StartsWith("Sample: ", title.En, StringComparison.Ordinal);
        });
    }

    [Fact]
    public Task Every_committee_has_a_plenary_in_each_year_since_what_is_published() => EachYear(app);

    [Theory]
    [InlineData("2027-01-04")]
    [InlineData("2028-02-29")]
    [InlineData("2030-06-01")]
    public async Task A_demonstration_started_on_another_day_is_alive_too(string day)
    {
        await using var later = new DemonstrationApp { IsFirstStart = true };
        later.Clock.SetUtcNow(new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new(3, 30), TimeSpan.Zero));

        await EachYear(later);
        await Quorate(later);
        var now = later.Clock.GetUtcNow();
        Assert.Equal(1, await later.InDb(db => db.Meetings.CountAsync(m => m.CalledAt < now && m.ReplyByAt > now)));
        Assert.Equal(1, await later.InDb(db => db.Ballots.CountAsync(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.ClosesAt > now)));
    }

    [Fact]
    public Task Every_sample_plenary_is_quorate() => Quorate(app);

    [Fact]
    public async Task Two_members_of_rock_and_soil_mechanics_and_nobody_else_missed_two_in_a_row()
    {
        var rows = await app.InDb(db => db.Participants.Where(p => p.IsDue && p.Meeting.IsRecorded)
            .Select(p => new { p.Meeting.Committee.Code, p.MembershipId, p.Meeting.FirstOn, p.Outcome }).ToListAsync());

        var flagged = rows.GroupBy(p => (p.Code, p.MembershipId))
            .Where(g => AttendanceStreaks.Of(g.OrderBy(p => p.FirstOn).Select(p => new DueAttendance(true, p.Outcome))).Longest >= AttendanceStreaks.UsualLimit)
            .Select(g => g.Key.Code);

        Assert.Equal(["SAC/TC 605", "SAC/TC 605"], flagged);
    }

    [Fact]
    public async Task No_vote_absence_or_opinion_falls_on_a_real_organisation()
    {
        var away = await app.InDb(db => db.Participants
            .Where(p => p.Outcome >= AttendanceOutcome.Excused || p.Reply == Reply.Excused || p.Reply == Reply.Deputy)
            .CountAsync(p => !p.Person.IsSample || db.Employments.Any(e => e.PersonId == p.PersonId && !e.Organisation.IsSample)));
        var opposed = await app.InDb(db => db.Slips
            .Where(s => s.Answers.Any(a => a.Choice != "yes" && a.Choice != RuleSetDefinition.VoidChoice))
            .CountAsync(s => !s.Voter.Membership.Person.IsSample || db.Employments.Any(e => e.PersonId == s.CastByPersonId && !e.Organisation.IsSample)));

        // Whoever records a void slip says nothing by it; whose slip it is does.
        var isVoid = await app.InDb(db => db.Slips
            .Where(s => s.Answers.Any(a => a.Choice == RuleSetDefinition.VoidChoice))
            .CountAsync(s => !s.Voter.Membership.Person.IsSample || db.Employments.Any(e => e.PersonId == s.Voter.PersonId && !e.Organisation.IsSample)));

        Assert.Equal(0, away);
        Assert.Equal((0, 0), (opposed, isVoid));
        Assert.Equal(0, await app.InDb(db => db.Voters.CountAsync(v => !v.Membership.Person.IsSample || !v.Ballot.IsSample)));
    }

    [Fact]
    public async Task The_next_plenary_has_been_called_and_its_replies_are_partly_in()
    {
        var meeting = await app.InDb(db => db.Meetings.AsNoTracking().Include(m => m.Sessions).SingleAsync(m => m.CalledAt != null));
        var replies = await app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting.Id)
            .Select(p => new { p.Person.Email, p.Reply, p.RepliedAt }).ToListAsync());

        Assert.Equal(MeetingState.Called, meeting.StateAt(app.Clock.GetUtcNow()));
        Assert.InRange(meeting.ReplyByAt!.Value, app.Clock.GetUtcNow().AddDays(2), meeting.StartsAt!.Value);
        Assert.Equal(47, replies.Count);
        Assert.Equal(10, replies.Count(r => r.Reply == Reply.None));
        Assert.Contains(replies, r => r.Email == "member@tc605.example" && r.Reply == Reply.None);
        Assert.All(replies.Where(r => r.Reply != Reply.None), r => Assert.InRange(r.RepliedAt!.Value, meeting.CalledAt!.Value, app.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Drafts_of_other_committees_lie_ahead()
    {
        var drafts = await app.InDb(db => db.Meetings.Where(m => m.CalledAt == null && !m.IsRecorded).Select(m => new { m.Committee.Code, m.FirstOn }).ToListAsync());

        Assert.Contains(drafts, d => d.Code == "ISO/TC 321" && d.FirstOn >= new DateOnly(2026, 11, 23).AddDays(16 * 7));
        Assert.Contains(drafts, d => d.Code == "SAC/TC 207");
    }

    private static async Task EachYear(DemonstrationApp app)
    {
        var today = LocalMoment.DayOf(app.Clock.GetUtcNow(), "Asia/Shanghai");
        var committees = await app.InDb(db => db.Committees.Where(c => c.Kind != CommitteeKind.WG)
            .Select(c => new { c.Code, Years = db.Meetings.Where(m => m.CommitteeId == c.Id).Select(m => m.FirstOn.Year).ToList() })
            .ToListAsync());

        Assert.All(committees, c =>
        {
            var published = DemonstrationApp.Facts.GetProperty("meetings").EnumerateArray().Where(m => m.GetProperty("committee").GetString() == c.Code)
                .Select(m => int.Parse((m.TryGetProperty("on", out var on) ? on : m.GetProperty("in")).GetString()![..4], CultureInfo.InvariantCulture)).FirstOrDefault(2024);
            Assert.Subset(c.Years.ToHashSet(), Enumerable.Range(published, today.Year - published).ToHashSet());
        });
    }

    private static async Task Quorate(DemonstrationApp app)
    {
        var rows = await app.InDb(db => db.Participants.Where(p => p.IsDue && p.Meeting.IsSample && p.Meeting.IsRecorded)
            .GroupBy(p => p.MeetingId)
            .Select(g => new { All = g.Count(), Here = g.Count(p => p.Outcome == AttendanceOutcome.Present || p.Outcome == AttendanceOutcome.Online), Unknown = g.Count(p => p.Outcome == AttendanceOutcome.Unknown) })
            .ToListAsync());

        Assert.NotEmpty(rows);
        Assert.All(rows, m => Assert.True(m.Unknown == 0 && 4 * m.Here > 3 * m.All, m.ToString()));
    }
}
