using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Members;

/// <summary>Seats are given with their rules (rules.md §1.1): what no roster may be is refused with the rule, whoever comes first.</summary>
public sealed class GivingASeat(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form[method='post'][action$='/seats/new']";

    private static readonly DateOnly From = new(2026, 3, 1);

    [Fact]
    public async Task Somebody_is_found_the_composition_is_shown_and_the_seat_is_given_with_its_office()
    {
        var committee = await app.Committee(code: "SAC/TC G01");
        var person = await app.Outsider("liu@g01.example");
        await app.InDb(db => Named(db, person, "刘永强", "Liu Yongqiang", "Liu Yongqiang"));
        using var browser = await Browser.For(app, committee.Secretary);

        var found = await browser.Get($"/committees/{committee.Id}/seats/new?q=liuyong");
        var chosen = await browser.Get(found.Document.QuerySelector("a[href*='person=']")!.GetAttribute("href")!);
        var tried = await browser.Post(chosen, Form, ("FromOn", "2026-03-01"), ("Side", "User"), ("Offices", "ViceChair"), ("Check", "1"));
        Assert.Contains("Composition on Sun 1 Mar 2026", tried.Text, StringComparison.Ordinal);
        Assert.Equal(5, await Seats(committee));
        var given = await browser.Post(tried, Form);

        Assert.Contains("The seat is given.", given.Text, StringComparison.Ordinal);
        Assert.Contains("Vice-chair from", given.Text, StringComparison.Ordinal);
        var seat = await app.InDb(db => db.Memberships.Include(m => m.Offices).SingleAsync(m => m.PersonId == person.PersonId));
        Assert.Equal((From, null, StakeholderSide.User, OfficeRole.ViceChair), (seat.FromOn, seat.ToOn, seat.Side, seat.Offices.Single().Role));
        Assert.Equal(["seat.given", "seat.officeGiven"], await app.InDb(db => db.AuditEntries.Where(e => e.SubjectUid == seat.Uid).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
        Assert.DoesNotContain("Liu Yongqiang", (await browser.Get($"/committees/{committee.Id}/members?on=2026-02-28")).Text, StringComparison.Ordinal);
        Assert.Contains("Liu Yongqiang", (await browser.Get($"/committees/{committee.Id}/members?on=2026-03-01")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FromOn", "", "FromOn", "Enter a day")]
    [InlineData("FromOn", "2026-02-30", "FromOn", "Enter a day")]
    [InlineData("FromOn", "1900-01-01", "FromOn", "1947")]
    [InlineData("FromOn", "2024-02-25", "FromOn", "not being set up yet")]
    [InlineData("Side", "", "Side", "Choose the side")]
    [InlineData("Organisation", "nobody knows it", "Organisation", "No organisation has this code or name")]
    public async Task What_cannot_be_stands_at_its_field(string field, string typed, string at, string sentence)
    {
        var committee = await app.Committee(code: $"SAC/TC GB{field}{typed}");
        var person = await app.Outsider($"{Guid.CreateVersion7():N}@gb.example");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/seats/new?person={person.PersonId}");
        var refused = await browser.Post(form, Form, [.. new[] { ("FromOn", "2026-03-01"), ("Side", "User") }.Where(v => v.Item1 != field).Append((field, typed)).Select(v => (v.Item1, (string?)v.Item2))]);

        Assert.Contains(sentence, refused.FaultAt(at), StringComparison.Ordinal);
        Assert.Equal(5, await Seats(committee));
    }

    [Fact]
    public async Task Seats_of_one_person_do_not_overlap_and_follow_each_other_day_by_day()
    {
        var committee = await app.Committee(code: "SAC/TC G02");
        var former = await app.Seat(committee, "Former", new(2024, 3, 1), new(2026, 2, 28));

        Assert.Equal(["seat.overlaps"], await Give(committee.Id, former.PersonId, new(2026, 2, 28)));
        Assert.Equal(["seat.overlaps"], await Give(committee.Id, committee.Members[0].PersonId, From));
        Assert.Empty(await Give(committee.Id, former.PersonId, From));
        Assert.Equal(["seat.overlaps"], await Give(committee.Id, former.PersonId, new(2024, 2, 27)));
    }

    [Fact]
    public async Task The_third_committee_warns_and_the_fourth_is_refused()
    {
        var committees = new List<GivenCommittee>();
        for (var i = 0; i < 4; i++)
        {
            committees.Add(await app.Committee(code: $"SAC/TC G1{i}"));
        }

        var person = await app.Outsider("four@g1.example");
        Assert.Empty(await Give(committees[0].Id, person.PersonId, From));
        Assert.Empty(await Give(committees[1].Id, person.PersonId, From));
        using var browser = await Browser.For(app, committees[2].Secretary);
        var tried = await browser.Post(await browser.Get($"/committees/{committees[2].Id}/seats/new?person={person.PersonId}"), Form, ("FromOn", "2026-03-01"), ("Side", "User"), ("Check", "1"));
        Assert.Contains("stricter reading: at most 2", tried.Document.GetElementById("forecast")!.Spoken(), StringComparison.Ordinal);
        Assert.Empty(await Give(committees[2].Id, person.PersonId, From));

        Assert.Equal(["seat.breaks.committees-per-person"], await Give(committees[3].Id, person.PersonId, From));
    }

    [Fact]
    public async Task A_seat_that_is_promised_for_later_counts_too()
    {
        var first = await app.Committee(code: "SAC/TC G20");
        var person = await app.Outsider("promised@g2.example");
        Assert.Empty(await Give(first.Id, person.PersonId, From));
        Assert.Empty(await Give((await app.Committee(code: "SAC/TC G21")).Id, person.PersonId, From));
        Assert.Empty(await Give((await app.Committee(code: "SAC/TC G22")).Id, person.PersonId, new(2027, 1, 1)));

        Assert.Equal(["seat.breaks.committees-per-person"], await Give((await app.Committee(code: "SAC/TC G23")).Id, person.PersonId, From));
    }

    [Fact]
    public async Task The_fourth_of_an_organisation_is_refused_by_the_employer_of_the_day()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC G30");
        var body = await Body("ORG-G30");
        var people = await Employed(body, 4, new(2026, 1, 1));

        Assert.Empty(await Give(committee.Id, people[0], From));
        Assert.Empty(await Give(committee.Id, people[1], From));
        Assert.Empty(await Give(committee.Id, people[2], From));
        Assert.Equal(["seat.breaks.per-organisation"], await Give(committee.Id, people[3], From));
        await app.InDb(async db =>
        {
            var job = await db.Employments.SingleAsync(e => e.PersonId == people[0]);
            job.Correct(job.OrganisationId, job.Position, job.FromOn, new(2026, 5, 31));
            await db.SaveChangesAsync();
        });
        Assert.Empty(await Give(committee.Id, people[3], new(2026, 6, 1)));
    }

    [Fact]
    public async Task One_chair_and_no_vice_chair_of_the_chairs_employer()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC G40");
        var employer = await app.InDb(db => db.Employments.Where(e => e.PersonId == committee.Chair.PersonId).Select(e => e.OrganisationId).SingleAsync());
        var colleague = (await Employed(employer, 1, new(2024, 1, 1)))[0];
        var other = await app.Outsider("other@g4.example");

        Assert.Equal(["seat.breaks.chair"], await Give(committee.Id, other.PersonId, From, OfficeRole.Chair));
        Assert.Equal(["seat.breaks.chair-vice-organisation"], await Give(committee.Id, colleague, From, OfficeRole.ViceChair));
        Assert.Empty(await Give(committee.Id, other.PersonId, From, OfficeRole.ViceChair, OfficeRole.SecretaryGeneral));
    }

    [Fact]
    public async Task No_seat_in_a_dissolved_committee()
    {
        var committee = await app.Committee(code: "SAC/TC G50");
        var person = await app.Outsider("late@g5.example");
        await app.InDb(async db =>
        {
            (await db.Committees.Include("_states").SingleAsync(c => c.Id == committee.Id)).Enter(LifeState.Dissolved, new(2026, 6, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(["seat.committeeDissolved"], await Give(committee.Id, person.PersonId, From));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_seat_and_a_changed_one_is_said_to_be_another()
    {
        var committee = await app.Committee(code: "SAC/TC G60");
        var person = await app.Outsider("twice@g6.example");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/seats/new?person={person.PersonId}");

        var first = await browser.Post(form, Form, ("FromOn", "2026-03-01"), ("Side", "User"));
        var second = await browser.Post(form, Form, ("FromOn", "2026-03-01"), ("Side", "User"));
        var changed = await browser.Post(form, Form, ("FromOn", "2026-04-01"), ("Side", "User"));

        Assert.Equal(first.Address, second.Address);
        Assert.Contains("This form was saved before, with other content", changed.Text, StringComparison.Ordinal);
        Assert.Equal(6, await Seats(committee));
    }

    [Fact]
    public async Task Of_twenty_at_once_for_one_organisation_three_are_given()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC G70");
        var people = await Employed(await Body("ORG-G70"), 20, new(2024, 1, 1));

        var outcomes = await Task.WhenAll(people.Select(person => Give(committee.Id, person, From)));

        Assert.Equal(3, outcomes.Count(o => o.Count == 0));
        Assert.All(outcomes.Where(o => o.Count > 0), o => Assert.Equal(["seat.breaks.per-organisation"], o));
        Assert.Equal(4, await Seats(committee));
    }

    [Fact]
    public async Task Of_eight_committees_at_once_for_one_person_three_have_a_seat()
    {
        var person = await app.Outsider("everywhere@g8.example");
        var committees = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            committees.Add((await app.Committee(members: 0, code: $"SAC/TC G8{i}")).Id);
        }

        var outcomes = await Task.WhenAll(committees.Select(committee => Give(committee, person.PersonId, From)));

        Assert.Equal(3, outcomes.Count(o => o.Count == 0));
        Assert.Equal(3, await app.InDb(db => db.Memberships.CountAsync(m => m.PersonId == person.PersonId)));
    }

    [Fact]
    public async Task Twenty_copies_of_one_appointment_at_once_are_one()
    {
        var committee = await app.Committee(members: 0, code: "SAC/TC G90");
        var person = await app.Outsider("copies@g9.example");
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.In(services => services.GetRequiredService<GiveSeat>()
            .ExecuteAsync(uid, committee.Id, new(person.PersonId, SeatCategory.Voting, StakeholderSide.User, null, From, []), Acting.System, default))));

        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        Assert.Equal(2, await Seats(committee));
    }

    private async Task<IReadOnlyList<string>> Give(long committeeId, long personId, DateOnly from, params OfficeRole[] offices)
    {
        var given = await app.In(services => services.GetRequiredService<GiveSeat>()
            .ExecuteAsync(Guid.CreateVersion7(), committeeId, new(personId, SeatCategory.Voting, StakeholderSide.User, null, from, offices), Acting.System, default));
        return [.. given.Refusals.Select(r => r.Code)];
    }

    private Task<int> Seats(GivenCommittee committee) => app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == committee.Id));

    private Task<long> Body(string code) => app.InDb(async db =>
    {
        var body = new Organisation(Guid.CreateVersion7(), code, new("示例单位", "Sample body"), "CN") { IsSample = true };
        db.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    });

    private Task<List<long>> Employed(long organisationId, int count, DateOnly from) => app.InDb(async db =>
    {
        var people = Enumerable.Range(1, count).Select(i => new Person(Guid.CreateVersion7(), $"人{i}", $"Person {i}", null) { IsSample = true }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        db.AddRange(people.Select(p => new Employment(p.Id, organisationId, new("工程师", "Engineer"), from)));
        await db.SaveChangesAsync();
        return people.ConvertAll(p => p.Id);
    });

    private static async Task Named(Application.Data.TcManagerDb db, Someone someone, string zh, string latin, string pinyin)
    {
        (await db.People.SingleAsync(p => p.Id == someone.PersonId)).Rename(zh, latin, pinyin);
        await db.SaveChangesAsync();
    }
}
