using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Imports.Deciding;

/// <summary>
/// Seats of a committee, past ones too, by the decisions by which a seat is given. Rows that only bring seats are tried together (<see cref="SeatsThatWait"/>); a body's seat is
/// decided about for itself, with whoever acts for it.
/// </summary>
internal sealed partial class SeatRows(TcManagerDb db, SeatBook book, RosterWhatIf whatIf) : RowDecider(db)
{
    /// <summary>Seats that rows have named which were known before.</summary>
    private readonly HashSet<(string Holder, DateOnly From)> _seen = [];
    private readonly List<Membership> _newHeads = [];
    private readonly SeatsThatWait _waiting = new(db, book);

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        _newHeads.Clear();
        var said = rows.ToDictionary(row => row.No, RepresentativeCells.Read);
        var people = await PeopleOfRows.ReadAsync(Db, rows, [Col.Employer, Col.Nominator, Col.Holder], withPseudonyms: true, ct, [.. said.Values.SelectMany(s => s)]);
        var ids = people.All.Select(p => p.Id).ToList();
        if (Scope.IsTaking)
        {
            await Db.HoldSeatsAsync(p => EF.Parameter(ids).Contains(p.Id), ct);
        }

        await book.MeetAsync(people.All, ct);
        var seats = (await Db.Memberships.Include(m => m.Offices).Where(m => m.CommitteeId == Scope.CommitteeId && !m.IsBody && EF.Parameter(ids).Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        var bodies = rows.Select(row => people.Organisations.Of(row, Col.Holder)?.Id).OfType<long>().Distinct().ToList();
        var held = bodies.Count == 0 ? [] : await Db.Memberships.Include(m => m.Representatives)
            .Where(m => m.CommitteeId == Scope.CommitteeId && m.IsBody && EF.Parameter(bodies).Contains(m.NominatingOrganisationId!.Value)).ToListAsync(ct);
        var decisions = new Dictionary<int, RowDecision>();
        foreach (var row in rows)
        {
            if (row.Text(Col.Holder) is null)
            {
                if (said[row.No].Count > 0)
                {
                    row.Fault("representative.personSeat", Col.Representatives);
                }

                Decide(row, SaidSeat.Read(row, people), seats, decisions);
            }
            else
            {
                _waiting.Settle(decisions);
                decisions[row.No] = DecideBody(row, SaidSeat.ReadBody(row, people, said[row.No]), people.Organisations.Find(row, Col.Holder)?.Id, held);
            }
        }

        _waiting.Settle(decisions);
        foreach (var seat in _newHeads.Where(_ => Scope.IsTaking))
        {
            await Db.HandOverAsync(seat, Scope.Today, ct);
        }

        return [.. rows.Select(row => decisions[row.No])];
    }

    protected override async Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct)
    {
        var committee = Scope.CommitteeId!.Value;
        if (Scope.IsTaking)
        {
            await Db.HoldRosterAsync(committee, [], ct);
            await Db.HoldSeatsAsync(p => Db.Memberships.Where(m => m.CommitteeId == committee).Select(m => m.PersonId).Contains(p.Id), ct);
        }

        await book.ReadAsync(committee, ct);
        return Outcome.Done;
    }

    private void Decide(ImportRow row, SaidSeat said, ILookup<long, Membership> seats, Dictionary<int, RowDecision> decisions)
    {
        if (row.IsRefused || said.PersonId is not { } person || said.FromOn is not { } from)
        {
            decisions[row.No] = row.Refused();
            return;
        }

        // Whether a seat of the person is in the way shows only when the earlier rows are settled.
        if (_waiting.HasOneOf(person))
        {
            _waiting.Settle(decisions);
        }

        if (seats[person].FirstOrDefault(m => m.FromOn == from) is { } known)
        {
            _waiting.Settle(decisions);
            decisions[row.No] = Change(row, known, said);
        }
        else if (Give(row, said, person, from) is { } candidate)
        {
            _waiting.Add(candidate);
        }
        else
        {
            decisions[row.No] = row.Refused();
        }
    }

    /// <summary>The seat that a row brings, as far as the row alone says; null where it is refused.</summary>
    private SeatThatWaits? Give(ImportRow row, SaidSeat said, long person, DateOnly from)
    {
        var category = said.Category ?? (book.Name.ProfileCode.StartsWith("iso", StringComparison.Ordinal) ? SeatCategory.P : SeatCategory.Voting);
        var plan = new SeatPlan(person, category, said.Side, said.NominatorId, from, []);
        var mayBe = book.MayBeSatOn(from, said.ToOn);
        foreach (var refusal in plan.Check(Scope.Today, whatIf.AsksForSides(book.Name)).Refusals.Concat(mayBe.Refusals))
        {
            row.Fault(refusal, refusal.Code == "seat.sideMissing" ? Col.Side : Col.From);
        }

        if (said.IsPseudonym)
        {
            row.Fault("import.personNotFound", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }

        if (mayBe.IsDone && book.History.SeatsOf(person).Where(s => Span.Overlap(s.Span.FromOn, s.Span.ToOn, from, said.ToOn)).OrderBy(s => s.Span.FromOn).FirstOrDefault() is { } other)
        {
            row.Fault(new Refusal("seat.overlaps", null, other.Span.FromOn), Col.From);
        }
        else if (mayBe.IsDone && book.ActsForBody(person, from, said.ToOn) is { } body)
        {
            row.Fault(new Refusal("seat.represents", null, body), Col.From);
        }

        var seat = new Membership(Guid.CreateVersion7(), Scope.CommitteeId!.Value, book.TermOn(from), person, category, from, category == SeatCategory.Voting ? said.Side : null, said.NominatorId);
        said.ApplyTo(row, seat, Scope.Today);
        return row.IsRefused ? null : new(row, seat, ToHistory(seat));
    }

    /// <summary>A seat that is known: it gets an end, offices or representatives, or another side; nothing that has happened is undone.</summary>
    private RowDecision Change(ImportRow row, Membership known, SaidSeat said)
    {
        if (said.Category is { } category && category != known.Category)
        {
            row.Fault("import.categoryFixed", Col.Category);
        }

        if (!_seen.Add((known.HolderKey, known.FromOn)))
        {
            row.Fault("import.rowTwice", known.IsBody ? Col.Holder : Col.NameZh, (known.IsBody ? row.Text(Col.Holder) : PeopleOfRows.NameOf(row))!);
        }

        // The change is tried on a copy: what is refused halfway leaves the seat as it was.
        var copy = Copy(known);
        var changed = said.ApplyTo(row, copy, Scope.Today);
        SeeWhoActs(row, copy, known.Representatives);
        if (row.IsRefused)
        {
            return row.Refused();
        }

        var was = (known.IsBody ? book.KnownOfBody(known.NominatingOrganisationId!.Value, known.FromOn) : book.Known(known.PersonId, known.FromOn)) ?? book.Add(ToHistory(known));
        var first = copy.Offices.Where(o => !known.Offices.Any(k => k.Role == o.Role && k.FromOn == o.FromOn)).Select(o => (DateOnly?)o.FromOn).Min();
        var becomes = ToHistory(copy);
        if (first is null)
        {
            book.History.Replace(was, becomes);
        }
        else
        {
            foreach (var refusal in book.Broken(was, becomes, first.Value).Refusals)
            {
                row.Fault(refusal, Col.Offices);
            }
        }

        if (row.IsRefused)
        {
            return row.Refused();
        }

        var head = known.PersonId;
        said.ApplyTo(row, known, Scope.Today);
        if (changed.Count > 0)
        {
            Db.Entry(known).State = EntityState.Modified;
        }

        if (known.IsBody)
        {
            book.Represent(known);
            if (known.PersonId != head)
            {
                _newHeads.Add(known);
            }
        }

        return RowDecision.Of(row.No, changed);
    }

    private HistorySeat ToHistory(Membership seat) => new(
        book.Person(seat.PersonId), seat.Category, seat.Side, seat.NominatingOrganisationId, new(seat.FromOn, seat.ToOn), [.. seat.Offices.Select(o => (o.Role, new DaySpan(o.FromOn, o.ToOn)))])
    {
        BodyId = seat.IsBody ? seat.NominatingOrganisationId : null,
    };

    private static Membership Copy(Membership seat)
    {
        var copy = seat.IsBody
            ? CopyOfBody(seat)
            : new Membership(Guid.Empty, seat.CommitteeId, seat.TermId, seat.PersonId, seat.Category, seat.FromOn, seat.Side, seat.NominatingOrganisationId);
        foreach (var office in seat.Offices.OrderBy(o => o.FromOn))
        {
            copy.Hold(office.Role, office.FromOn);
            if (office.ToOn is { } last)
            {
                copy.LayDown(office.Role, last);
            }
        }

        if (seat.ToOn is { } end)
        {
            copy.EndOn(end, seat.EndReason ?? SeatEnd.Other, seat.EndNote);
        }

        return copy;
    }
}
