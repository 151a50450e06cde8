using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Deciding;

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
