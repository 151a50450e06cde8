using TcManager.Domain.People;

namespace TcManager.Domain.Members.Composition;

/// <summary>A first day, and a last one or none yet.</summary>
public readonly record struct DaySpan(DateOnly FromOn, DateOnly? ToOn)
{
    public bool Covers(DateOnly day) => Span.Covers(FromOn, ToOn, day);
}

/// <summary>What the composition asks of a person on any day.</summary>
/// <param name="Title">技术职称.</param>
/// <param name="Employers">The latest first.</param>
/// <param name="OtherSeats">Voting seats on other committees.</param>
public sealed record HistoryPerson(long Id, TitleLevel Title, IReadOnlyList<(long OrganisationId, DaySpan Span)> Employers, IReadOnlyList<DaySpan> OtherSeats);

/// <summary>A seat through all its days; of a person, or where <see cref="BodyId"/> says so of that organisation.</summary>
public sealed record HistorySeat(HistoryPerson Person, SeatCategory Category, StakeholderSide? Side, long? NominatorId, DaySpan Span, IReadOnlyList<(OfficeRole Role, DaySpan Span)> Offices)
{
    /// <summary>The organisation that holds the seat itself; the person then is its head representative.</summary>
    public long? BodyId { get; init; }

    internal RosterRow On(DateOnly day)
    {
        if (BodyId is { } body)
        {
            return new($"O:{body}", $"O:{body}", Side, TitleLevel.None, [], 0, Category is SeatCategory.Voting or SeatCategory.P, IsBody: true);
        }

        var employers = Person.Employers.Where(e => e.Span.Covers(day)).Select(e => (long?)e.OrganisationId).ToList();
        var employer = employers.Contains(NominatorId) ? NominatorId : employers.Count > 0 ? employers[0] : NominatorId;
        return new(
            $"P:{Person.Id}", employer is { } id ? $"O:{id}" : null, Side, Person.Title, [.. Offices.Where(o => o.Span.Covers(day)).Select(o => o.Role).Distinct()],
            Person.OtherSeats.Count(s => s.Covers(day)), Category is SeatCategory.Voting or SeatCategory.P);
    }
}

/// <summary>Every seat of a committee through all its days, held in memory while many rows are decided about: one reading instead of one for each row and day.</summary>
public sealed class RosterHistory
{
    private readonly List<HistorySeat> _seats = [];
    private readonly Dictionary<long, List<HistorySeat>> _byPerson = [];

    public RosterHistory(IEnumerable<HistorySeat> seats)
    {
        foreach (var seat in seats)
        {
            Put(seat);
        }
    }

    /// <summary>Seats of the person's own.</summary>
    public IReadOnlyList<HistorySeat> SeatsOf(long personId) => _byPerson.GetValueOrDefault(personId) ?? [];

    /// <summary>Seats that a body holds itself.</summary>
    public IEnumerable<HistorySeat> SeatsOfBody(long bodyId) => _seats.Where(s => s.BodyId == bodyId);

    public void Put(HistorySeat seat)
    {
        _seats.Add(seat);
        if (seat.BodyId is not null)
        {
            return;
        }

        if (!_byPerson.TryGetValue(seat.Person.Id, out var own))
        {
            _byPerson[seat.Person.Id] = own = [];
        }

        own.Add(seat);
    }

    /// <summary>Takes back the seats that were put last, as many as are said.</summary>
    public void TakeBack(int count)
    {
        foreach (var seat in _seats.TakeLast(count).Where(s => s.BodyId is null))
        {
            _byPerson[seat.Person.Id].Remove(seat);
        }

        _seats.RemoveRange(_seats.Count - count, count);
    }

    public void Replace(HistorySeat seat, HistorySeat by)
    {
        _seats[_seats.LastIndexOf(seat)] = by;
        if (seat.BodyId is not null)
        {
            return;
        }

        var own = _byPerson[seat.Person.Id];
        own[own.LastIndexOf(seat)] = by;
    }

    /// <summary>The roster of a day without the seats that were put last.</summary>
    /// <param name="day">The day.</param>
    /// <param name="secretariats">秘书处承担单位 of that day.</param>
    /// <param name="without">How many of the last are left out.</param>
    public RosterSnapshot On(DateOnly day, IReadOnlyList<string> secretariats, int without = 0) =>
        new([.. _seats.Take(_seats.Count - without).Where(s => s.Span.Covers(day)).Select(s => s.On(day))], secretariats);

    /// <summary>
    /// The days from one to another on which somebody comes to the roster or to an office, and the first one: between them no upper limit can be crossed. Seats elsewhere of those
    /// who are named count too.
    /// </summary>
    public IReadOnlyList<DateOnly> DaysOfComing(DateOnly fromOn, DateOnly? toOn, IEnumerable<HistoryPerson> people) =>
    [
        .. _seats.Select(s => s.Span.FromOn).Concat(_seats.SelectMany(s => s.Offices.Select(o => o.Span.FromOn))).Concat(people.SelectMany(p => p.OtherSeats.Select(s => s.FromOn)))
            .Where(day => Span.Covers(fromOn, toOn, day)).Append(fromOn).Distinct().Order(),
    ];
}
