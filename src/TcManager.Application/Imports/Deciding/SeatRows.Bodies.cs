using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Deciding;

/// <summary>Seats that bodies hold, with whoever acts for them.</summary>
internal sealed partial class SeatRows
{
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
}
