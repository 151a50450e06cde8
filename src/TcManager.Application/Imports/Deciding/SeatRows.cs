using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Imports.Deciding;

/// <summary>
/// Seats of a committee, past ones too, by the decisions by which a seat is given. Rows that only bring seats are tried together: one reading of each day for all of them, and
/// the halves of those that break a limit, until the rows that do are found. Seats that bodies hold are left as they are: a row says nothing of representatives.
/// </summary>
internal sealed class SeatRows(TcManagerDb db, SeatBook book, RosterWhatIf whatIf) : RowDecider(db)
{
    /// <summary>Seats that rows have named which were known before.</summary>
    private readonly HashSet<(long Person, DateOnly From)> _seen = [];
    private readonly List<Candidate> _waiting = [];

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var people = await PeopleOfRows.ReadAsync(Db, rows, [Col.Employer, Col.Nominator], withPseudonyms: true, ct);
        var ids = people.All.Select(p => p.Id).ToList();
        if (Scope.IsTaking)
        {
            await Db.HoldSeatsAsync(p => EF.Parameter(ids).Contains(p.Id), ct);
        }

        await book.MeetAsync(people.All, ct);
        var seats = (await Db.Memberships.Include(m => m.Offices).Where(m => m.CommitteeId == Scope.CommitteeId && !m.IsBody && EF.Parameter(ids).Contains(m.PersonId)).ToListAsync(ct)).ToLookup(m => m.PersonId);
        var decisions = new Dictionary<int, RowDecision>();
        foreach (var row in rows)
        {
            Decide(row, SaidSeat.Read(row, people), seats, decisions);
        }

        Settle(decisions);
        return [.. rows.Select(row => decisions[row.No])];
    }

    protected override async Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct)
    {
        var committee = Scope.CommitteeId!.Value;
        if (Scope.IsTaking)
        {
            await Db.HoldRosterAsync(committee, [], ct);
            await Db.HoldSeatsAsync(p => Db.Memberships.Any(m => m.CommitteeId == committee && m.PersonId == p.Id), ct);
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
        if (_waiting.Exists(c => c.Seat.PersonId == person))
        {
            Settle(decisions);
        }

        if (seats[person].FirstOrDefault(m => m.FromOn == from) is { } known)
        {
            Settle(decisions);
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
    private Candidate? Give(ImportRow row, SaidSeat said, long person, DateOnly from)
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
        said.ApplyTo(row, seat);
        return row.IsRefused ? null : new(row, seat, ToHistory(seat));
    }

    /// <summary>A seat that is known: it gets an end, offices, or another side; nothing that has happened is undone.</summary>
    private RowDecision Change(ImportRow row, Membership known, SaidSeat said)
    {
        if (said.Category is { } category && category != known.Category)
        {
            row.Fault("import.categoryFixed", Col.Category);
        }

        if (!_seen.Add((known.PersonId, known.FromOn)))
        {
            row.Fault("import.rowTwice", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }

        // The change is tried on a copy: what is refused halfway leaves the seat as it was.
        var copy = Copy(known);
        var changed = said.ApplyTo(row, copy);
        if (row.IsRefused)
        {
            return row.Refused();
        }

        var was = book.Known(known.PersonId, known.FromOn) ?? book.Add(ToHistory(known));
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

        said.ApplyTo(row, known);
        if (changed.Count > 0)
        {
            Db.Entry(known).State = EntityState.Modified;
        }

        return RowDecision.Of(row.No, changed);
    }

    /// <summary>Decides about the rows that wait, in their order.</summary>
    private void Settle(Dictionary<int, RowDecision> decisions)
    {
        if (_waiting.Count > 0)
        {
            Settle(_waiting, decisions);
            _waiting.Clear();
        }
    }

    private void Settle(IReadOnlyList<Candidate> candidates, Dictionary<int, RowDecision> decisions)
    {
        foreach (var candidate in candidates)
        {
            book.History.Put(candidate.History);
        }

        var broken = book.Broken([.. candidates.Select(c => c.History)]);
        if (broken.IsDone)
        {
            foreach (var candidate in candidates)
            {
                Db.Add(candidate.Seat);
                decisions[candidate.Row.No] = new(candidate.Row.No, RowVerdict.New, []);
            }

            return;
        }

        book.History.TakeBack(candidates.Count);
        if (candidates is [var one])
        {
            foreach (var refusal in broken.Refusals)
            {
                one.Row.Fault(refusal);
            }

            decisions[one.Row.No] = one.Row.Refused();
            return;
        }

        var half = candidates.Count / 2;
        Settle([.. candidates.Take(half)], decisions);
        Settle([.. candidates.Skip(half)], decisions);
    }

    private HistorySeat ToHistory(Membership seat) => new(
        book.Person(seat.PersonId), seat.Category, seat.Side, seat.NominatingOrganisationId, new(seat.FromOn, seat.ToOn), [.. seat.Offices.Select(o => (o.Role, new DaySpan(o.FromOn, o.ToOn)))]);

    private static Membership Copy(Membership seat)
    {
        var copy = new Membership(Guid.Empty, seat.CommitteeId, seat.TermId, seat.PersonId, seat.Category, seat.FromOn, seat.Side, seat.NominatingOrganisationId);
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

    private sealed record Candidate(ImportRow Row, Membership Seat, HistorySeat History);
}

/// <summary>What a row says of a seat.</summary>
internal sealed record SaidSeat(long? PersonId, bool IsPseudonym, SeatCategory? Category, StakeholderSide? Side, long? NominatorId, DateOnly? FromOn, DateOnly? ToOn, SeatEnd? EndReason, IReadOnlyList<SaidOffice> Offices)
{
    /// <summary>Faults at the row: <c>import.personNotFound</c>, <c>import.personUnclear</c>, and what cannot be read.</summary>
    internal static SaidSeat Read(ImportRow row, PeopleOfRows people)
    {
        var (person, _, _) = people.Find(row);
        if (person is null && !row.IsRefused)
        {
            row.Fault("import.personNotFound", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }

        row.Required(Col.From);
        return new(
            person?.Id, person?.PseudonymisedAt is not null, row.Word(Col.Category, CellWords.Categories), row.Word(Col.Side, CellWords.Sides), people.Organisations.Find(row, Col.Nominator)?.Id, row.Day(Col.From), row.Day(Col.To),
            row.Word(Col.EndReason, CellWords.SeatEnds), OfficeCells.Read(row));
    }

    /// <summary>
    /// The columns whose values become others; what cannot be is a fault of the row: as <see cref="Membership"/> says, and as <c>import.endReasonFixed</c>, <c>import.officeFixed</c>.
    /// </summary>
    internal IReadOnlyList<string> ApplyTo(ImportRow row, Membership seat)
    {
        List<string> changed = [];
        var (side, nominator) = (seat.Category == SeatCategory.Voting ? Side ?? seat.Side : null, NominatorId ?? seat.NominatingOrganisationId);
        Note(side != seat.Side, Col.Side);
        Note(nominator != seat.NominatingOrganisationId, Col.Nominator);
        seat.StandFor(side, nominator);
        foreach (var office in Offices)
        {
            Note(Apply(row, seat, office), Col.Offices);
        }

        Note(End(row, seat), Col.To);
        return changed;

        void Note(bool isChanged, string column)
        {
            if (isChanged)
            {
                changed.Add(column);
            }
        }
    }

    private bool Apply(ImportRow row, Membership seat, SaidOffice said)
    {
        var from = said.FromOn ?? seat.FromOn;
        var last = said.ToOn == (seat.ToOn ?? ToOn) ? null : said.ToOn;
        if (seat.Offices.FirstOrDefault(o => o.Role == said.Role && o.FromOn == from) is { } known)
        {
            if (last is null || known.ToOn == last)
            {
                return false;
            }

            if (known.ToOn is { } ended && ended != seat.ToOn)
            {
                row.Fault(new Refusal("import.officeFixed", null, ended), Col.Offices);
                return false;
            }
        }
        else if (!Succeeds(row, seat.Hold(said.Role, from)))
        {
            return false;
        }

        return last is null || Succeeds(row, LayDown(seat, said.Role, from, last.Value));
    }

    private Outcome LayDown(Membership seat, OfficeRole role, DateOnly from, DateOnly last) =>
        last < from ? Outcome.Refused("office.endsBeforeStart", null, from) : last > (seat.ToOn ?? ToOn) ? Outcome.Refused("office.outsideSeat") : seat.LayDown(role, last);

    private static bool Succeeds(ImportRow row, Outcome outcome)
    {
        foreach (var refusal in outcome.Refusals)
        {
            row.Fault(refusal, Col.Offices);
        }

        return outcome.IsDone;
    }

    private bool End(ImportRow row, Membership seat)
    {
        if (ToOn is not { } last)
        {
            return false;
        }

        if (seat.ToOn == last)
        {
            if (EndReason is { } reason && reason != seat.EndReason)
            {
                row.Fault("import.endReasonFixed", Col.EndReason);
            }

            return false;
        }

        var ended = seat.EndOn(last, EndReason ?? SeatEnd.Other);
        foreach (var refusal in ended.Refusals)
        {
            row.Fault(refusal, Col.To);
        }

        return ended.IsDone;
    }
}
