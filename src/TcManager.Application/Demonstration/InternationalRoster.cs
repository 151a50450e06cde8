using TcManager.Domain.Members;

namespace TcManager.Application.Demonstration;

/// <summary>Draws the roster of an international or European committee: one delegate for each invented national body, and a chair who has no vote.</summary>
internal sealed class InternationalRoster(CommitteeFact committee, IReadOnlyList<SampleBody> bodies, SamplePeople people)
{
    private const int FewestP = 12;
    private const int FewestO = 4;

    private readonly SplitMix64 _random = SplitMix64.For(committee.Code);

    public IReadOnlyList<SampleSeat> Draw()
    {
        var p = FewestP + _random.Below(9);
        var o = FewestO + _random.Below(5);
        var seats = new List<SampleSeat> { Seat(bodies[^1], SeatCategory.Observer, "chair", OfficeRole.Chair) };
        seats.AddRange(bodies.Take(p).Select((body, index) => Seat(body, SeatCategory.P, index == 0 ? "member" : null)));
        seats.AddRange(bodies.Skip(p).Take(o).Select(body => Seat(body, SeatCategory.O, null)));
        return seats;
    }

    private SampleSeat Seat(SampleBody body, SeatCategory category, string? mail, params IReadOnlyList<OfficeRole> offices)
    {
        var person = people.Foreign(_random, committee, body, offices.Count > 0, mail);
        person.Seats++;
        return new(person, category, offices);
    }
}
