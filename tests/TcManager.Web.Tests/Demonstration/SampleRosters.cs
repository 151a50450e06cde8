using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SampleRosters(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private sealed record Seat(string Committee, CommitteeKind Kind, long PersonId, bool IsAcademician, TitleLevel Title, StakeholderSide? Side, long Employer, IReadOnlyList<OfficeRole> Offices);

    private Task<List<Seat>> NationalSeats() => app.InDb(db => db.Memberships
        .Where(m => m.Committee.ProfileCode == "sac-2020" && m.Category == SeatCategory.Voting && m.ToOn == null)
        .Select(m => new Seat(
            m.Committee.Code,
            m.Committee.Kind,
            m.PersonId,
            m.Person.IsAcademician,
            m.Person.TitleLevel,
            m.Side,
            db.Employments.Where(e => e.PersonId == m.PersonId && e.ToOn == null).Select(e => e.OrganisationId).Single(),
            m.Offices.Select(o => o.Role).ToList()))
        .ToListAsync());

    [Fact]
    public async Task Rock_and_soil_mechanics_has_47_members_of_whom_10_are_academicians()
    {
        var seats = (await NationalSeats()).Where(s => s.Committee == "SAC/TC 605").ToList();

        Assert.Equal(47, seats.Count);
        Assert.Equal(10, seats.Count(s => s.IsAcademician));
    }

    [Fact]
    public async Task It_leads_the_ranking_by_academicians()
    {
        var today = await app.In(services => Task.FromResult(Application.Clock.Today(services.GetRequiredService<TimeProvider>(), "Asia/Shanghai")));
        var ranked = await app.In(services => services.GetRequiredService<CompositionQueries>().ListAsync(today, CompositionFilter.Academicians, 1, default));

        Assert.Equal(("SAC/TC 605", 10), (ranked.Shown[0].Committee.Code, ranked.Shown[0].Academicians));
        Assert.Equal(ranked.Shown.Select(c => c.Academicians), ranked.Shown.Select(c => c.Academicians).OrderDescending());
    }

    [Fact]
    public async Task Every_national_roster_is_lawful_by_a_count_of_our_own()
    {
        var bodies = await app.InDb(db => db.CommitteeBodies.Where(b => b.Part == BodyPart.Secretariat).Select(b => new { b.Committee.Code, b.OrganisationId }).ToListAsync());
        var committees = (await NationalSeats()).GroupBy(s => s.Committee).ToList();

        Assert.Equal(6, committees.Count);
        Assert.All(committees, roster =>
        {
            var isTc = roster.First().Kind == CommitteeKind.TC;
            List<Seat> Holders(OfficeRole role) => [.. roster.Where(s => s.Offices.Contains(role))];
            Assert.InRange(roster.Count(), isTc ? 25 : 15, 100);
            var chair = Assert.Single(Holders(OfficeRole.Chair));
            var vices = Holders(OfficeRole.ViceChair);
            Assert.InRange(vices.Count, 1, isTc ? 5 : 3);
            var secretary = Assert.Single(Holders(OfficeRole.SecretaryGeneral));
            Assert.Contains(bodies, b => b.Code == roster.Key && b.OrganisationId == secretary.Employer);
            Assert.InRange(Holders(OfficeRole.DeputySecretaryGeneral).Count, 0, isTc ? 5 : 3);
            Assert.InRange(roster.CountBy(s => s.Employer).Max(e => e.Value), 1, 3);
            Assert.DoesNotContain(vices, v => v.Employer == chair.Employer);
            Assert.DoesNotContain(roster, s => s.Side is null || s.Title < TitleLevel.Intermediate);
            Assert.All(roster.CountBy(s => s.Side!.Value), side => Assert.True(2 * side.Value <= roster.Count(), $"{roster.Key}: {side}"));
            Assert.All([chair, .. vices], s => Assert.Equal(TitleLevel.Senior, s.Title));
            Assert.Equal(roster.Count(), roster.DistinctBy(s => s.PersonId).Count());
        });
    }

    [Fact]
    public async Task Every_national_roster_holds_by_the_rules_of_the_product()
    {
        var committees = await app.InDb(db => db.Committees.Select(c => new CommitteeName(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId)).ToListAsync());

        var reports = await app.In(services => services.GetRequiredService<CompositionQueries>().CheckAsync(committees, new(2026, 11, 23), CancellationToken.None));

        Assert.Equal(6, reports.Count);
        Assert.All(reports.Values, report => Assert.Equal(report.Checks.Count, report.Holding));
    }

    [Fact]
    public async Task Nobody_sits_on_more_than_two_committees_and_some_on_two()
    {
        var counts = await app.InDb(db => db.Memberships.GroupBy(m => m.PersonId).Select(g => g.Count()).ToListAsync());

        Assert.Equal(2, counts.Max());
    }

    [Fact]
    public async Task Every_committee_but_a_working_group_has_members_and_international_ones_have_p_and_o_members()
    {
        var rows = await app.InDb(db => db.Committees
            .Select(c => new
            {
                c.Code,
                c.Kind,
                c.ProfileCode,
                Voting = db.Memberships.Count(m => m.CommitteeId == c.Id && m.Category == SeatCategory.Voting),
                P = db.Memberships.Count(m => m.CommitteeId == c.Id && m.Category == SeatCategory.P),
                O = db.Memberships.Count(m => m.CommitteeId == c.Id && m.Category == SeatCategory.O),
            }).ToListAsync());

        Assert.All(rows, c => Assert.True(
            c.Kind == CommitteeKind.WG ? c.Voting + c.P + c.O == 0 : c.ProfileCode == "iso" ? c is { Voting: 0, P: > 10, O: > 3 } : c is { Voting: >= 15, P: 0, O: 0 }, c.ToString()));
    }

    [Fact]
    public async Task Every_person_is_marked_as_a_sample_and_reads_mail_where_no_mail_can_go()
    {
        var people = await app.InDb(db => db.People.ToListAsync());

        Assert.All(people, p =>
        {
            Assert.True(p.IsSample);
            Assert.EndsWith(".example", p.Email, StringComparison.Ordinal);
            Assert.NotEqual("", p.PinyinName);
        });
        Assert.Equal(people.Count, people.DistinctBy(p => p.NameLatin).Count());
        Assert.Equal(people.Count, people.DistinctBy(p => p.Email).Count());
    }

    [Fact]
    public async Task A_real_organisation_employs_only_people_of_the_secretariat_that_it_holds()
    {
        var strangers = await app.InDb(db => db.Memberships
            .Where(m => db.Employments.Any(e => e.PersonId == m.PersonId && !e.Organisation.IsSample))
            .Where(m => !db.CommitteeBodies.Any(b => b.CommitteeId == m.CommitteeId && db.Employments.Any(e => e.PersonId == m.PersonId && e.OrganisationId == b.OrganisationId)))
            .CountAsync());

        Assert.Equal(0, strangers);
    }
}
