using TcManager.Application.Data;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>A committee with its sample people.</summary>
internal sealed record SeededRoster(SeededCommittee Committee, IReadOnlyList<SeededSeat> Seats, IReadOnlyList<SamplePerson> Staff);

/// <summary>A seat with its row.</summary>
internal sealed record SeededSeat(SampleSeat Plan, Membership Row, bool IsOfSampleBody);

/// <summary>Sample members, offices, employments, terms and the secretariats' people.</summary>
public sealed class SeedRosters(TcManagerDb db)
{
    private const int TermYears = 5;

    private readonly Dictionary<string, SampleBody> _ownSecretariats = [];
    private readonly Dictionary<string, Term> _terms = [];
    private readonly HashSet<SamplePerson> _employed = [];

    internal async Task<IReadOnlyList<SeededRoster>> ExecuteAsync(SeededWorld world, SampleBodies bodies, SamplePeople people, CancellationToken ct)
    {
        var plans = new Dictionary<string, (IReadOnlyList<SampleSeat> Seats, IReadOnlyList<SamplePerson> Staff)>();
        foreach (var committee in world.Committees.Values.Where(c => c.Fact.HasSeats))
        {
            var parent = committee.Row.Parent is { } row && plans.TryGetValue(row.Code, out var plan) ? plan.Seats : [];
            var seats = Draw(committee, parent, world, bodies, people);
            plans[committee.Fact.Code] = (seats, StaffOf(committee, world, people));
        }

        AddTerms(world);
        db.AddRange(plans.Values.SelectMany(p => p.Seats.Select(s => s.Person).Concat(p.Staff)).Distinct().Select(p => p.Row));
        await db.SaveChangesAsync(ct);
        var rosters = plans.Select(p => Add(world, world.Committees[p.Key], p.Value.Seats, p.Value.Staff)).ToList();
        await db.SaveChangesAsync(ct);
        return rosters;
    }

    private IReadOnlyList<SampleSeat> Draw(SeededCommittee committee, IReadOnlyList<SampleSeat> parent, SeededWorld world, SampleBodies bodies, SamplePeople people)
    {
        var fact = committee.Fact;
        var pool = Turned(fact.IsNational ? bodies.National : bodies.International, SplitMix64.For($"{fact.Code} bodies"));
        if (!fact.IsNational)
        {
            return new InternationalRoster(fact, pool, people).Draw();
        }

        var secretariat = fact.Secretariat is [var code, ..]
            ? new SampleBody(code, world.Organisations[code].Name, world.Organisations[code].Country, StakeholderSide.PublicInterest)
            : _ownSecretariats[fact.Code] = pool[^3];
        return new NationalRoster(fact, secretariat, pool, people).Draw([.. parent.Where(s => s.IsPlainMember).Select(s => s.Person)]);
    }

    // Every committee starts elsewhere in the ring of bodies.
    private static List<SampleBody> Turned(IReadOnlyList<SampleBody> bodies, SplitMix64 random)
    {
        var start = random.Below(bodies.Count);
        return [.. bodies.Skip(start), .. bodies.Take(start)];
    }

    private List<SamplePerson> StaffOf(SeededCommittee committee, SeededWorld world, SamplePeople people)
    {
        var employers = committee.Fact.Secretariat ?? (_ownSecretariats.TryGetValue(committee.Fact.Code, out var own) ? [own.Code] : []);
        return [.. employers.Select((code, index) => people.Secretary(committee.Fact, code, world.Organisations[code].Country == "CN", index > 0))];
    }

    private SeededRoster Add(SeededWorld world, SeededCommittee committee, IReadOnlyList<SampleSeat> seats, IReadOnlyList<SamplePerson> staff)
    {
        var (id, from) = (committee.Row.Id, committee.SeatsFrom);
        if (_ownSecretariats.TryGetValue(committee.Fact.Code, out var own))
        {
            db.Add(new CommitteeBody(id, world.Organisations[own.Code].Id, BodyPart.Secretariat, from));
        }

        var term = _terms.GetValueOrDefault(committee.Fact.Code);
        var rows = seats.Select(seat => Seat(seat, committee, term, world.Organisations[seat.Person.Body])).ToList();
        var secretaries = staff.Concat(seats.Where(s => s.Holds(OfficeRole.SecretaryGeneral)).Select(s => s.Person));
        db.AddRange(secretaries.Select(person => new Staff(person.Row.Id, id, from)));
        foreach (var person in staff)
        {
            Employ(person, world.Organisations[person.Body], from);
        }

        return new(committee, rows, staff);
    }

    // Only of a committee whose founding is published is it known which term this is.
    private void AddTerms(SeededWorld world)
    {
        foreach (var committee in world.Committees.Values)
        {
            if (committee.Fact.EstablishedOn is { } founded)
            {
                _terms[committee.Fact.Code] = new(committee.Row.Id, 1, founded, founded.AddYears(TermYears).AddDays(-1));
            }
        }

        db.AddRange(_terms.Values);
    }

    private SeededSeat Seat(SampleSeat seat, SeededCommittee committee, Term? term, Organisation employer)
    {
        var row = new Membership(
            Guid.CreateVersion7(), committee.Row.Id, term?.Id, seat.Person.Row.Id, seat.Category, committee.SeatsFrom, seat.Category == SeatCategory.Voting ? seat.Person.Side : null, employer.Id);
        foreach (var office in seat.Offices)
        {
            row.Hold(office, committee.SeatsFrom);
        }

        db.Add(row);
        Employ(seat.Person, employer, committee.SeatsFrom);
        return new(seat, row, employer.IsSample);
    }

    // Once, also for somebody who sits on two committees.
    private void Employ(SamplePerson person, Organisation employer, DateOnly from)
    {
        if (_employed.Add(person))
        {
            db.Add(new Employment(person.Row.Id, employer.Id, person.Position, from));
        }
    }
}
