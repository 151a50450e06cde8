using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>Draws the roster of a national committee, lawful by construction (rules.md §1.1).</summary>
/// <param name="committee">Whose roster.</param>
/// <param name="secretariat">Who holds the secretariat: the secretary-general comes from there.</param>
/// <param name="bodies">Sample bodies in the order in which they are asked for members.</param>
/// <param name="people">Makes the people.</param>
internal sealed class NationalRoster(CommitteeFact committee, SampleBody secretariat, IReadOnlyList<SampleBody> bodies, SamplePeople people)
{
    private const int MostPerBody = 3;
    private const int MostFromParent = 3;

    private readonly SplitMix64 _random = SplitMix64.For(committee.Code);
    private readonly List<Slot> _slots = [];
    private int _size;

    private bool IsSubcommittee => committee.Kind == CommitteeKind.SC;

    /// <param name="parent">Plain members of the parent committee, some of whom sit here too.</param>
    public IReadOnlyList<SampleSeat> Draw(IReadOnlyList<SamplePerson> parent)
    {
        // Odd, between the least that is lawful and what is usual.
        _size = committee.Members ?? (IsSubcommittee ? 15 + 2 * _random.Below(4) : 27 + 2 * _random.Below(8));
        FillSecretariat();
        FillHeads();
        FillFromParent(parent);
        FillMembers();
        var academicians = Academicians();
        IReadOnlyList<SampleSeat> seats = [.. _slots.Select(slot => Seat(slot, academicians.Contains(slot)))];

        // Where the number of members is published, the roster is those and nobody else.
        return committee.Members is null ? [.. seats, Guest(SeatCategory.Observer, bodies[^2]), Guest(SeatCategory.Adviser, bodies[^1])] : seats;
    }

    private void FillSecretariat()
    {
        var offices = IsSubcommittee ? [OfficeRole.SecretaryGeneral] : new[] { OfficeRole.SecretaryGeneral, OfficeRole.DeputySecretaryGeneral };
        _slots.AddRange(offices.Select(office => new Slot(secretariat, [office])));
    }

    // Each from another body, so that no vice-chair is the chair's colleague.
    private void FillHeads()
    {
        var vices = IsSubcommittee ? 1 + _random.Below(3) : 3 + _random.Below(3);
        _slots.Add(new(bodies[0], [OfficeRole.Chair]));
        _slots.AddRange(bodies.Skip(1).Take(vices).Select(body => new Slot(body, [OfficeRole.ViceChair])));
    }

    private void FillFromParent(IReadOnlyList<SamplePerson> parent)
    {
        foreach (var person in _random.Shuffled(parent.Where(p => p.Seats == 1 && p.Body != secretariat.Code)).DistinctBy(p => p.Body).Take(MostFromParent))
        {
            var body = bodies.FirstOrDefault(b => b.Code == person.Body);
            if (body is not null && HasRoomFor(body, MostPerBody))
            {
                _slots.Add(new(body, [], person));
            }
        }
    }

    private void FillMembers()
    {
        foreach (var body in bodies)
        {
            while (_slots.Count < _size && HasRoomFor(body, QuotaOf(body.Side)))
            {
                _slots.Add(new(body, []));
            }
        }

        if (_slots.Count < _size)
        {
            throw new InvalidOperationException($"{committee.Code} needs more sample bodies.");
        }
    }

    private bool HasRoomFor(SampleBody body, int quota) =>
        _slots.Count(slot => slot.Body == body) < quota && _slots.Count(slot => slot.Body.Side == body.Side) < _size / 2;

    private static int QuotaOf(StakeholderSide? side) => side switch
    {
        StakeholderSide.PublicInterest => MostPerBody,
        StakeholderSide.Consumer => 1,
        _ => 2,
    };

    // The chair, some vice-chairs, then researchers.
    private HashSet<Slot> Academicians()
    {
        var count = committee.Academicians ?? 0;
        var heads = _slots.Where(slot => slot.Offices is [OfficeRole.Chair] or [OfficeRole.ViceChair]).Take(4);
        var researchers = _random.Shuffled(_slots.Where(slot => slot is { Offices: [], Person: null, Body.Side: StakeholderSide.PublicInterest }));
        return [.. heads.Concat(researchers).Take(count)];
    }

    private SampleSeat Seat(Slot slot, bool isAcademician)
    {
        var person = slot.Person ?? people.Chinese(_random, committee, slot.Body, TitleOf(slot, isAcademician), isAcademician, MailOf(slot, isAcademician));
        person.Seats++;
        return new(person, SeatCategory.Voting, slot.Offices);
    }

    private TitleLevel TitleOf(Slot slot, bool isAcademician) =>
        isAcademician || slot.Offices is [OfficeRole.Chair] or [OfficeRole.ViceChair] or [OfficeRole.SecretaryGeneral] ? TitleLevel.Senior
        : _random.Below(10) switch
        {
            < 4 => TitleLevel.Senior,
            < 8 => TitleLevel.Associate,
            _ => TitleLevel.Intermediate,
        };

    // The addresses that a visitor of the demonstration signs in with.
    private string? MailOf(Slot slot, bool isAcademician) =>
        slot.Offices is [OfficeRole.Chair] ? "chair"
        : !isAcademician && slot == _slots.First(s => s is { Offices: [], Person: null, Body.Side: StakeholderSide.User }) ? "member"
        : null;

    private SampleSeat Guest(SeatCategory category, SampleBody body)
    {
        var person = people.Chinese(_random, committee, body, TitleLevel.Senior, false, null);
        person.Seats++;
        return new(person, category, []);
    }

    // A class: two slots of one body are not the same.
    private sealed class Slot(SampleBody body, IReadOnlyList<OfficeRole> offices, SamplePerson? person = null)
    {
        public SampleBody Body { get; } = body;

        public IReadOnlyList<OfficeRole> Offices { get; } = offices;

        /// <summary>Sits on the parent committee already.</summary>
        public SamplePerson? Person { get; } = person;
    }
}
