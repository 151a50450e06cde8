using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members.Changes;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.People;
using TcManager.Web.Tests.Consultations;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Reports;

/// <summary>A page costs the same number of queries for 5 members as for 500.</summary>
public sealed class QueriesStayConstant(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task On_every_reading_page()
    {
        var (few, many) = (await Given("SAC/TC 605", 4), await Given("SAC/TC 606", 499));
        using var fewChair = await Browser.For(app, few.Chair);
        using var manyChair = await Browser.For(app, many.Chair);
        using var fewMember = await Browser.For(app, few.Members[0]);
        using var manyMember = await Browser.For(app, many.Members[0]);

        await Same(fewMember, manyMember, "/", "/", most: 11);
        await Same(fewChair, manyChair, "/", "/", most: 20);
        await Same(fewChair, manyChair, "/committees", "/committees", most: 5);
        foreach (var (page, most) in new[] { ("", 18), ("/members", 7), ("/attendance", 4), ("/terms", 5), ("/history", 6), ("/duties", 12) })
        {
            await Same(fewChair, manyChair, $"/committees/{few.Id}{page}", $"/committees/{many.Id}{page}", most);
        }

        await Same(
            fewChair,
            manyChair,
            $"/committees/{few.Id}/attendance/members/{few.Chair.MembershipId}",
            $"/committees/{many.Id}/attendance/members/{many.Chair.MembershipId}",
            most: 4);
        await Same(fewChair, manyChair, $"/seats/{few.Chair.MembershipId}", $"/seats/{many.Chair.MembershipId}", most: 5);
        await Same(fewChair, manyChair, $"/people/{few.Chair.PersonId}", $"/people/{many.Chair.PersonId}", most: 7);
        using var fewDesk = await Browser.For(app, few.Secretary);
        using var manyDesk = await Browser.For(app, many.Secretary);
        await Same(fewDesk, manyDesk, "/organisations", "/organisations", most: 5);
        await Same(fewDesk, manyDesk, $"/organisations/{await Body(few)}", $"/organisations/{await Body(many)}", most: 10);
        await Same(fewChair, manyChair, $"/roster-changes/{await Change(few)}", $"/roster-changes/{await Change(many)}", most: 17);
    }

    [Fact]
    public async Task A_roster_costs_the_same_at_47_and_at_4700_members()
    {
        var (few, many) = (await app.Committee(members: 46, code: "SAC/TC 607"), await app.Committee(members: 4, code: "SAC/TC 608"));
        await app.InDb(async db =>
        {
            var people = Enumerable.Range(0, 4695).Select(i => new Person(Guid.CreateVersion7(), $"众{i}", $"Many {i}", null) { IsSample = true }).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(p => new Membership(Guid.CreateVersion7(), many.Id, null, p.Id, SeatCategory.Voting, new(2024, 2, 26))));
            await db.SaveChangesAsync();
        });
        using var fewChair = await Browser.For(app, few.Chair);
        using var manyChair = await Browser.For(app, many.Chair);

        await Same(fewChair, manyChair, $"/committees/{few.Id}/members", $"/committees/{many.Id}/members", most: 7);
        await Same(fewChair, manyChair, $"/committees/{few.Id}/members?q=a&page=2", $"/committees/{many.Id}/members?q=a&page=2", most: 7);
    }

    [Fact]
    public async Task The_composition_of_all_committees_costs_the_same_however_many_they_are()
    {
        await app.Committee(code: "SAC/TC 610");
        using var browser = await Browser.For(app, await app.Outsider("supervisor@constant.example", Domain.Access.SystemRole.Supervisor));
        var few = await Count(browser, "/composition");
        for (var i = 0; i < 40; i++)
        {
            await app.Committee(members: 2, code: $"SAC/TC 61{i:00}");
        }

        Assert.Equal(few, await Count(browser, "/composition"));
    }

    [Fact]
    public async Task A_consultation_costs_the_same_with_5_and_with_500_addressees()
    {
        var (few, many) = (await app.Committee(4, "SAC/TC 620"), await app.Committee(4, "SAC/TC 621"));
        var (small, large) = (await Consultation(few, 5), await Consultation(many, 500));
        using var fewDesk = await Browser.For(app, few.Secretary);
        using var manyDesk = await Browser.For(app, many.Secretary);
        await Same(fewDesk, manyDesk, $"/consultations/{small}", $"/consultations/{large}", most: 14);
        await Same(fewDesk, manyDesk, $"/consultations/{small}/addressees", $"/consultations/{large}/addressees", most: 8);
        await Same(fewDesk, manyDesk, $"/ballots/{small}/deadline", $"/ballots/{large}/deadline", most: 8);

        // The writes too: asking one more, reminding, moving the deadline and ending it.
        foreach (var write in new (string Name, Func<long, GivenCommittee, Task> Do)[]
        {
            ("ask", async (id, c) => Assert.True((await app.Ask(id, c, "One more", "more@body.example")).IsDone)),
            ("remind", async (id, c) => Assert.True((await app.In(s => s.GetRequiredService<Application.Reminders.RemindNow>().ExecuteAsync(id, Guid.CreateVersion7(), Ballots.GivenBallot.By(c.Secretary), default))).IsDone)),
            ("close", async (id, _) =>
            {
                await app.InDb(db => db.Ballots.Where(b => b.Id == id).ExecuteUpdateAsync(b => b.SetProperty(x => x.ClosesAt, app.Clock.GetUtcNow())));
                Assert.True((await app.In(s => s.GetRequiredService<Application.Ballots.CloseBallot>().ExecuteAsync(id, default))).IsDone);
            }),
        })
        {
            var one = await CountButInserts(() => write.Do(small, few));
            var other = await CountButInserts(() => write.Do(large, many));
            Assert.True(one == other, $"{write.Name}: {one} queries for 5 addressees, {other} for 500.\n{string.Join("\n\n", app.Queries.Commands)}");
        }
    }

    /// <summary>Mails are inserted some dozens at a time.</summary>
    private async Task<int> CountButInserts(Func<Task> write)
    {
        await app.CountQueriesAsync(write);
        return app.Queries.Commands.Count(command => !command.StartsWith("INSERT INTO \"Outbox\"", StringComparison.Ordinal));
    }

    private async Task<long> Consultation(GivenCommittee committee, int addressees)
    {
        var id = await app.OpenConsultation(committee);
        var lines = string.Join('\n', Enumerable.Range(0, addressees).Select(i => $"Sample body {i}; ; body{i}@many.example"));
        Assert.True((await app.In(s => s.GetRequiredService<Application.Ballots.Consultations.AskAddressees>().ManyAsync(id, lines, Ballots.GivenBallot.By(committee.Secretary), default))).IsDone);
        return id;
    }

    private Task<long> Body(GivenCommittee committee) => app.InDb(db => db.Organisations.Where(o => o.Code == $"ORG-{committee.Code}").Select(o => o.Id).SingleAsync());

    /// <summary>Of the second committee, seats are promised for many later days too.</summary>
    private async Task<long> Change(GivenCommittee committee)
    {
        await app.InDb(async db =>
        {
            var people = Enumerable.Range(0, committee.Members.Count / 50).Select(i => new Person(Guid.CreateVersion7(), $"后{i}", $"Later {i}", null) { IsSample = true }).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.AddRange(people.Select((p, i) => new Membership(Guid.CreateVersion7(), committee.Id, null, p.Id, SeatCategory.Voting, new DateOnly(2027, 2, 1).AddMonths(i))));
            await db.SaveChangesAsync();
        });
        var prepared = await app.In(services => services.GetRequiredService<PrepareRosterChange>()
            .ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, RosterChangeKind.Adjustment, new(2027, 1, 1), null, null), Acting.System, default));
        return prepared.Value;
    }

    private async Task Same(Browser few, Browser many, string fewAddress, string manyAddress, int most)
    {
        var (small, large) = (await Count(few, fewAddress), await Count(many, manyAddress));
        Assert.True(small == large, $"{fewAddress}: {small} queries for 5 members, {large} for 500.\n{string.Join("\n\n", app.Queries.Commands)}");
        Assert.True(small <= most, $"{fewAddress}: {small} queries, at most {most} were meant.\n{string.Join("\n\n", app.Queries.Commands)}");
    }

    private async Task<int> Count(Browser browser, string address)
    {
        await browser.Get(address);
        return await app.CountQueriesAsync(async () => Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(address)).Status));
    }

    private async Task<GivenCommittee> Given(string code, int members)
    {
        var committee = await app.Committee(members, code);
        await app.Plenary(committee, 1, new(2025, 5, 1), [.. committee.Voters.Select(v => (v, AttendanceOutcome.Present))]);
        await app.Plenary(committee, 2, new(2026, 5, 1), [.. committee.Voters.Select(v => (v, AttendanceOutcome.Absent))]);
        await app.Called(committee);
        await app.OpenBallot(committee, new(2026, 11, 27));
        return committee;
    }
}
