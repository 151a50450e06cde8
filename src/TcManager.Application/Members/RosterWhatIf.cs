using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>A roster as it would be after a change, against the rules of composition: shown while the change is edited, asked again when it is made.</summary>
public sealed class RosterWhatIf(TcManagerDb db, RosterQueries rosters, CompositionQueries composition, CommitteeProfiles profiles)
{
    /// <summary>Whether the rules of the committee ask for the side that a voting seat stands for.</summary>
    public bool AsksForSides(CommitteeName committee) =>
        profiles.Find(committee.ProfileCode)?.Profile.LimitsOf(committee.Kind.ToString()).Any(limit => limit.Code == CompositionCodes.SideShare) == true;

    /// <summary>A further seat.</summary>
    public async Task<RosterForecast> WithSeatAsync(CommitteeName committee, SeatPlan plan, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == plan.PersonId, ct);
        var employments = await db.Employments.AsNoTracking().Where(e => e.PersonId == plan.PersonId).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
            .Select(e => new { e.OrganisationId, e.FromOn, e.ToOn }).ToListAsync(ct);
        var elsewhere = await db.Memberships.AsNoTracking().Where(m => m.PersonId == plan.PersonId && m.CommitteeId != committee.Id && m.Category == SeatCategory.Voting)
            .Select(m => new { m.FromOn, m.ToOn }).ToListAsync(ct);
        return await ForecastAsync(committee, plan.FromOn, [plan.PersonId], (day, seats) => [.. seats, SeatOn(day)], ct);

        RosterSeat SeatOn(DateOnly day)
        {
            var employers = employments.Where(e => Span.Covers(e.FromOn, e.ToOn, day)).ToList();
            var employer = (employers.Find(e => e.OrganisationId == plan.NominatingOrganisationId) ?? employers.FirstOrDefault())?.OrganisationId ?? plan.NominatingOrganisationId;
            return new(
                committee.Id, 0, person.Id, new(person.NameZh, person.NameLatin), person.PinyinName, plan.Category, plan.Side, person.TitleLevel, person.IsAcademician, person.IsSample,
                plan.FromOn, null, plan.Offices, employer, null, null, false, elsewhere.Count(m => Span.Covers(m.FromOn, m.ToOn, day)), false, null, null);
        }
    }

    /// <summary>A further office of a seat.</summary>
    public Task<RosterForecast> WithOfficeAsync(CommitteeName committee, long membershipId, OfficeRole role, DateOnly fromOn, CancellationToken ct) =>
        ForecastAsync(committee, fromOn, [], (_, seats) => [.. seats.Select(s => s.MembershipId == membershipId ? s with { Offices = [.. s.Offices.Append(role).Distinct()] } : s)], ct);

    /// <summary>An office less, the day after its last one.</summary>
    public Task<RosterForecast> WithoutOfficeAsync(CommitteeName committee, long membershipId, OfficeRole role, DateOnly lastDay, CancellationToken ct) =>
        ForecastAsync(committee, lastDay.AddDays(1), [], (_, seats) => [.. seats.Select(s => s.MembershipId == membershipId ? s with { Offices = [.. s.Offices.Where(o => o != role)] } : s)], ct);

    /// <summary>A seat less, the day after its last one.</summary>
    public Task<RosterForecast> WithoutSeatAsync(CommitteeName committee, long membershipId, DateOnly lastDay, CancellationToken ct) =>
        ForecastAsync(committee, lastDay.AddDays(1), [], (_, seats) => [.. seats.Where(s => s.MembershipId != membershipId)], ct);

    /// <summary>The first day, and every later one on which somebody comes to the roster or to an office: a limit can be met today and broken by a seat that is promised already.</summary>
    private async Task<RosterForecast> ForecastAsync(
        CommitteeName committee, DateOnly from, IReadOnlyList<long> people, Func<DateOnly, IReadOnlyList<RosterSeat>, IReadOnlyList<RosterSeat>> change, CancellationToken ct)
    {
        var seats = await db.Memberships.AsNoTracking().Where(m => (m.CommitteeId == committee.Id || people.Contains(m.PersonId)) && m.FromOn > from).Select(m => m.FromOn).Distinct().ToListAsync(ct);
        var offices = await db.Offices.AsNoTracking().Where(o => o.Membership.CommitteeId == committee.Id && o.FromOn > from).Select(o => o.FromOn).Distinct().ToListAsync(ct);
        List<RosterDay> days = [];
        foreach (var day in seats.Concat(offices).Append(from).Distinct().Order())
        {
            days.Add(await DayAsync(committee, day, change, ct));
        }

        return new(days);
    }

    private async Task<RosterDay> DayAsync(CommitteeName committee, DateOnly day, Func<DateOnly, IReadOnlyList<RosterSeat>, IReadOnlyList<RosterSeat>> change, CancellationToken ct)
    {
        var before = await rosters.SeatsAsync(m => m.CommitteeId == committee.Id, day, withContacts: false, ct);
        var secretariats = (await rosters.SecretariatsAsync(b => b.CommitteeId == committee.Id, day, ct))[committee.Id].ToList();
        return new(day, composition.Check(committee, before, secretariats), composition.Check(committee, change(day, before), secretariats));
    }
}

/// <summary>The composition of one day, as it is and as it would be; null where the profile has no rules for this kind of committee.</summary>
public sealed record RosterDay(DateOnly On, CompositionReport? Before, CompositionReport? After)
{
    public IReadOnlyList<CompositionCheck> Broken => After is null ? [] : CompositionRules.Broken(Before!.Checks, After.Checks);
}

/// <summary>A change of the roster against the rules, on its first day and on all later ones on which the roster changes.</summary>
public sealed record RosterForecast(IReadOnlyList<RosterDay> Days)
{
    public RosterDay First => Days[0];

    /// <summary>Refused as <c>seat.breaks.{rule}</c>, for each rule once: what it would come to, the limit, and the first day on which it is broken.</summary>
    public Outcome ToOutcome() => Outcome.Of([
        .. Days.SelectMany(day => day.Broken.Select(check => (day.On, Check: check))).DistinctBy(broken => broken.Check.Code)
            .Select(broken => new Refusal($"seat.breaks.{broken.Check.Code}", null, broken.Check.Actual.Of, broken.Check.Required.Of, broken.On)),
    ]);
}
