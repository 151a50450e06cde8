using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Committees;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Imports;

public sealed class ImportingSeats(TestApp app) : IClassFixture<TestApp>
{
    private const string Head = "姓名,邮箱,席位类别,相关方,推荐单位,开始日期,终止日期,终止原因,委员会职务\n";

    [Fact]
    public async Task Seats_of_the_past_and_of_today_come_in_with_their_offices_and_come_in_once()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC S10");
        await app.Organisation("S10-A");
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,邮箱\n甲,a@s10.example\n乙,b@s10.example\n");
        const string Seats = Head
            + "甲,a@s10.example,委员,使用者,S10-A,2024-03-01,2025-06-30,辞职,副主任委员 2024-03-01~2025-01-31；秘书长 2025-02-01\n"
            + "甲,a@s10.example,委员,使用者,S10-A,2026/1/1,,,副主任\n"
            + "乙,b@s10.example,观察员,,,2025年5月1日,,,\n";

        var preview = await browser.HandIn(committee, ImportKind.Seats, Seats);
        Assert.Equal(["2 New", "3 New", "4 New"], preview.Verdicts());
        await browser.Confirm(preview);

        var seats = await app.InDb(db => db.Memberships.Include(m => m.Offices).Where(m => m.CommitteeId == committee.Id && m.Person.NameZh != "主任").OrderBy(m => m.FromOn).ToListAsync());
        Assert.Equal([(new(2024, 3, 1), new DateOnly(2025, 6, 30), SeatEnd.Resigned), (new(2025, 5, 1), null, null), (new DateOnly(2026, 1, 1), (DateOnly?)null, (SeatEnd?)null)], seats.Select(s => (s.FromOn, s.ToOn, s.EndReason)));
        Assert.Equal(
            [(OfficeRole.ViceChair, new(2024, 3, 1), new(2025, 1, 31)), (OfficeRole.SecretaryGeneral, new DateOnly(2025, 2, 1), (DateOnly?)new DateOnly(2025, 6, 30))],
            seats[0].Offices.OrderBy(o => o.FromOn).Select(o => (o.Role, o.FromOn, o.ToOn)));
        Assert.NotNull(seats[0].TermId);

        var before = await app.Everything();
        Assert.Equal(["2 Unchanged", "3 Unchanged", "4 Unchanged"], (await browser.HandIn(committee, ImportKind.Seats, Seats)).Verdicts());
        Assert.Equal(before, await app.Everything());
    }

    [Fact]
    public async Task A_call_to_a_seat_that_ended_passes_to_the_seat_that_comes_in()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC S11");
        var back = committee.Members[0];
        var meeting = await app.Called(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        await browser.Confirm(await browser.HandIn(committee, ImportKind.Seats, Head
            + $"{back.NameZh},{back.Email},委员,使用者,,2024-02-26,2026-11-30,其他,\n{back.NameZh},{back.Email},委员,使用者,,2026-12-01,,,\n"));

        var seat = await app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committee.Id && m.PersonId == back.PersonId && m.ToOn == null).Select(m => m.Id).SingleAsync());
        Assert.Equal(seat, (await app.Participant(meeting, back)).MembershipId);
    }

    [Fact]
    public async Task A_seat_that_is_known_gets_its_end_its_offices_and_its_side()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC S20");
        using var browser = await Browser.For(app, committee.Secretary);
        string Row(int member, string rest) => $"{committee.Members[member].NameZh},{committee.Members[member].Email},{rest}\n";

        var preview = await browser.HandIn(committee, ImportKind.Seats, Head
            + Row(0, "委员,使用者,,2024-02-26,,,秘书长 2025-01-01")
            + Row(1, ",,,2024-02-26,2026-03-31,工作调动,")
            + Row(2, "顾问,,,2024-02-26,,,"));
        Assert.Equal([("2", "Changed", "Changes: Side, Offices"), ("3", "Changed", "Changes: Last day"), ("4", "Not taken", "Category: The seat is known with another category. Where that has changed, end it and give a new one.")], preview.Rows());
        await browser.Confirm(preview);

        var seats = await app.InDb(db => db.Memberships.Include(m => m.Offices).Where(m => m.CommitteeId == committee.Id).ToDictionaryAsync(m => m.Id));
        Assert.Equal((StakeholderSide.User, OfficeRole.SecretaryGeneral), (seats[committee.Members[0].MembershipId].Side, seats[committee.Members[0].MembershipId].Offices.Single().Role));
        Assert.Equal((new DateOnly(2026, 3, 31), SeatEnd.LeftEmployer), (seats[committee.Members[1].MembershipId].ToOn!.Value, seats[committee.Members[1].MembershipId].EndReason!.Value));
        Assert.Null(seats[committee.Members[2].MembershipId].ToOn);

        // What has happened is not undone by a table.
        var again = await browser.HandIn(committee, ImportKind.Seats, Head + Row(1, ",,,2024-02-26,2026-04-30,工作调动,") + Row(0, ",,,2024-02-26,,,秘书长 2025-01-01~2024-12-31"));
        Assert.Equal(["Last day: This seat ended on Tue 31 Mar 2026 already.", "Offices: The office began on Wed 1 Jan 2025; its last day cannot lie before."], again.Rows().Select(r => r.Why));
    }

    [Fact]
    public async Task Limits_hold_as_for_a_seat_that_is_given_by_hand()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC S30");
        await app.Organisation("S30-A");
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,单位,任职日期\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"三十{i},S30-A,2020-01-01\n")));
        var busy = await app.Outsider("busy@s30.example");
        for (var i = 1; i <= 3; i++)
        {
            var other = await app.Committee(members: 0, code: $"SAC/TC S3{i}");
            await app.Seat(other, $"Busy {i}", new(2026, 1, 1));
            await app.InDb(db => db.Memberships.Where(m => m.CommitteeId == other.Id && m.Person.NameLatin == $"Busy {i}")
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, busy.PersonId).SetProperty(m => m.HolderKey, $"P:{busy.PersonId}")));
        }

        var preview = await browser.HandIn(committee, ImportKind.Seats, Head
            + "三十1,,委员,使用者,,2026-01-01,,,副主任委员\n"
            + "三十2,,委员,使用者,,2026-01-01,,,\n"
            + "三十3,,委员,使用者,,2026-02-01,2026-05-31,届满,\n"
            + "三十4,,委员,使用者,,2026-03-01,,,\n"
            + "三十5,,委员,使用者,,2026-06-01,,,\n"
            + "三十6,,委员,使用者,,2026-06-01,,,主任委员\n"
            + $"外人,{busy.Email},委员,使用者,,2026-01-01,,,\n"
            + "三十2,,委员,使用者,,2026-08-01,,,\n"
            + "三十4,,委员,使用者,,2026-07-01,2026-06-01,,\n"
            + "三十4,,委员,,,2026-07-01,,,\n");
        Assert.Equal(["2 New", "3 New", "4 New", "5 Not taken", "6 New", "7 Not taken", "8 Not taken", "9 Not taken", "10 Not taken", "11 Not taken"], preview.Verdicts());
        var why = preview.Rows().ToDictionary(r => r.Row, r => r.Why);
        Assert.Equal("One organisation would have 4 members on Sun 1 Mar 2026; at most 3 are allowed.", why["5"]);
        Assert.Contains("There would be 2 chairs on Mon 1 Jun 2026; there is 1.", why["7"], StringComparison.Ordinal);
        Assert.Contains("Chair and vice-chair would come from the same organisation on Mon 1 Jun 2026; that is forbidden.", why["7"], StringComparison.Ordinal);
        Assert.Contains("One organisation would have 4 members on Mon 1 Jun 2026", why["7"], StringComparison.Ordinal);
        Assert.Equal("The person would sit on 4 committees on Thu 1 Jan 2026; at most 3 are allowed.", why["8"]);
        Assert.Equal("First day: This person has a seat on the committee from Thu 1 Jan 2026 on. Seats of one person do not overlap.", why["9"]);
        Assert.Contains("The last day lies before the first one", why["10"], StringComparison.Ordinal);
        Assert.Equal("Side: Choose the side that the seat stands for.", why["11"]);
    }

    [Fact]
    public async Task A_dissolved_committee_has_seats_of_its_life_and_no_others()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC S40");
        await app.InDb(async db =>
        {
            (await db.Committees.Include("_states").SingleAsync(c => c.Id == committee.Id)).Enter(LifeState.Dissolved, new(2026, 6, 1));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,邮箱\n四十甲,a@s40.example\n四十乙,b@s40.example\n四十丙,c@s40.example\n四十丁,d@s40.example\n四十戊,e@s40.example\n");

        var preview = await browser.HandIn(committee, ImportKind.Seats, Head
            + "四十甲,,委员,使用者,,2024-03-01,2026-05-31,委员会撤销,\n四十乙,,委员,使用者,,2025-03-01,,,\n四十丙,,委员,使用者,,2026-07-01,2026-08-01,,\n四十丁,,委员,使用者,,2023-01-01,2024-01-01,,\n四十戊,,委员,使用者,,2025-03-01,2026-06-01,,\n");
        Assert.Equal(["2 New", "3 Not taken", "4 Not taken", "5 Not taken", "6 Not taken"], preview.Verdicts());
        Assert.Equal("First day: The committee was dissolved on Mon 1 Jun 2026: no seat can be given.", preview.Rows()[1].Why);
        Assert.Equal("First day: The committee is not being set up yet on that day.", preview.Rows()[3].Why);
    }

    [Fact]
    public async Task Who_is_not_known_or_has_a_namesake_gets_no_seat()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC S50");
        using var browser = await Browser.For(app, committee.Secretary);
        await app.Organisation("S50-A");
        await app.Organisation("S50-B");
        await browser.Take(ImportKind.People, "姓名,邮箱,单位\n李五十,a@s50.example,S50-A\n李五十,b@s50.example,S50-B\n");

        var preview = await browser.HandIn(committee, ImportKind.Seats, "姓名,邮箱,单位,相关方,开始日期\n李五十,,,使用者,2026-01-01\n李五十,,S50-B,使用者,2026-01-01\n无此人,,,使用者,2026-01-01\n李五十,c@s50.example,,使用者,2026-01-01\n李五十,a@s50.example,,使用者,2026\n");
        Assert.Equal(["2 Not taken", "3 New", "4 Not taken", "5 Not taken", "6 Not taken"], preview.Verdicts());
        Assert.Contains("it cannot be told whether it is the same person", preview.Rows()[0].Why, StringComparison.Ordinal);
        Assert.Contains("Nobody of the name 无此人 is known who fits. Import the people first.", preview.Rows()[2].Why, StringComparison.Ordinal);
        Assert.Equal("First day: \"2026\" is not a whole day. Year, month and day are needed here.", preview.Rows()[4].Why);
    }

    [Fact]
    public async Task Every_seat_past_and_present_is_fetched_by_those_who_see_the_roster_of_today()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC SB0");
        await app.InDb(async db =>
        {
            (await db.Memberships.Include(m => m.Offices).SingleAsync(m => m.Id == committee.Members[1].MembershipId)).EndOn(new(2025, 6, 30), SeatEnd.Resigned);
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);
        var all = $"/committees/{committee.Id}/members/export.csv?all=1";

        Assert.Equal(3, ImportSteps.Lines(await browser.Fetch($"/committees/{committee.Id}/members/export.csv")).Count);
        Assert.Equal(4, ImportSteps.Lines(await browser.Fetch(all)).Count);
        Assert.Contains(all, (await browser.Get($"/committees/{committee.Id}/members")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        using var past = await Browser.For(app, committee.Members[1]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await past.Http.GetAsync(new Uri(all, UriKind.Relative))).StatusCode);
        Assert.Contains("2024-02-26", System.Text.Encoding.UTF8.GetString(await past.Fetch($"/committees/{committee.Id}/members/export.csv?on=2025-06-30")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_for_one_organisation_at_once_do_not_pass_each_other()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC S60");
        await app.Organisation("S60-A");
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,单位,任职日期\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"六十{i},S60-A,2020-01-01\n")));
        var previews = new List<Page>();
        foreach (var half in new[] { Enumerable.Range(1, 3), Enumerable.Range(4, 3) })
        {
            previews.Add(await browser.HandIn(committee, ImportKind.Seats, Head + string.Concat(half.Select(i => $"六十{i},,委员,使用者,,2026-01-01,,,\n"))));
        }

        Assert.All(previews, p => Assert.Equal(3, p.Verdicts().Count(v => v.EndsWith("New", StringComparison.Ordinal))));
        await Task.WhenAll(previews.Select(browser.Confirm));

        Assert.Equal(3, await app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == committee.Id && m.Person.NameZh.StartsWith("六十"))));
    }
}
