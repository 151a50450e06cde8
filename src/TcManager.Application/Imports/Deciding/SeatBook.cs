using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Application.Imports.Deciding;

/// <summary>
/// All seats of a committee, read once, with what its rules ask of them: the decisions are those of <see cref="GiveSeat"/>, and a test holds them against each other.
/// </summary>
internal sealed class SeatBook(TcManagerDb db, CompositionQueries composition)
{
    private readonly Dictionary<long, HistoryPerson> _people = [];
    private Committee _committee = null!;
    private CommitteeName _name = null!;
    private List<CommitteeBody> _bodies = [];
    private List<Term> _terms = [];
    private List<Acting> _acting = [];

    internal RosterHistory History { get; private set; } = new([]);

    internal CommitteeName Name => _name;

    internal async Task ReadAsync(long committeeId, CancellationToken ct)
    {
        _committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == committeeId, ct);
        _name = await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleAsync(ct);
        _bodies = await db.CommitteeBodies.AsNoTracking().Where(b => b.CommitteeId == committeeId && (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin)).OrderBy(b => b.Id).ToListAsync(ct);
        _terms = await db.Terms.AsNoTracking().Where(t => t.CommitteeId == committeeId).OrderByDescending(t => t.No).ToListAsync(ct);
        var seats = await db.Memberships.AsNoTracking().Where(m => m.CommitteeId == committeeId).OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.PersonId, m.Person.TitleLevel, m.Category, m.Side, m.NominatingOrganisationId, m.FromOn, m.ToOn, m.IsBody }).ToListAsync(ct);
        var offices = (await db.Offices.AsNoTracking().Where(o => o.Membership.CommitteeId == committeeId).Select(o => new { o.MembershipId, o.Role, o.FromOn, o.ToOn }).ToListAsync(ct)).ToLookup(o => o.MembershipId);
        _acting = (await db.Representatives.AsNoTracking().Where(r => r.Membership.CommitteeId == committeeId).OrderBy(r => r.FromOn).ThenBy(r => r.Id)
            .Select(r => new { Body = r.Membership.NominatingOrganisationId!.Value, Seat = r.Membership.FromOn, r.PersonId, r.FromOn, r.ToOn }).ToListAsync(ct))
            .ConvertAll(r => new Acting(r.Body, r.Seat, r.PersonId, new(r.FromOn, r.ToOn)));
        var here = db.Memberships.Where(m => m.CommitteeId == committeeId).Select(m => m.PersonId);
        await KnowAsync(seats.Select(s => (s.PersonId, s.TitleLevel)), id => here.Contains(id), ct);
        History = new(seats.Select(s => new HistorySeat(
            _people[s.PersonId], s.Category, s.Side, s.NominatingOrganisationId, new(s.FromOn, s.ToOn), [.. offices[s.Id].Select(o => (o.Role, new DaySpan(o.FromOn, o.ToOn)))])
        {
            BodyId = s.IsBody ? s.NominatingOrganisationId : null,
        }));
    }

    /// <summary>Learns about people who may come to the roster.</summary>
    internal Task MeetAsync(IReadOnlyCollection<Person> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).Where(id => !_people.ContainsKey(id)).ToList();
        return ids.Count == 0 ? Task.CompletedTask : KnowAsync(people.Where(p => ids.Contains(p.Id)).Select(p => (p.Id, p.TitleLevel)), id => EF.Parameter(ids).Contains(id), ct);
    }

    /// <summary>The seat of a person that begins on a day.</summary>
    internal HistorySeat? Known(long personId, DateOnly fromOn) => History.SeatsOf(personId).FirstOrDefault(s => s.Span.FromOn == fromOn);

    /// <summary>The seat of a body that begins on a day.</summary>
    internal HistorySeat? KnownOfBody(long bodyId, DateOnly fromOn) => History.SeatsOfBody(bodyId).FirstOrDefault(s => s.Span.FromOn == fromOn);

    internal HistorySeat Add(HistorySeat seat)
    {
        History.Put(seat);
        return seat;
    }

    /// <summary>The first day of a body's seat for which the person acts in those days; null where there is none.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="toOn">Last day, or none.</param>
    /// <param name="but">A seat that does not count.</param>
    internal DateOnly? ActsForBody(long personId, DateOnly fromOn, DateOnly? toOn, Membership? but = null) => _acting
        .Where(a => a.PersonId == personId && Span.Overlap(a.Span.FromOn, a.Span.ToOn, fromOn, toOn) && !(but is not null && a.BodyId == but.NominatingOrganisationId && a.SeatFromOn == but.FromOn))
        .Select(a => (DateOnly?)a.SeatFromOn).FirstOrDefault();

    /// <summary>Who acts for a body's seat from now on, for the rows that follow.</summary>
    internal void Represent(Membership seat)
    {
        _acting.RemoveAll(a => a.BodyId == seat.NominatingOrganisationId && a.SeatFromOn == seat.FromOn);
        _acting.AddRange(seat.Representatives.Select(r => new Acting(seat.NominatingOrganisationId!.Value, seat.FromOn, r.PersonId, new(r.FromOn, r.ToOn))));
    }

    internal HistoryPerson Person(long id) => _people[id];

    internal Outcome MayBeSatOn(DateOnly fromOn, DateOnly? toOn) => _committee.MayBeSatOn(fromOn, toOn);

    internal long? TermOn(DateOnly day) => _terms.Find(t => t.StartOn <= day && (t.EndedOn is null || day <= t.EndedOn))?.Id;

    /// <summary>
    /// What the seats break that were put last, and did not before; <see cref="RosterForecast.ToOutcome"/> says how. Seats that only come break a limit together where one of them
    /// does alone, in whatever order they come: upper limits in people do not fall when somebody comes.
    /// </summary>
    internal Outcome Broken(IReadOnlyList<HistorySeat> added)
    {
        var to = added.Any(s => s.Span.ToOn is null) ? null : added.Max(s => s.Span.ToOn);
        var days = History.DaysOfComing(added.Min(s => s.Span.FromOn), to, added.Select(s => s.Person));
        return RosterForecast.OutcomeOf(days.Select(day => Day(day, () => History.On(day, SecretariatsOn(day), added.Count))));
    }

    /// <summary>What a seat breaks that becomes another one, from a day on.</summary>
    internal Outcome Broken(HistorySeat was, HistorySeat becomes, DateOnly from)
    {
        var days = History.DaysOfComing(from, becomes.Span.ToOn, []);
        History.Replace(was, becomes);
        var outcome = RosterForecast.OutcomeOf(days.Select(day => Day(day, () =>
        {
            History.Replace(becomes, was);
            var before = History.On(day, SecretariatsOn(day));
            History.Replace(was, becomes);
            return before;
        })));
        if (!outcome.IsDone)
        {
            History.Replace(becomes, was);
        }

        return outcome;
    }

    /// <summary>A day as the history has it; how it was before matters only where a limit is broken now.</summary>
    private RosterDay Day(DateOnly day, Func<RosterSnapshot> before)
    {
        var after = composition.Check(_name, History.On(day, SecretariatsOn(day)), day);
        return new(day, after is null || CompositionRules.Broken([], after.Checks).Count == 0 ? after : composition.Check(_name, before(), day), after);
    }

    private IReadOnlyList<string> SecretariatsOn(DateOnly day) => [.. _bodies.Where(b => Span.Covers(b.FromOn, b.ToOn, day)).Select(b => $"O:{b.OrganisationId}")];

    private async Task KnowAsync(IEnumerable<(long Id, TitleLevel Title)> people, System.Linq.Expressions.Expression<Func<long, bool>> are, CancellationToken ct)
    {
        var ids = db.People.Select(p => p.Id).Where(are);
        var employers = (await db.Employments.AsNoTracking().Where(e => ids.Contains(e.PersonId)).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
            .Select(e => new { e.PersonId, e.OrganisationId, e.FromOn, e.ToOn }).ToListAsync(ct)).ToLookup(e => e.PersonId);
        var elsewhere = (await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId) && !m.IsBody && m.CommitteeId != _name.Id && m.Category == SeatCategory.Voting)
            .Select(m => new { m.PersonId, m.FromOn, m.ToOn }).ToListAsync(ct)).ToLookup(m => m.PersonId);
        foreach (var (id, title) in people.DistinctBy(p => p.Id))
        {
            _people[id] = new(id, title, [.. employers[id].Select(e => (e.OrganisationId, new DaySpan(e.FromOn, e.ToOn)))], [.. elsewhere[id].Select(m => new DaySpan(m.FromOn, m.ToOn))]);
        }
    }

    private sealed record Acting(long BodyId, DateOnly SeatFromOn, long PersonId, DaySpan Span);
}
