using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Application.Members;

/// <summary>A roster as it would be after a change, against the rules of composition: shown while the change is edited, asked again when it is made.</summary>
public sealed class RosterWhatIf(TcManagerDb db, RosterQueries rosters, CompositionQueries composition, CommitteeProfiles profiles, TimeProvider clock)
{
    /// <summary>Whether the rules of the committee ask for the side that a voting seat stands for.</summary>
    public bool AsksForSides(CommitteeName committee) =>
        profiles.Find(committee.ProfileCode, clock.Today(committee.ZoneId))?.Profile.LimitsOf(committee.Kind.ToString()).Any(limit => limit.Code == CompositionCodes.SideShare) == true;

    /// <summary>A further seat.</summary>
    public async Task<RosterForecast> WithSeatAsync(CommitteeName committee, SeatPlan plan, CancellationToken ct)
    {
        var newcomers = await NewcomersAsync(committee.Id, [plan], ct);
        return await ForecastAsync(committee, plan.FromOn, [plan.PersonId], (day, seats) => [.. seats, .. newcomers.Select(newcomer => newcomer(day))], ct);
    }

    /// <summary>A whole change: seats that go, offices as they are to be, and those who come.</summary>
    /// <param name="committee">Whose roster.</param>
    /// <param name="startOn">First day.</param>
    /// <param name="kept">Seats that stay, each with its offices from then on; all others of that day go.</param>
    /// <param name="added">Who comes.</param>
    /// <param name="isFirstDayOnly">For a page: as many queries whatever is promised for later. A decision asks for all days.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<RosterForecast> WithChangeAsync(
        CommitteeName committee, DateOnly startOn, IReadOnlyDictionary<long, IReadOnlyList<OfficeRole>> kept, IReadOnlyList<SeatPlan> added, bool isFirstDayOnly, CancellationToken ct)
    {
        var newcomers = await NewcomersAsync(committee.Id, added, ct);
        Func<DateOnly, IReadOnlyList<RosterSeat>, IReadOnlyList<RosterSeat>> change = (day, seats) =>
            [.. seats.Where(s => kept.ContainsKey(s.MembershipId) || s.FromOn >= startOn).Select(s => kept.TryGetValue(s.MembershipId, out var offices) ? s with { Offices = offices } : s), .. newcomers.Select(newcomer => newcomer(day))];
        return isFirstDayOnly ? new([await DayAsync(committee, startOn, change, ct)]) : await ForecastAsync(committee, startOn, [.. added.Select(plan => plan.PersonId)], change, ct);
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

    /// <summary>Those who come, as of any day: employer and seats elsewhere are those of the day. Three queries, however many they are.</summary>
    private async Task<IReadOnlyList<Func<DateOnly, RosterSeat>>> NewcomersAsync(long committeeId, IReadOnlyList<SeatPlan> plans, CancellationToken ct)
    {
        var ids = plans.Select(p => p.PersonId).ToList();
        var people = await db.People.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var employments = (await db.Employments.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.PersonId)).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
            .Select(e => new { e.PersonId, e.OrganisationId, e.FromOn, e.ToOn }).ToListAsync(ct)).ToLookup(e => e.PersonId);
        var elsewhere = (await db.Memberships.AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.PersonId) && !m.IsBody && m.CommitteeId != committeeId && m.Category == SeatCategory.Voting)
            .Select(m => new { m.PersonId, m.FromOn, m.ToOn }).ToListAsync(ct)).ToLookup(m => m.PersonId);
        return [.. plans.Select(plan => new Func<DateOnly, RosterSeat>(day => SeatOn(plan, day)))];

        RosterSeat SeatOn(SeatPlan plan, DateOnly day)
        {
            var person = people[plan.PersonId];
            if (plan.IsBody)
            {
                return new(
                    committeeId, 0, person.Id, new(person.NameZh, person.NameLatin), person.PinyinName, plan.Category, plan.Side, TitleLevel.None, false, person.IsSample,
                    plan.FromOn, null, [], plan.NominatingOrganisationId, null, null, false, 0, false, null, null) { IsBody = true };
            }

            var employers = employments[person.Id].Where(e => Span.Covers(e.FromOn, e.ToOn, day)).ToList();
            var employer = (employers.Find(e => e.OrganisationId == plan.NominatingOrganisationId) ?? employers.FirstOrDefault())?.OrganisationId ?? plan.NominatingOrganisationId;
            return new(
                committeeId, 0, person.Id, new(person.NameZh, person.NameLatin), person.PinyinName, plan.Category, plan.Side, person.TitleLevel, person.IsAcademician, person.IsSample,
                plan.FromOn, null, plan.Offices, employer, null, null, false, elsewhere[person.Id].Count(m => Span.Covers(m.FromOn, m.ToOn, day)), false, null, null);
        }
    }

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
        return new(day, composition.Check(committee, before, secretariats, day), composition.Check(committee, change(day, before), secretariats, day));
    }
}

/// <summary>The composition of one day, as it is and as it would be; null where the profile has no rules for this kind of committee.</summary>
public sealed record RosterDay(DateOnly On, CompositionReport? Before, CompositionReport? After)
{
    /// <param name="isNew">A roster made anew answers for every limit, a change only for what it makes worse.</param>
    public IReadOnlyList<CompositionCheck> Broken(bool isNew) => After is null ? [] : CompositionRules.Broken(isNew ? [] : Before!.Checks, After.Checks);
}

/// <summary>A change of the roster against the rules, on its first day and on all later ones on which the roster changes.</summary>
public sealed record RosterForecast(IReadOnlyList<RosterDay> Days)
{
    public RosterDay First => Days[0];

    /// <summary>Refused as <c>seat.breaks.{rule}</c>, for each rule once: what it would come to, the limit, and the first day on which it is broken.</summary>
    public Outcome ToOutcome(bool isNew = false) => OutcomeOf(Days, isNew);

    /// <summary>The same of days that are worked out one after the other, and not kept.</summary>
    public static Outcome OutcomeOf(IEnumerable<RosterDay> days, bool isNew = false) => Outcome.Of([
        .. days.SelectMany(day => day.Broken(isNew).Select(check => (day.On, Check: check))).DistinctBy(broken => broken.Check.Code)
            .Select(broken => new Refusal($"seat.breaks.{broken.Check.Code}", null, broken.Check.Actual.Of, broken.Check.Required.Of, broken.On)),
    ]);
}
