using TcManager.Application.Data;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Imports.Deciding;

/// <summary>A seat that a row brings, which breaks nothing as far as the row alone says.</summary>
internal sealed record SeatThatWaits(ImportRow Row, Membership Seat, HistorySeat History);

/// <summary>Seats are tried together: one reading of each day for all of them, and the halves of those that break a limit, until the rows that do are found.</summary>
internal sealed class SeatsThatWait(TcManagerDb db, SeatBook book)
{
    private readonly List<SeatThatWaits> _seats = [];

    internal void Add(SeatThatWaits seat) => _seats.Add(seat);

    internal bool HasOneOf(long personId) => _seats.Exists(s => s.Seat.PersonId == personId);

    /// <summary>Decides about them, in their order; none waits any more.</summary>
    internal void Settle(Dictionary<int, RowDecision> decisions)
    {
        if (_seats.Count > 0)
        {
            Settle(_seats, decisions);
            _seats.Clear();
        }
    }

    private void Settle(List<SeatThatWaits> seats, Dictionary<int, RowDecision> decisions)
    {
        foreach (var seat in seats)
        {
            book.History.Put(seat.History);
        }

        var broken = book.Broken([.. seats.Select(s => s.History)]);
        if (broken.IsDone)
        {
            foreach (var seat in seats)
            {
                db.Add(seat.Seat);
                decisions[seat.Row.No] = new(seat.Row.No, RowVerdict.New, []);
            }

            return;
        }

        book.History.TakeBack(seats.Count);
        if (seats is [var one])
        {
            foreach (var refusal in broken.Refusals)
            {
                one.Row.Fault(refusal);
            }

            decisions[one.Row.No] = one.Row.Refused();
            return;
        }

        var half = seats.Count / 2;
        Settle([.. seats.Take(half)], decisions);
        Settle([.. seats.Skip(half)], decisions);
    }
}
