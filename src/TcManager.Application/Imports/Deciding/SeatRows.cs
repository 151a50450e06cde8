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
/// the halves of those that break a limit, until the rows that do are found. A body's seat is decided about for itself, with whoever acts for it.
/// </summary>
internal sealed class SeatRows(TcManagerDb db, SeatBook book, RosterWhatIf whatIf) : RowDecider(db)
{
    /// <summary>Seats that rows have named which were known before.</summary>
    private readonly HashSet<(string Holder, DateOnly From)> _seen = [];
    private readonly List<Membership> _newHeads = [];
    private readonly List<Candidate> _waiting = [];

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
                Settle(decisions);
                decisions[row.No] = DecideBody(row, SaidSeat.ReadBody(row, people, said[row.No]), people.Organisations.Find(row, Col.Holder)?.Id, held);
            }
        }

        Settle(decisions);
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
        said.ApplyTo(row, seat, Scope.Today);
        return row.IsRefused ? null : new(row, seat, ToHistory(seat));
    }

    private RowDecision DecideBody(ImportRow row, SaidSeat said, long? body, IReadOnlyList<Membership> held)
    {
        if (row.IsRefused || body is not { } holder || said.FromOn is not { } from)
        {
            return row.Refused();
        }

        if (said.NominatorId is { } nominator && nominator != holder)
        {
            row.Fault("import.bodyNominates", Col.Nominator);
        }

        if (said.Offices.Count > 0)
        {
            row.Fault("office.ofBody", Col.Offices);
        }

        return held.FirstOrDefault(m => m.NominatingOrganisationId == holder && m.FromOn == from) is { } known ? Change(row, known, said) : GiveBody(row, said, holder, from);
    }

    private RowDecision GiveBody(ImportRow row, SaidSeat said, long body, DateOnly from)
    {
        if (said.Sent.FirstOrDefault(s => s.Said.Kind == RepresentativeKind.Head && (s.Said.FromOn ?? from) == from) is not { PersonId: > 0 } head)
        {
            row.Fault("import.headMissing", Col.Representatives);
            return row.Refused();
        }

        var category = said.Category ?? (book.Name.ProfileCode.StartsWith("iso", StringComparison.Ordinal) ? SeatCategory.P : SeatCategory.Voting);
        var plan = new SeatPlan(head.PersonId, category, said.Side, body, from, [], IsBody: true);
        var mayBe = book.MayBeSatOn(from, said.ToOn);
        foreach (var refusal in plan.Check(Scope.Today, whatIf.AsksForSides(book.Name)).Refusals.Concat(mayBe.Refusals))
        {
            row.Fault(refusal, refusal.Code == "seat.sideMissing" ? Col.Side : Col.From);
        }

        if (mayBe.IsDone && book.History.SeatsOfBody(body).Where(s => Span.Overlap(s.Span.FromOn, s.Span.ToOn, from, said.ToOn)).OrderBy(s => s.Span.FromOn).FirstOrDefault() is { } other)
        {
            row.Fault(new Refusal("seat.bodyOverlaps", null, other.Span.FromOn), Col.From);
        }

        var seat = Membership.OfBody(Guid.CreateVersion7(), Scope.CommitteeId!.Value, book.TermOn(from), body, head.PersonId, category, from, category == SeatCategory.Voting ? said.Side : null);
        said.ApplyTo(row, seat, Scope.Today);
        SeeWhoActs(row, seat, []);
        if (row.IsRefused)
        {
            return row.Refused();
        }

        var history = book.Add(ToHistory(seat));
        foreach (var refusal in book.Broken([history]).Refusals)
        {
            row.Fault(refusal);
        }

        if (row.IsRefused)
        {
            book.History.TakeBack(1);
            return row.Refused();
        }

        Db.Add(seat);
        book.Represent(seat);
        return new(row.No, RowVerdict.New, []);
    }

    /// <summary>Nobody acts for a body who sits on the committee at that time, or acts for another body there.</summary>
    private void SeeWhoActs(ImportRow row, Membership seat, IReadOnlyList<Representative> known)
    {
        foreach (var sent in seat.Representatives.Where(r => !known.Any(k => k.PersonId == r.PersonId && k.Kind == r.Kind && k.FromOn == r.FromOn)))
        {
            if (book.History.SeatsOf(sent.PersonId).Any(s => Span.Overlap(s.Span.FromOn, s.Span.ToOn, sent.FromOn, sent.ToOn)) || book.ActsForBody(sent.PersonId, sent.FromOn, sent.ToOn, but: seat) is not null)
            {
                row.Fault("representative.sitsHere", Col.Representatives);
            }
        }
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

    private static Membership CopyOfBody(Membership seat)
    {
        var sent = seat.Representatives.OrderBy(r => r.FromOn).ThenBy(r => r.Kind).ToList();
        var copy = Membership.OfBody(Guid.Empty, seat.CommitteeId, seat.TermId, seat.NominatingOrganisationId!.Value, sent[0].PersonId, seat.Category, seat.FromOn, seat.Side);
        foreach (var one in sent.Skip(1))
        {
            copy.Send(one.PersonId, one.Kind, one.FromOn, DateOnly.MaxValue);
            if (one is { Kind: RepresentativeKind.Delegate, ToOn: { } last } && last != seat.ToOn)
            {
                copy.Recall(one.PersonId, last);
            }
        }

        return copy;
    }

    private sealed record Candidate(ImportRow Row, Membership Seat, HistorySeat History);
}

/// <summary>What a row says of a seat.</summary>
internal sealed record SaidSeat(long? PersonId, bool IsPseudonym, SeatCategory? Category, StakeholderSide? Side, long? NominatorId, DateOnly? FromOn, DateOnly? ToOn, SeatEnd? EndReason, IReadOnlyList<SaidOffice> Offices)
{
    /// <summary>Who acts for a body's seat.</summary>
    internal IReadOnlyList<(long PersonId, SaidRepresentative Said)> Sent { get; init; } = [];

    /// <summary>A body's seat; where no representatives are said, the person of the row is the head from its first day. Faults as <see cref="Read"/>.</summary>
    internal static SaidSeat ReadBody(ImportRow row, PeopleOfRows people, IReadOnlyList<SaidRepresentative> sent)
    {
        row.Required(Col.From);
        if (sent.Count == 0 && PeopleOfRows.NameOf(row) is not null)
        {
            var said = Read(row, people);
            return said with { PersonId = null, Sent = said.PersonId is { } head ? [(head, new(RepresentativeKind.Head, null, null, null, null))] : [] };
        }

        var found = sent.Select(s => (Person: people.Find(row, Col.Representatives, s), Said: s)).ToList();
        foreach (var gone in found.Where(f => f.Person?.PseudonymisedAt is not null && f.Said.Record is null))
        {
            row.Fault("import.personNotFound", Col.Representatives, gone.Said.Name!);
        }

        return Of(row, people, null) with { Sent = [.. found.Where(f => f.Person is not null).Select(f => (f.Person!.Id, f.Said))] };
    }

    /// <summary>Faults at the row: <c>import.personNotFound</c>, <c>import.personUnclear</c>, and what cannot be read.</summary>
    internal static SaidSeat Read(ImportRow row, PeopleOfRows people)
    {
        var (person, _, _) = people.Find(row);
        if (person is null && !row.IsRefused)
        {
            row.Fault("import.personNotFound", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }

        row.Required(Col.From);
        return Of(row, people, person);
    }

    private static SaidSeat Of(ImportRow row, PeopleOfRows people, Domain.People.Person? person) => new(
        person?.Id, person?.PseudonymisedAt is not null, row.Word(Col.Category, CellWords.Categories), row.Word(Col.Side, CellWords.Sides), people.Organisations.Find(row, Col.Nominator)?.Id, row.Day(Col.From), row.Day(Col.To),
        row.Word(Col.EndReason, CellWords.SeatEnds), OfficeCells.Read(row));

    /// <summary>
    /// The columns whose values become others; what cannot be is a fault of the row: as <see cref="Membership"/> says, and as <c>import.endReasonFixed</c>, <c>import.officeFixed</c>,
    /// <c>import.representativeFixed</c>, <c>import.headEnds</c>.
    /// </summary>
    internal IReadOnlyList<string> ApplyTo(ImportRow row, Membership seat, DateOnly today)
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

        foreach (var (person, said) in Sent.OrderBy(s => s.Said.FromOn ?? seat.FromOn).ThenBy(s => s.Said.Kind))
        {
            Note(Send(row, seat, person, said, today), Col.Representatives);
        }

        SeeHeads(row, seat);
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

    private bool Send(ImportRow row, Membership seat, long person, SaidRepresentative said, DateOnly today)
    {
        var from = said.FromOn ?? seat.FromOn;
        var last = said.Kind == RepresentativeKind.Head || said.ToOn == (seat.ToOn ?? ToOn) ? null : said.ToOn;
        if (seat.Representatives.FirstOrDefault(r => r.PersonId == person && r.Kind == said.Kind && r.FromOn == from) is { } known)
        {
            if (last is null || known.ToOn == last)
            {
                return false;
            }

            if (known.ToOn is { } ended && ended != seat.ToOn)
            {
                row.Fault(new Refusal("import.representativeFixed", null, ended), Col.Representatives);
                return false;
            }
        }
        else if (!Succeeds(row, seat.Send(person, said.Kind, from, today), Col.Representatives))
        {
            return false;
        }

        return last is null || Succeeds(row, last > (seat.ToOn ?? ToOn) ? Outcome.Refused("representative.outsideSeat") : seat.Recall(person, last.Value), Col.Representatives);
    }

    /// <summary>A head acts until the next one begins, or the seat ends.</summary>
    private void SeeHeads(ImportRow row, Membership seat)
    {
        foreach (var (person, said) in Sent.Where(s => s.Said is { Kind: RepresentativeKind.Head, ToOn: not null } && s.Said.ToOn != (seat.ToOn ?? ToOn)))
        {
            if (seat.Representatives.FirstOrDefault(r => r.PersonId == person && r.Kind == said.Kind && r.FromOn == (said.FromOn ?? seat.FromOn)) is { } head && head.ToOn != said.ToOn)
            {
                row.Fault("import.headEnds", Col.Representatives);
            }
        }
    }

    private Outcome LayDown(Membership seat, OfficeRole role, DateOnly from, DateOnly last) =>
        last < from ? Outcome.Refused("office.endsBeforeStart", null, from) : last > (seat.ToOn ?? ToOn) ? Outcome.Refused("office.outsideSeat") : seat.LayDown(role, last);

    private static bool Succeeds(ImportRow row, Outcome outcome, string column = Col.Offices)
    {
        foreach (var refusal in outcome.Refusals)
        {
            row.Fault(refusal, column);
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
