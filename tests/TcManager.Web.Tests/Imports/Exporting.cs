using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

public sealed class Exporting(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly First = new(2024, 2, 26);

    /// <summary>One member with all that tables say of one; what is drawn is cut to what can be kept.</summary>
    public sealed record DrawnMember(NonNull<string> Text, byte Title, byte Side, byte From, byte? Days, byte? Office, byte? Attendance, byte? Delegate, bool IsAcademician)
    {
        /// <summary>As a form would have taken it; often what a spreadsheet program takes for a formula.</summary>
        internal string? Note => CleanText.Of($"{"=+-@' \t\","[Title % 9]}{Text.Get}") is { } text ? text[..Math.Min(60, text.Length)].Trim() is { Length: > 0 } cut && !char.IsSurrogate(cut[^1]) ? CleanText.Of(cut) : null : null;

        internal DateOnly FromOn => First.AddDays(From % 200);
    }

    [Fact]
    public async Task What_is_exported_and_imported_is_the_same()
    {
        var draw = 0;
        foreach (var drawn in Gen.Sample(ArbMap.Default.GeneratorFor<DrawnMember[]>(), 15, 5))
        {
            var (format, culture) = (draw % 2 == 0 ? "csv" : "xlsx", draw % 3 == 0 ? "en" : "zh-CN");
            await RoundAsync(draw++, drawn, format, culture);
        }
    }

    /// <summary>A committee with its past as drawn; taken into another one of the same people it gives the same tables.</summary>
    private async Task RoundAsync(int draw, DrawnMember[] drawn, string format, string culture)
    {
        var (one, two) = (await app.Committee(members: 0, code: $"SAC/TC E{draw}0"), await app.Committee(members: 0, code: $"SAC/TC E{draw}1"));
        await DrawAsync(one, draw, drawn);
        await app.InDb(async db =>
        {
            // One secretariat for both, and nobody in the way of the other's chair.
            db.Add(new Staff(one.Secretary.PersonId, two.Id, First));
            await db.SaveChangesAsync();
            await db.Offices.Where(o => o.MembershipId == two.Chair.MembershipId).ExecuteDeleteAsync();
            await db.Memberships.Where(m => m.CommitteeId == two.Id).ExecuteDeleteAsync();
        });
        using var browser = await Browser.For(app, one.Secretary, culture);

        var before = await app.Everything();
        foreach (var (place, list, kind) in new[] { ("/imports", "/organisations", ImportKind.Organisations), ("/imports", "/people", ImportKind.People) })
        {
            var own = await browser.HandIn(place, kind, await browser.Fetch($"{list}/export.{format}"), $"list.{format}");
            await AllAre(own, RowVerdict.Unchanged);
        }

        foreach (var (list, kind) in new[] { ("members", ImportKind.Seats), ("meetings", ImportKind.Meetings), ("attendance", ImportKind.Attendance), ("ballots", ImportKind.Ballots) })
        {
            // All seats, past ones too.
            var all = kind == ImportKind.Seats ? "?all=1" : "";
            var table = await browser.Fetch($"/committees/{one.Id}/{list}/export.{format}{all}");
            if (ImportSteps.Lines(table).Count < 2)
            {
                continue;
            }

            var own = await browser.HandIn($"/committees/{one.Id}/import", kind, table, $"list.{format}");
            await AllAre(own, RowVerdict.Unchanged);
            Assert.Equal(before, await app.Everything());

            // Into the other committee: all is new there, and comes out as it went in.
            var there = await browser.HandIn($"/committees/{two.Id}/import", kind, table, $"list.{format}");
            await AllAre(there, RowVerdict.New, RowVerdict.Unchanged);
            if (there.Document.QuerySelector("form[action$='/confirmation']") is not null)
            {
                await browser.Confirm(there);
            }

            Assert.Equal(Sorted(table), Sorted(await browser.Fetch($"/committees/{two.Id}/{list}/export.{format}{all}")));
            before = await app.Everything();
        }
    }

    private static IEnumerable<string> Sorted(byte[] table) => ImportSteps.Lines(table).Order(StringComparer.Ordinal);

    private Task AllAre(Page preview, params RowVerdict[] verdicts) => app.InDb(async db =>
    {
        var lines = await db.ImportLines.Where(l => l.ImportId == preview.Id()).ToListAsync();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.True(verdicts.Contains(l.Verdict), $"Row {l.Row}: {l.Verdict} {string.Join(' ', l.Notes.All)}"));
        return true;
    });

    private Task DrawAsync(GivenCommittee committee, int draw, DrawnMember[] drawn) => app.InDb(async db =>
    {
        var body = new Organisation(Guid.CreateVersion7(), $"E{draw}", new($"抽样单位{draw}", $"Drawn body {draw}"), "CN") { IsSample = true };
        var meetings = Enumerable.Range(1, 3).Select(i => Meeting.Recorded(
            Guid.CreateVersion7(), committee.Id, i == 3 ? MeetingKind.Working : MeetingKind.Plenary, i == 3 ? null : i, new($"会议{i}", $"Meeting {i}"), (MeetingForm)(i - 1), i == 1 ? null : "=沈阳", "Asia/Shanghai",
            new(2024 + i - 1, i == 3 ? 1 : 11, 1), i == 3 ? DatePrecision.Year : DatePrecision.Day, new("", ""), isSample: true)).ToList();
        db.Add(body);
        db.AddRange(meetings);
        await db.SaveChangesAsync();
        foreach (var (i, member) in drawn.Index())
        {
            var person = new Person(Guid.CreateVersion7(), $"抽{draw}样{i}", member.Note is { } name && i % 3 == 0 ? name : $"Drawn {draw} {i}", null) { IsSample = true };
            person.Describe((TitleLevel)(member.Title % 5), member.IsAcademician, member.Note, i % 2 == 0 ? member.Note : null);
            person.ReachAt(i % 2 == 0 ? $"e{draw}-{i}@drawn.example" : null, i % 4 == 0 ? "+86 10 1" : null, i % 8 == 0);
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new Employment(person.Id, body.Id, new(member.Note ?? "", member.Note ?? ""), First));
            var seat = new Membership(Guid.CreateVersion7(), committee.Id, null, person.Id, i < 3 ? SeatCategory.Voting : SeatCategory.Adviser, member.FromOn, i < 3 ? (StakeholderSide)(member.Side % 5) : null, body.Id);
            if (i < 3 && member.Office is { } office)
            {
                seat.Hold(office % 2 == 0 ? OfficeRole.ViceChair : OfficeRole.DeputySecretaryGeneral, member.FromOn.AddDays(office % 20));
            }

            if (member.Days is { } days)
            {
                // Of the past, or to come.
                seat.EndOn(new DateOnly(days % 2 == 0 ? 2025 : 2027, 1, 1).AddDays(days), (SeatEnd)(days % 7));
            }

            db.Add(seat);
            await db.SaveChangesAsync();
            foreach (var meeting in meetings.Where(m => member.Attendance is not null && seat.IsInForceOn(m.FirstOn)))
            {
                var participant = new Participant(meeting.Id, seat.Id, person.Id, Meeting.IsDueFor(seat.Category), Guid.CreateVersion7());
                participant.RecordOutcome((AttendanceOutcome)(1 + ((member.Attendance!.Value + meeting.Id) % 5)), null, OutcomeOrigin.Import, app.Clock.GetUtcNow());
                db.Add(participant);
            }

            db.Add(new RecordedBallot(Guid.CreateVersion7(), committee.Id, $"E {draw}-{i}", new(
                new(member.Note ?? "题", $"Question {i}"), member.Side % 2 == 0 ? First : new(2024, 1, 1), member.Side % 2 == 0 ? DatePrecision.Day : DatePrecision.Year, member.Note, member.Office is { } of ? 300 + of : null, i, 1, 0, (VerdictOutcome)(member.Title % 3), member.Note)));
        }

        await db.SaveChangesAsync();
        await DrawBodyAsync(db, committee, draw, drawn);
        return true;
    });

    /// <summary>A body with a seat; who heads its delegation changes, delegates come and go, some of one name.</summary>
    private static async Task DrawBodyAsync(TcManagerDb db, GivenCommittee committee, int draw, DrawnMember[] drawn)
    {
        var body = new Organisation(Guid.CreateVersion7(), $"EB{draw}", new($"抽样成员单位{draw}", $"Drawn member body {draw}"), "CN") { IsSample = true };
        var people = drawn.Select((d, i) => new Person(Guid.CreateVersion7(), i % 3 == 2 ? $"同名{draw}" : $"代{draw}表甲{"乙丙丁"[i % 3]}{i}", d.Note is { } note && i % 2 == 0 ? note : $"Sent by {(i % 3 == 0 ? "body" : $"{draw} {i}")}", null) { IsSample = true }).ToList();
        if (people.Count == 0)
        {
            return;
        }

        db.Add(body);
        db.AddRange(people);
        await db.SaveChangesAsync();
        var seat = Membership.OfBody(Guid.CreateVersion7(), committee.Id, null, body.Id, people[0].Id, SeatCategory.Voting, First, (StakeholderSide)(drawn[0].Side % 5));
        foreach (var (i, d) in drawn.Index().Skip(1))
        {
            var from = First.AddDays(200 + (d.From * 2));
            if (d.Delegate is not { } sent || sent % 3 != 0)
            {
                seat.Send(people[i].Id, RepresentativeKind.Delegate, from, DateOnly.MaxValue);
                if (d.Days is { } days)
                {
                    seat.Recall(people[i].Id, from.AddDays(days));
                }
            }

            if (d.Delegate is { } of && of % 2 == 0)
            {
                seat.Send(people[i].Id, RepresentativeKind.Head, from.AddDays(30), new(2026, 11, 1));
            }
        }

        if (drawn[0].Delegate is { } end && end % 2 == 1)
        {
            seat.EndOn(new(2026, 12, 1), SeatEnd.Resigned);
        }

        db.Add(seat);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task People_come_out_of_one_installation_and_into_another_as_they_are()
    {
        var from = await app.Committee(code: "SAC/TC E900");
        await app.Organisation("E900-A");
        using var browser = await Browser.For(app, from.Secretary);
        await browser.Take(ImportKind.People, "姓名,英文姓名,拼音,职称,院士,荣誉称号,邮箱,公用邮箱,电话,工作单位,职务,任职日期,离职日期\n欧阳九,Ouyang Jiu,ouyang jiu,副高,是,'=1+1,office@e900.example,是,+86 10 1,E900-A,所长,2020-03-01,2026-01-31\n单十,Shan Shi,shan shi,,,,,,,,,,\n");
        var (organisations, people) = (await browser.Fetch("/organisations/export.xlsx"), await browser.Fetch("/people/export.csv"));

        await using var other = new TestApp();
        using var there = await Browser.For(other, await other.Outsider("admin@e900.example", SystemRole.Administrator));
        await there.Confirm(await there.HandIn("/imports", ImportKind.Organisations, organisations, "list.xlsx"));
        await there.Confirm(await there.HandIn("/imports", ImportKind.People, people));
        static List<string> Own(byte[] table) => [.. ImportSteps.Lines(table).Where(l => l.Contains("欧阳九", StringComparison.Ordinal) || l.Contains("单十", StringComparison.Ordinal))];
        Assert.Equal(2, Own(people).Count);
        Assert.Equal(Own(people), Own(await there.Fetch("/people/export.csv")));
    }

    [Fact]
    public async Task Nobody_fetches_more_than_the_pages_show()
    {
        var (own, other) = (await app.Committee(code: "SAC/TC E910"), await app.Committee(code: "SAC/TC E911"));
        await app.Plenary(own, 1, new(2025, 5, 1), (own.Members[0], AttendanceOutcome.Present));
        var supervisor = await app.Outsider("supervisor@e910.example", SystemRole.Supervisor);
        string[] all = ["/people/export.csv", $"/committees/{own.Id}/members/export.csv", $"/committees/{own.Id}/attendance/export.csv"];

        foreach (var (who, places, sees) in new[] { (own.Secretary, all, true), (supervisor, all, false), (own.Members[1], all[1..2], false), (other.Secretary, all[..1], false) })
        {
            using var browser = await Browser.For(app, who);
            foreach (var place in places)
            {
                var table = Encoding.UTF8.GetString(await browser.Fetch(place));
                Assert.Contains(own.Members[0].NameZh, table, StringComparison.Ordinal);
                Assert.True(sees == table.Contains(own.Members[0].Email, StringComparison.Ordinal), $"{who.Email} {place}");
            }
        }

        using var foreign = await Browser.For(app, other.Secretary);
        foreach (var list in new[] { "members", "meetings", "attendance", "ballots" })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await foreign.Http.GetAsync(new Uri($"/committees/{own.Id}/{list}/export.csv", UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task No_cell_of_a_csv_is_a_formula_to_whoever_opens_it()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC E920");
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,荣誉称号,专业领域\n制表人,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'@SUM(A1)\n");

        var row = ImportSteps.Lines(await browser.Fetch("/people/export.csv")).Single(l => l.Contains("制表人", StringComparison.Ordinal));

        Assert.Contains("""|'=HYPERLINK("http://x","y")|'@SUM(A1)|""", row, StringComparison.Ordinal);
    }
}
