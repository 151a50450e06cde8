using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.People;

/// <summary>Two entries of one person, or of one organisation, become one: everything moves at once, what was frozen stays, the old address leads on.</summary>
public sealed class JoiningEntries(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "main form[method='post']";

    [Fact]
    public async Task Everything_of_a_person_moves_and_what_was_frozen_stays()
    {
        var committee = await app.Committee(code: "SAC/TC J01");
        var (voter, survivor) = (committee.Members[0], await app.InDb(async db =>
        {
            var person = new Person(Guid.CreateVersion7(), "委员一", "Member One", null);
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        }));
        var closed = await app.OpenBallot(committee);
        Assert.True((await app.Cast(closed, voter, "yes")).IsDone);
        Assert.True((await app.CloseByHand(closed, committee)).IsDone);
        var open = await app.OpenBallot(committee);
        await app.Called(committee);
        await app.InDb(async db =>
        {
            var job = await db.Employments.SingleAsync(e => e.PersonId == voter.PersonId);
            db.AddRange(
                new Employment(survivor, job.OrganisationId, new("副研究员", "Researcher"), new(2025, 1, 1), new(2025, 12, 31)),
                new ExpertRegistration(voter.PersonId, InternationalBody.ISO, "ISO/TC 182/WG 10", new(2025, 1, 1)),
                new Staff(voter.PersonId, committee.Id, new(2026, 1, 1)),
                Decided(committee, voter));
            await db.SaveChangesAsync();
        });
        var before = await Frozen(closed);
        using var administrator = await Browser.For(app, await app.Outsider("administrator@j01.example", SystemRole.Administrator));

        var found = await administrator.Get($"/people/{voter.PersonId}/merge?q=memberone");
        var shown = await administrator.Get(found.Document.QuerySelector($"a[href$='into={survivor}']")!.GetAttribute("href")!);
        Assert.Contains("SAC/TC J01", shown.Text, StringComparison.Ordinal);
        var joined = await administrator.Post(shown, Form);
        var again = await administrator.Post(shown, Form);

        Assert.Equal($"/people/{survivor}", joined.Address.AbsolutePath);
        Assert.Contains("The two entries are one now.", joined.Text, StringComparison.Ordinal);
        Assert.Equal(joined.Address, again.Address);
        Assert.Equal($"/people/{survivor}", (await administrator.Get($"/people/{voter.PersonId}")).Address.AbsolutePath);
        Assert.Equal($"/people/{survivor}", (await administrator.Get($"/people/{voter.PersonId}/edit")).Address.AbsolutePath);
        Assert.Equal(["AuditEntries.ActorPersonId", "Employments.PersonId", "People.Id"], await Left(voter.PersonId));
        Assert.Equal(before, await Frozen(closed));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == AuditActions.PersonMerged && e.SubjectUid == db.People.Single(p => p.Id == survivor).Uid)));

        // The employment of both is one, over the days of either; contact is with the entry that stays; the same sign-in votes on.
        var job = await app.InDb(db => db.Employments.SingleAsync(e => e.PersonId == survivor));
        Assert.Equal((new DateOnly(2024, 2, 26), (DateOnly?)null, "Researcher"), (job.FromOn, job.ToOn, job.Position.En));
        Assert.Equal((null, voter.Email), await app.InDb(async db => ((await db.People.SingleAsync(p => p.Id == voter.PersonId)).Email, (await db.People.SingleAsync(p => p.Id == survivor)).Email)));
        using var browser = await Browser.For(app, voter);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/ballots/{open}/vote")).Status);
        Assert.True((await app.Cast(open, voter with { PersonId = survivor }, "yes")).IsDone);
        Assert.DoesNotContain($"/people/{voter.PersonId}\"", (await administrator.Get("/people?q=member")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["seat.personUnknown"], (await Give(committee.Id, voter.PersonId)).Refusals.Select(r => r.Code));
    }

    /// <summary>The old entry was called, and its seat ended; the new one has sat since.</summary>
    [Fact]
    public async Task The_call_of_one_entry_passes_to_the_seat_of_the_other()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC J04");
        var called = committee.Members[0];
        var meeting = await app.Called(committee);
        var (survivor, seat) = await app.InDb(async db =>
        {
            var person = new Person(Guid.CreateVersion7(), "委员一", "Member One", null);
            db.Add(person);
            (await db.Memberships.SingleAsync(m => m.Id == called.MembershipId)).EndOn(new(2026, 11, 30));
            await db.SaveChangesAsync();
            var seat = new Membership(Guid.CreateVersion7(), committee.Id, null, person.Id, SeatCategory.Observer, new(2026, 12, 1), null, null);
            db.Add(seat);
            await db.SaveChangesAsync();
            return (person.Id, seat.Id);
        });

        Assert.Equal([], (await Join(called.PersonId, survivor)).Refusals.Select(r => r.Code));

        var call = await app.Participant(meeting, called with { PersonId = survivor });
        Assert.Equal((seat, Domain.Meetings.Participant.KeyOf(seat), false), (call.MembershipId, call.ParticipantKey, call.IsDue));
    }

    private static Domain.Members.Duties.DutyProposal Decided(GivenCommittee committee, Someone by)
    {
        var standing = new Domain.Members.Duties.DutyStanding(Domain.Members.Duties.DutyKind.Meetings, 2, 2, 2, []);
        var clause = new Domain.Ballots.RuleSets.Clause(new("办法", "Measures"), Domain.Ballots.RuleSets.RuleMark.Recalled);
        var proposal = new Domain.Members.Duties.DutyProposal(
            Guid.CreateVersion7(), committee.Id, committee.Members[1].MembershipId, new(standing, "sac-2020", 1, Domain.Members.Duties.DutyConsequence.Removal, clause), new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.True(proposal.Decide(Guid.CreateVersion7(), Domain.Members.Duties.DutyDecision.Remind, null, by.PersonId, new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)).IsDone);
        return proposal;
    }

    [Fact]
    public async Task Seats_at_the_same_time_two_accounts_and_an_open_change_stand_against_it()
    {
        var committee = await app.Committee(code: "SAC/TC J02");
        var (one, two) = (committee.Members[0].PersonId, committee.Members[1].PersonId);
        await app.In(services => services.GetRequiredService<Application.Members.Changes.PrepareRosterChange>()
            .ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, Domain.Members.Changes.RosterChangeKind.Adjustment, new(2027, 1, 1), null, null), Acting.System, default));
        using var administrator = await Browser.For(app, await app.Outsider("administrator@j02.example", SystemRole.Administrator));

        var shown = await administrator.Get($"/people/{one}/merge?into={two}");
        var tried = await administrator.Post(shown, Form);

        foreach (var page in new[] { shown, tried })
        {
            Assert.Contains("Both have a seat at the same time in SAC/TC J02", page.Text, StringComparison.Ordinal);
            Assert.Contains("Both have an account", page.Text, StringComparison.Ordinal);
            Assert.Contains("Both stand in one change of the roster that is not finished: SAC/TC J02", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, await app.InDb(db => db.Memberships.Where(m => m.PersonId == one || m.PersonId == two).Select(m => m.PersonId).Distinct().CountAsync()));
        Assert.Equal(["person.mergeSelf"], (await Join(one, one)).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Both_ways_at_once_join_once_and_a_chain_leads_to_its_end()
    {
        var ids = await app.InDb(async db =>
        {
            var people = Enumerable.Range(0, 3).Select(i => new Person(Guid.CreateVersion7(), $"链{i}", $"Chain {i}", null)).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            return people.ConvertAll(p => p.Id);
        });

        var outcomes = await Task.WhenAll(Join(ids[0], ids[1]), Join(ids[1], ids[0]));
        var kept = await app.InDb(db => db.People.Where(p => (p.Id == ids[0] || p.Id == ids[1]) && p.MergedIntoId == null).Select(p => p.Id).SingleAsync());
        Assert.Single(outcomes, o => o.IsDone);
        Assert.True((await Join(kept, ids[2])).IsDone);

        Assert.Equal(2, await app.InDb(db => db.People.CountAsync(p => p.MergedIntoId == ids[2])));
        Assert.Contains("person.gone", (await Join(ids[2], kept)).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Everything_of_an_organisation_moves()
    {
        var committee = await app.Committee(code: "SAC/TC J03");
        var (from, into) = await app.InDb(async db =>
        {
            var goes = await db.Organisations.SingleAsync(o => o.Code == "ORG-SAC/TC J03");
            var stays = new Organisation(Guid.CreateVersion7(), "J03", new("保留单位", "Staying body"), "CN");
            db.Add(stays);
            await db.SaveChangesAsync();
            var child = new Organisation(Guid.CreateVersion7(), "J03-CHILD", new("下属", "Child"), "CN");
            child.BelongTo(goes.Id);
            db.Add(child);
            db.Add(new Employment(committee.Chair.PersonId, stays.Id, new("", ""), new(2023, 1, 1), new(2024, 6, 30)));
            await db.SaveChangesAsync();
            return (goes.Id, stays.Id);
        });
        using var administrator = await Browser.For(app, await app.Outsider("administrator@j03.example", SystemRole.Administrator));

        var shown = await administrator.Get($"/organisations/{from}/merge?into={into}");
        var joined = await administrator.Post(shown, Form);

        Assert.Contains("The two entries are one now.", joined.Text, StringComparison.Ordinal);
        Assert.Contains("Joined entries", joined.Text, StringComparison.Ordinal);
        Assert.Equal(joined.Address, (await administrator.Post(shown, Form)).Address);
        Assert.Equal($"/organisations/{into}", (await administrator.Get($"/organisations/{from}")).Address.AbsolutePath);
        Assert.Equal(0, await app.InDb(db => db.Memberships.CountAsync(m => m.NominatingOrganisationId == from)));
        Assert.Equal(0, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.OrganisationId == from)));
        Assert.Equal(into, await app.InDb(db => db.Organisations.Where(o => o.Code == "J03-CHILD").Select(o => o.ParentId).SingleAsync()));
        var job = await app.InDb(db => db.Employments.SingleAsync(e => e.PersonId == committee.Chair.PersonId && e.OrganisationId == into));
        Assert.Equal((new DateOnly(2023, 1, 1), (DateOnly?)null), (job.FromOn, job.ToOn));
        Assert.Equal(["body.organisationUnknown"], (await app.In(s => s.GetRequiredService<Application.Committees.BindBody>().ExecuteAsync(committee.Id, from, BodyPart.Guiding, new(2026, 1, 1), Acting.System, default))).Refusals.Select(r => r.Code));
        Assert.Equal(["body.organisationUnknown"], (await app.In(s => s.GetRequiredService<Application.Committees.HandOverSecretariat>().ExecuteAsync(committee.Id, new(BodyPart.Secretariat, from, new(2026, 12, 1)), null, Acting.System, default))).Refusals.Select(r => r.Code));
        using var secretary = await Browser.For(app, committee.Secretary);
        Assert.Contains("5 of 5", (await secretary.Get($"/organisations/{into}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ORG-SAC/TC J03", (await secretary.Get("/organisations?q=ORG-SAC/TC J03")).Document.QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_halves_of_one_secretariat_are_not_joined()
    {
        var committee = await app.Committee(code: "SAC/TC J05");
        var (lead, twin) = await app.InDb(async db =>
        {
            var bodies = new[] { "J05-A", "J05-B" }.Select(code => new Organisation(Guid.CreateVersion7(), code, new(code, code), "CN")).ToList();
            db.AddRange(bodies);
            await db.SaveChangesAsync();
            await db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).ExecuteDeleteAsync();
            db.AddRange(new CommitteeBody(committee.Id, bodies[0].Id, BodyPart.Secretariat, new(2024, 1, 1)), new CommitteeBody(committee.Id, bodies[1].Id, BodyPart.Twin, new(2025, 1, 1)));
            await db.SaveChangesAsync();
            return (bodies[0].Id, bodies[1].Id);
        });
        using var administrator = await Browser.For(app, await app.Outsider("administrator@j05.example", SystemRole.Administrator));

        Assert.Contains("hold the secretariat of SAC/TC J05 together", (await administrator.Post(await administrator.Get($"/organisations/{twin}/merge?into={lead}"), Form)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).Select(b => b.OrganisationId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task An_organisation_is_not_joined_into_one_below_it()
    {
        var ids = await app.InDb(async db =>
        {
            var bodies = Enumerable.Range(0, 3).Select(i => new Organisation(Guid.CreateVersion7(), $"J04-{i}", new($"层{i}", $"Level {i}"), "CN")).ToList();
            db.AddRange(bodies);
            await db.SaveChangesAsync();
            bodies[1].BelongTo(bodies[0].Id);
            bodies[2].BelongTo(bodies[1].Id);
            await db.SaveChangesAsync();
            return bodies.ConvertAll(b => b.Id);
        });
        using var administrator = await Browser.For(app, await app.Outsider("administrator@j04.example", SystemRole.Administrator));

        Assert.Contains("belongs to the one that goes", (await administrator.Post(await administrator.Get($"/organisations/{ids[0]}/merge?into={ids[2]}"), Form)).Text, StringComparison.Ordinal);
        Assert.Contains("The two entries are one now.", (await administrator.Post(await administrator.Get($"/organisations/{ids[2]}/merge?into={ids[0]}"), Form)).Text, StringComparison.Ordinal);
    }

    private async Task<Domain.Outcome> Join(long from, long into)
    {
        var versions = await app.InDb(db => db.People.Where(p => p.Id == from || p.Id == into).ToDictionaryAsync(p => p.Id, p => p.Version));
        return await app.In(services => services.GetRequiredService<MergePeople>().ExecuteAsync(from, versions[from], into, versions[into], Acting.System, default));
    }

    private Task<Domain.Outcome<long>> Give(long committee, long person) => app.In(services => services.GetRequiredService<Application.Members.GiveSeat>()
        .ExecuteAsync(Guid.CreateVersion7(), committee, new(person, SeatCategory.Voting, StakeholderSide.User, null, new(2026, 12, 1), []), Acting.System, default));

    private Task<string> Frozen(long ballot) => app.InDb(async db =>
    {
        var voters = await db.Voters.Where(v => v.BallotId == ballot).OrderBy(v => v.Id).Select(v => v.VoterKey + v.NameZh + v.NameLatin + v.Organisation.Zh).ToListAsync();
        var leaves = await db.Slips.Where(s => s.BallotId == ballot).OrderBy(s => s.Id).Select(s => s.LeafHash).ToListAsync();
        var results = await db.Verdicts.Where(v => v.Question.BallotId == ballot).OrderBy(v => v.Id).Select(v => v.ResultHash).ToListAsync();
        return string.Join('|', [.. voters, .. leaves.Select(Convert.ToHexString), .. results.Select(Convert.ToHexString)]);
    });

    /// <summary>By the model, so that what comes later is not forgotten: every column that names a person and still names this one.</summary>
    private Task<List<string>> Left(long person) => app.InDb(async db =>
    {
        var left = new List<string>();
        foreach (var (table, column) in db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()
            .Where(p => p.Name.EndsWith("PersonId", StringComparison.Ordinal) || p.Name == "OnBehalfOfId" || (type.ClrType == typeof(Person) && p.Name is "Id" or "MergedIntoId"))
            .Select(p => (type.GetTableName()!, p.GetColumnName()))))
        {
#pragma warning disable EF1002 // Names of the model.
            if (await db.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" = {{0}}", person).SingleAsync() > 0)
#pragma warning restore EF1002
            {
                left.Add($"{table}.{column}");
            }
        }

        left.Sort(StringComparer.Ordinal);
        return left;
    });
}
