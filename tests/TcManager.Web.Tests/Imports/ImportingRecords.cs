using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

/// <summary>Meetings of the past, who was there, and what was voted on elsewhere.</summary>
public sealed class ImportingRecords(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Meetings_of_the_past_come_in_with_as_much_of_their_day_as_is_known_and_come_in_once()
    {
        var committee = await app.Committee(code: "SAC/TC R10");
        using var browser = await Browser.For(app, committee.Secretary);
        const string Meetings = "届次,会议类型,会议日期,会议形式,会议地点,会议名称,英文名称\n,成立大会,2024-02-26,线下,沈阳,成立大会暨第一次全体委员会议,Founding plenary\n2,,2025年5月,线上,,,\n,工作会议,2025,,,标准体系研讨会,\n";

        var preview = await browser.HandIn(committee, ImportKind.Meetings, Meetings);
        Assert.Equal(["2 New", "3 New", "4 New"], preview.Verdicts());
        await browser.Confirm(preview);

        var meetings = await app.InDb(db => db.Meetings.Where(m => m.CommitteeId == committee.Id).OrderBy(m => m.FirstOn).ThenByDescending(m => m.FirstOnPrecision).ToListAsync());
        Assert.All(meetings, m => Assert.True(m is { IsRecorded: true, CalledAt: null, AttendanceRecordedAt: null }));
        Assert.Equal(
            ["FoundingPlenary 2024-02-26 OnSite 沈阳", "Working 2025 OnSite ", "Plenary 2025-05 Online "],
            meetings.OrderBy(m => m.FirstOn).Select(m => $"{m.Kind} {new CellDay(m.FirstOn, m.FirstOnPrecision)} {m.Form} {m.Place}"));
        Assert.Equal("第2次全体委员会议", meetings.Single(m => m.Number == 2).Title.Zh);

        var before = await app.Everything();
        Assert.Equal(["2 Unchanged", "3 Unchanged", "4 Unchanged"], (await browser.HandIn(committee, ImportKind.Meetings, Meetings)).Verdicts());
        Assert.Equal(before, await app.Everything());

        preview = await browser.HandIn(committee, ImportKind.Meetings, "number,date,place\n2,2025-05-20,Dalian\n");
        Assert.Equal([("2", "Changed", "Changes: Place, Day")], preview.Rows());
        await browser.Confirm(preview);
        Assert.Equal((new DateOnly(2025, 5, 20), "Dalian"), await app.InDb(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.CommitteeId == committee.Id && m.Number == 2);
            return (meeting.FirstOn, meeting.Place);
        }));
    }

    [Fact]
    public async Task A_meeting_to_come_is_not_of_the_past_and_a_row_stands_once()
    {
        var committee = await app.Committee(code: "SAC/TC R20");
        using var browser = await Browser.For(app, committee.Secretary);

        var preview = await browser.HandIn(committee, ImportKind.Meetings, "number,date,form\n1,2025-03-01,\n1,2025-03-01,\n2,2031-01-01,\n3,26/2/2025,\n4,2025-04-01,by telegraph\n");

        Assert.Equal(["2 New", "3 Not taken", "4 Not taken", "5 Not taken", "6 Not taken"], preview.Verdicts());
        Assert.DoesNotContain(preview.Rows(), r => r.Why.Contains("import.", StringComparison.Ordinal));
        await browser.Confirm(preview);
        Assert.Equal(1, await app.InDb(db => db.Meetings.CountAsync(m => m.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task The_matrix_of_attendance_comes_in_and_comes_in_once()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC R30");
        var (first, second) = (await app.Plenary(committee, 1, new(2024, 5, 1)), await app.Plenary(committee, 2, new(2025, 5, 1)));
        using var browser = await Browser.For(app, committee.Secretary);
        string Row(int member, string cells) => $"{committee.Members[member].NameZh},{committee.Members[member].Email},{cells}\n";
        var matrix = "姓名,邮箱,第1次（2024年5月1日）,2025-05-01,备注\n" + Row(0, "√,视频出席,好") + Row(1, "请假,未到会,") + Row(2, "—,,");

        var preview = await browser.HandIn(committee, ImportKind.Attendance, matrix);
        Assert.Equal([("2", "New", "Records the meetings of 2024-05-01, 2025-05-01"), ("3", "New", "Records the meetings of 2024-05-01, 2025-05-01"), ("4", "Unchanged", "—")], preview.Rows());
        await browser.Confirm(preview);

        Assert.Equal(
            [(first, AttendanceOutcome.Present), (first, AttendanceOutcome.Excused), (second, AttendanceOutcome.Online), (second, AttendanceOutcome.Absent)],
            (await app.InDb(db => db.Participants.Where(p => p.MeetingId == first || p.MeetingId == second).OrderBy(p => p.MeetingId).ThenBy(p => p.PersonId).ToListAsync())).Select(p => (p.MeetingId, p.Outcome)));
        Assert.All(await app.InDb(db => db.Participants.Where(p => p.MeetingId == first).ToListAsync()), p => Assert.Equal(OutcomeOrigin.Import, p.OutcomeOrigin));
        Assert.NotNull(await app.InDb(db => db.Meetings.Where(m => m.Id == first).Select(m => m.AttendanceRecordedAt).SingleAsync()));

        var before = await app.Everything();
        Assert.Equal(["2 Unchanged", "3 Unchanged", "4 Unchanged"], (await browser.HandIn(committee, ImportKind.Attendance, matrix)).Verdicts());
        Assert.Equal(before, await app.Everything());
    }

    [Fact]
    public async Task A_bodys_place_is_filled_once_whoever_of_its_representatives_the_rows_name()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC R35");
        var body = await app.Organisation("R35-A");
        await app.Plenary(committee, 1, new(2024, 5, 1));
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,邮箱\n团长甲,a@r35.example\n团长乙,b@r35.example\n团员丙,c@r35.example\n");
        await app.InDb(async db =>
        {
            var ids = await db.People.Where(p => p.Email!.EndsWith("@r35.example")).OrderBy(p => p.Email).Select(p => p.Id).ToListAsync();
            var seat = Domain.Members.Membership.OfBody(Guid.CreateVersion7(), committee.Id, null, body, ids[0], Domain.Members.SeatCategory.Voting, new(2024, 3, 1), Domain.Members.StakeholderSide.User);
            Assert.True(seat.Send(ids[2], Domain.Members.RepresentativeKind.Delegate, new(2024, 4, 1), new(2026, 1, 1)).IsDone);
            Assert.True(seat.Send(ids[1], Domain.Members.RepresentativeKind.Head, new(2025, 1, 1), new(2026, 1, 1)).IsDone);
            db.Add(seat);
            await db.SaveChangesAsync();
        });

        var preview = await browser.HandIn(committee, ImportKind.Attendance, "姓名,邮箱,2024-05-01\n团长甲,a@r35.example,出席\n团员丙,c@r35.example,缺席\n团长乙,b@r35.example,缺席\n");
        Assert.Equal(["2 New", "3 Not taken", "4 Not taken"], preview.Verdicts());
        Assert.Contains("recorded under another representative", preview.Rows()[1].Why, StringComparison.Ordinal);
        await browser.Confirm(preview);

        var before = await app.Everything();
        Assert.Equal(["2 Not taken"], (await browser.HandIn(committee, ImportKind.Attendance, "姓名,邮箱,2024-05-01\n团员丙,c@r35.example,缺席\n")).Verdicts());
        Assert.All((await browser.HandIn($"/committees/{committee.Id}/import", ImportKind.Attendance, await browser.Fetch($"/committees/{committee.Id}/attendance/export.csv"))).Verdicts(), v => Assert.EndsWith("Unchanged", v, StringComparison.Ordinal));
        Assert.Equal(before, await app.Everything());
    }

    [Fact]
    public async Task What_was_entered_by_hand_is_not_overwritten_and_who_had_no_seat_was_not_there()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC R40");
        await app.Plenary(committee, 1, new(2024, 1, 1));
        await app.Plenary(committee, 2, new(2025, 5, 1), (committee.Members[0], AttendanceOutcome.Excused));
        using var browser = await Browser.For(app, committee.Secretary);
        string Row(Someone who, string cells) => $"{who.NameZh},{who.Email},{cells}\n";

        var preview = await browser.HandIn(committee, ImportKind.Attendance, "name,e-mail,2024-01-01,2025-05-01\n"
            + Row(committee.Members[0], ",present") + Row(committee.Members[1], "present,") + Row(committee.Chair, ",maybe") + Row(committee.Secretary, ",present"));

        Assert.Equal(["2 Not taken", "3 Not taken", "4 Not taken", "5 Not taken"], preview.Verdicts());
        Assert.All(preview.Rows(), r => Assert.Matches("[a-z]{3} [a-z]", r.Why));
        Assert.DoesNotContain(preview.Rows(), r => r.Why.Contains("import.", StringComparison.Ordinal));
        Assert.Null(preview.Document.QuerySelector("form[action$='/confirmation']"));

        // A table without a column that names a meeting is none of attendance.
        var refused = await browser.HandIn(committee, ImportKind.Attendance, "name,e-mail,sometime\n" + Row(committee.Chair, "present"));
        Assert.NotEqual("", refused.FaultAt("File"));
    }

    [Fact]
    public async Task Results_of_votes_come_in_marked_as_recorded_elsewhere_and_come_in_once()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC R50");
        using var browser = await Browser.For(app, committee.Secretary);
        const string Ballots = "投票编号,标题,截止日期,表决规则,有表决权人数,赞成,不赞成,弃权,结论,出处\nT 2021-1,立项建议甲,2021年6月,3/4,40,30,2,1,通过,会议纪要第4号\nT 2021-2,章程,2021-07-01,,40,20,20,,未通过,\n";

        var preview = await browser.HandIn(committee, ImportKind.Ballots, Ballots);
        Assert.Equal(["2 New", "3 New"], preview.Verdicts());
        await browser.Confirm(preview);
        var first = await app.InDb(db => db.RecordedBallots.SingleAsync(b => b.CommitteeId == committee.Id && b.Number == "T 2021-1"));
        Assert.Equal((DatePrecision.Month, 40, 30, 2, 1, VerdictOutcome.Approved), (first.ClosedOnPrecision, first.Entitled, first.Yes, first.No, first.Abstain, first.Outcome));

        var before = await app.Everything();
        Assert.Equal(["2 Unchanged", "3 Unchanged"], (await browser.HandIn(committee, ImportKind.Ballots, Ballots)).Verdicts());
        Assert.Equal(before, await app.Everything());

        using var member = await Browser.For(app, committee.Members[0]);
        var list = await member.Get($"/committees/{committee.Id}/ballots");
        Assert.Contains("Recorded elsewhere 2", list.Text, StringComparison.Ordinal);
        Assert.Contains("T 2021-1", list.Text, StringComparison.Ordinal);
        Assert.Equal(2, list.Document.QuerySelectorAll(".tc-tag").Count(t => t.TextContent == "as recorded"));
    }

    [Fact]
    public async Task A_result_that_cannot_be_is_refused_and_one_that_was_reached_here_is_not_recorded_again()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC R60");
        var ballot = await app.OpenBallot(committee, new(2027, 1, 31));
        var number = await app.InDb(db => db.Ballots.Where(b => b.Id == ballot).Select(b => b.Number).SingleAsync());
        using var browser = await Browser.For(app, committee.Secretary);

        var preview = await browser.HandIn(
            committee, ImportKind.Ballots, $"number,title,date,entitled,yes,against,outcome\n{number},a,2024-01-01,,1,0,approved\nX 1,b,2024-01-01,10,9,2,approved\nX 2,c,2031-01-01,,1,0,approved\nX 3,d,2024-01-01,,-1,x,perhaps\n");

        Assert.Equal(["2 Not taken", "3 Not taken", "4 Not taken", "5 Not taken"], preview.Verdicts());
        Assert.DoesNotContain(preview.Rows(), r => r.Why.Contains("Ballot.", StringComparison.Ordinal) || r.Why.Contains("import.", StringComparison.Ordinal));
    }
}
