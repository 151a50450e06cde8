using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

/// <summary>A body's seat, and whoever acts for it, from a table.</summary>
public sealed class ImportingBodysSeats(TestApp app) : IClassFixture<TestApp>
{
    private const string Head = "姓名,邮箱,席位类别,相关方,推荐单位,开始日期,终止日期,终止原因,委员会职务\n";

    [Fact]
    public async Task Who_acts_for_a_body_there_gets_no_seat_of_their_own_and_the_bodys_seat_stays_as_it_is()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC S90");
        var body = await app.Organisation("S90-A");
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,邮箱\n代表甲,a@s90.example\n");
        await app.InDb(async db =>
        {
            var head = await db.People.Where(p => p.NameZh == "代表甲").Select(p => p.Id).SingleAsync();
            db.Add(Membership.OfBody(Guid.CreateVersion7(), committee.Id, null, body, head, SeatCategory.Voting, new(2024, 3, 1), StakeholderSide.User));
            await db.SaveChangesAsync();
        });
        var before = await app.Everything();

        var preview = await browser.HandIn(committee, ImportKind.Seats, Head + "代表甲,a@s90.example,,使用者,,2024-03-01,2024-12-31,,\n代表甲,a@s90.example,,使用者,,2025-03-01,,,\n");

        Assert.Equal(["2 Not taken", "3 Not taken"], preview.Verdicts());
        Assert.All(await app.InDb(db => db.ImportLines.Where(l => l.ImportId == preview.Id()).ToListAsync()), l => Assert.Equal("seat.represents", l.Notes.All.Single().Code));
        Assert.Equal(before, await app.Everything());
        Assert.Contains(ImportSteps.Lines(await browser.Fetch($"/committees/{committee.Id}/members/export.csv")), l => l.Contains("|S90-A|", StringComparison.Ordinal) && l.Contains("代表甲 2024-03-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bodys_seat_comes_in_with_whoever_acts_for_it_and_goes_on_by_the_next_table()
    {
        const string Own = "席位类别,相关方,开始日期,终止日期,终止原因,单位委员,单位代表,姓名\n";
        var committee = await app.Committee(members: 1, code: "SAC/TC SA0");
        var body = await app.Organisation("SA0-A", "成员单位甲", "Member body A");
        await app.Organisation("SA0-B");
        var sits = await app.InDb(db => db.People.Where(p => p.Id == committee.Members[0].PersonId).Select(p => p.Uid).SingleAsync());
        using var browser = await Browser.For(app, committee.Secretary);
        await browser.Take(ImportKind.People, "姓名,英文姓名,邮箱\n韩首席,Han Shouxi,a@sa0.example\n戴代,Dai Dai,b@sa0.example\n贾继任,Jia Jiren,c@sa0.example\n同名人,Same One,d@sa0.example\n同名人,Same Two,e@sa0.example\n");

        var preview = await browser.HandIn(committee, ImportKind.Seats, Own
            + "委员,使用者,2024-03-01,,,成员单位甲,团长 韩首席；代表 戴代 2025-01-01~2025-06-30,\n"
            + "委员,使用者,2024-03-01,,,SA0-B,代表 贾继任,\n"
            + "委员,使用者,2024-03-01,,,SA0-B,团长 同名人,\n"
            + "委员,使用者,2024-03-01,,,SA0-B,团长 戴代,\n"
            + $"委员,使用者,2024-03-01,,,SA0-B,团长 {committee.Members[0].NameZh} [{sits}],\n"
            + "委员,使用者,2024-03-01,,,SA0-C,团长 贾继任,\n"
            + "委员,使用者,2024-03-01,,,,团长 贾继任,贾继任\n"
            + "委员,使用者,2024-03-01,,,SA0-B,团长 贾继任 在职~2025,\n"
            + $"委员,使用者,2024-03-01,,,SA0-B,团长 x{new string(' ', 1500)}y,\n");
        Assert.Equal(["2 New", "3 Not taken", "4 Not taken", "5 Not taken", "6 Not taken", "7 Not taken", "8 Not taken", "9 Not taken", "10 Not taken"], preview.Verdicts());
        var why = preview.Rows().ToDictionary(r => r.Row, r => r.Why);
        Assert.Contains("needs a head of delegation from its first day on", why["3"], StringComparison.Ordinal);
        Assert.Contains("it cannot be told whether it is the same person", why["4"], StringComparison.Ordinal);
        Assert.Contains("represents another body in it", why["5"], StringComparison.Ordinal);
        Assert.Contains("has a seat of this committee", why["6"], StringComparison.Ordinal);
        Assert.Contains("No organisation has the code or name", why["7"], StringComparison.Ordinal);
        Assert.Contains("held by a person, who is not represented", why["8"], StringComparison.Ordinal);
        await browser.Confirm(preview);

        var seat = await app.InDb(db => db.Memberships.Include(m => m.Representatives).SingleAsync(m => m.CommitteeId == committee.Id && m.IsBody));
        Assert.Equal((body, new(2024, 3, 1), true), (seat.NominatingOrganisationId!.Value, seat.FromOn, seat.TermId is not null));
        Assert.Equal(
            [(RepresentativeKind.Head, new(2024, 3, 1), null), (RepresentativeKind.Delegate, new DateOnly(2025, 1, 1), (DateOnly?)new DateOnly(2025, 6, 30))],
            seat.Representatives.OrderBy(r => r.FromOn).Select(r => (r.Kind, r.FromOn, r.ToOn)));

        // A new head takes over what is open.
        var ballot = await app.OpenBallot(committee);
        var next = Own + "委员,使用者,2024-03-01,,,SA0-A,团长 韩首席 2024-03-01~2026-10-31；团长 贾继任 2026-11-01,\n";
        Assert.Equal([("2", "Changed", "Changes: Representatives")], (await browser.HandIn(committee, ImportKind.Seats, next)).Rows());
        Assert.Equal("韩首席", await app.InDb(db => db.People.Where(p => db.Voters.Any(v => v.BallotId == ballot && v.MembershipId == seat.Id && v.PersonId == p.Id)).Select(p => p.NameZh).SingleAsync()));
        await browser.Take(committee, ImportKind.Seats, next);
        Assert.Equal("贾继任", await app.InDb(db => db.People.Where(p => db.Voters.Any(v => v.BallotId == ballot && v.MembershipId == seat.Id && v.PersonId == p.Id)).Select(p => p.NameZh).SingleAsync()));

        var gap = await browser.HandIn(committee, ImportKind.Seats, Own + "委员,使用者,2024-03-01,,,SA0-A,团长 韩首席 2024-03-01~2026-09-30,\n");
        Assert.Contains("acts until the next one begins", gap.Rows()[0].Why, StringComparison.Ordinal);
        var before = await app.Everything();
        var out1 = await browser.Fetch($"/committees/{committee.Id}/members/export.csv?all=1");
        Assert.All((await browser.HandIn($"/committees/{committee.Id}/import", ImportKind.Seats, out1)).Verdicts(), v => Assert.EndsWith("Unchanged", v, StringComparison.Ordinal));
        await browser.Take(committee, ImportKind.Seats, Own + "委员,使用者,2024-03-01,2026-12-31,辞职,SA0-A,,\n");
        Assert.NotEqual(before, await app.Everything());
        Assert.All(await app.InDb(db => db.Representatives.Where(r => r.MembershipId == seat.Id).ToListAsync()), r => Assert.NotNull(r.ToOn));
    }
}
