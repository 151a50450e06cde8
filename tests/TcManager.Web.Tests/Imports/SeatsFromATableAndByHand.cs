using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

/// <summary>One law for both.</summary>
public sealed class SeatsFromATableAndByHand(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Random seats, in one file and given one by one: the same are refused, for the same reasons.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_decisions_are_those_by_which_a_seat_is_given(int seed)
    {
        var committees = new[] { await app.Committee(members: 2, code: $"SAC/TC S7{seed}"), await app.Committee(members: 2, code: $"SAC/TC S8{seed}") };
        var roll = new Roll(seed);
        var bodies = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            bodies.Add(await app.Organisation($"S7{seed}-{i}"));
        }

        var people = await app.InDb(async db =>
        {
            var all = Enumerable.Range(1, 14).Select(i => new Person(Guid.CreateVersion7(), $"随机{seed}人{i}", $"Random {seed} {i}", null) { IsSample = true }).ToList();
            db.AddRange(all);
            await db.SaveChangesAsync();
            db.AddRange(all.Select((p, i) => new Employment(p.Id, bodies[i % 3], new("", ""), new DateOnly(2024, 1, 1).AddMonths(roll.Next(30)))));
            await db.SaveChangesAsync();
            return all;
        });
        var plans = Enumerable.Range(0, 40).Select(_ => new SeatPlan(
            people[roll.Next(people.Count)].Id, roll.Next(5) == 0 ? SeatCategory.Adviser : SeatCategory.Voting, roll.Next(9) == 0 ? null : (StakeholderSide)roll.Next(5), roll.Next(3) == 0 ? bodies[roll.Next(3)] : null,
            new DateOnly(2024, 1, 1).AddMonths(roll.Next(36)), roll.Next(4) == 0 ? [(OfficeRole)roll.Next(4)] : [])).DistinctBy(p => (p.PersonId, p.FromOn)).ToList();

        var given = new List<string>();
        foreach (var plan in plans)
        {
            var outcome = await app.In(services => services.GetRequiredService<GiveSeat>().ExecuteAsync(Guid.CreateVersion7(), committees[0].Id, plan, Acting.System, default));
            given.Add(string.Join(' ', outcome.Refusals.Select(r => r.Code).Order()));
        }

        await app.InDb(db => db.Offices.Where(o => o.Membership.CommitteeId == committees[0].Id && !committees[0].Voters.Select(v => v.MembershipId).Contains(o.MembershipId)).ExecuteDeleteAsync());
        await app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committees[0].Id && !committees[0].Voters.Select(v => v.MembershipId).Contains(m.Id)).ExecuteDeleteAsync());
        var codes = await app.InDb(db => db.Organisations.ToDictionaryAsync(o => o.Id, o => o.Code));
        var csv = new StringBuilder("姓名,系统编号,席位类别,相关方,推荐单位,开始日期,委员会职务\n");
        foreach (var plan in plans)
        {
            var person = people.Single(p => p.Id == plan.PersonId);
            csv.AppendLine(CultureInfo.InvariantCulture, $"{person.NameZh},{person.Uid},{plan.Category},{plan.Side},{(plan.NominatingOrganisationId is { } body ? codes[body] : "")},{plan.FromOn:yyyy-MM-dd},{string.Join(';', plan.Offices)}");
        }

        using var browser = await Browser.For(app, committees[0].Secretary);
        var preview = await browser.HandIn(committees[0], ImportKind.Seats, csv.ToString());
        var lines = await app.InDb(db => db.ImportLines.Where(l => l.ImportId == preview.Id()).OrderBy(l => l.Row).ToListAsync());

        Assert.Contains(given, g => g.Length > 0);
        Assert.Contains(given, g => g.Length == 0);
        Assert.Equal(given, lines.Select(l => string.Join(' ', l.Notes.All.Select(n => n.Code).Order())));
        Assert.All(lines, l => Assert.Contains(l.Verdict, new[] { RowVerdict.New, RowVerdict.Refused }));
    }

    /// <summary>A seeded generator that is the same on every machine.</summary>
    private sealed class Roll(int seed)
    {
        private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;

        internal int Next(int below)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return (int)((_state >> 33) % (ulong)below);
        }
    }
}
