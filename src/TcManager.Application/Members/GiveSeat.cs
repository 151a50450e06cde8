using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Members;

/// <summary>Gives somebody a seat, with its offices.</summary>
public sealed class GiveSeat(TcManagerDb db, RosterWhatIf whatIf, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// The seat's id; a repeat of the form gives the first one's. Refused as <see cref="CheckAsync"/> says, and as <see cref="SentForms.SentBefore"/> when the form
    /// has given another seat before.
    /// </summary>
    public Task<Outcome<long>> ExecuteAsync(Guid uid, long committeeId, SeatPlan plan, Acting acting, CancellationToken ct) =>
        db.InTransactionAsync(token => WorkAsync(uid, committeeId, plan, acting, token), ct);

    /// <summary>
    /// Whether the seat could be given, and what it would do to the composition. Refused as <see cref="SeatPlan.Check"/> says, as <c>seat.personUnknown</c>,
    /// <c>seat.organisationUnknown</c>, <c>seat.committeeNotThere</c> before the committee is being set up, <c>seat.committeeDissolved</c>, <c>committee.notActive</c> while
    /// it is suspended, <c>seat.overlaps</c> when the person has a seat there then, <c>seat.represents</c> when the person acts for a body there,
    /// <c>seat.bodyOverlaps</c> when the body has a seat or its head acts for another one, and as <see cref="RosterForecast.ToOutcome"/> says.
    /// </summary>
    public async Task<(Outcome Outcome, RosterForecast? Forecast)> CheckAsync(CommitteeName committee, SeatPlan plan, CancellationToken ct)
    {
        var faults = plan.Check(clock.Today(committee.ZoneId), whatIf.AsksForSides(committee)).Refusals.ToList();
        if (!await db.People.AnyAsync(p => p.Id == plan.PersonId && p.MergedIntoId == null && p.PseudonymisedAt == null, ct))
        {
            return (Outcome.Refused("seat.personUnknown", nameof(SeatPlan.PersonId)), null);
        }

        if (plan.NominatingOrganisationId is { } organisation && !await db.Organisations.AnyAsync(o => o.Id == organisation && o.MergedIntoId == null, ct))
        {
            faults.Add(new("seat.organisationUnknown", "Organisation"));
        }

        faults.AddRange(await ConflictsAsync(committee.Id, plan, ct));
        if (faults.Count > 0)
        {
            return (Outcome.Of(faults), null);
        }

        var forecast = await whatIf.WithSeatAsync(committee, plan, ct);
        return (forecast.ToOutcome(), forecast);
    }

    private async Task<IEnumerable<Refusal>> ConflictsAsync(long committeeId, SeatPlan plan, CancellationToken ct)
    {
        var committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == committeeId, ct);
        if (committee.MayBeSatOn(plan.FromOn, null) is { IsDone: false } refused)
        {
            return refused.Refusals;
        }

        if (committee.NotActiveOn(plan.FromOn, nameof(SeatPlan.FromOn)) is { } resting)
        {
            return [resting];
        }

        var other = await db.Memberships.AsNoTracking()
            .Where(m => m.CommitteeId == committeeId && (m.ToOn == null || plan.FromOn <= m.ToOn))
            .Where(m => (plan.IsBody && m.IsBody && m.NominatingOrganisationId == plan.NominatingOrganisationId) || (!m.IsBody && m.PersonId == plan.PersonId)
                || m.Representatives.Any(r => r.PersonId == plan.PersonId && (r.ToOn == null || plan.FromOn <= r.ToOn)))
            .OrderBy(m => m.FromOn).Select(m => new { m.FromOn, m.IsBody }).FirstOrDefaultAsync(ct);
        return other is null ? [] : [new(!other.IsBody ? "seat.overlaps" : plan.IsBody ? "seat.bodyOverlaps" : "seat.represents", nameof(SeatPlan.FromOn), other.FromOn)];
    }

    private async Task<Outcome<long>> WorkAsync(Guid uid, long committeeId, SeatPlan plan, Acting acting, CancellationToken ct)
    {
        await db.HoldRosterAsync(committeeId, [plan.PersonId], ct);
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Uid == uid, ct) is { } first)
        {
            return first.CommitteeId == committeeId && first.PersonId == plan.PersonId && first.FromOn == plan.FromOn && first.Category == plan.Category && first.IsBody == plan.IsBody ? first.Id : SentForms.SentBefore;
        }

        await db.Organisations.Where(o => o.Id == plan.NominatingOrganisationId).HoldAsync(o => o.IsSample, ct);
        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleAsync(ct);
        var (outcome, _) = await CheckAsync(committee, plan, ct);
        if (!outcome.IsDone)
        {
            return Outcome.Refused<long>(outcome.Refusals);
        }

        var term = await db.Terms.AsNoTracking().Where(t => t.CommitteeId == committeeId && t.StartOn <= plan.FromOn && (t.EndedOn == null || plan.FromOn <= t.EndedOn))
            .OrderByDescending(t => t.No).Select(t => (long?)t.Id).FirstOrDefaultAsync(ct);
        var side = plan.Category == SeatCategory.Voting ? plan.Side : null;
        var seat = plan.IsBody
            ? Membership.OfBody(uid, committeeId, term, plan.NominatingOrganisationId!.Value, plan.PersonId, plan.Category, plan.FromOn, side)
            : new Membership(uid, committeeId, term, plan.PersonId, plan.Category, plan.FromOn, side, plan.NominatingOrganisationId);
        db.Add(seat);
        audit.Add(acting, AuditActions.SeatGiven, AuditSubject.Seat, uid, committeeId, ("on", $"{plan.FromOn:O}"), ("category", plan.Category));
        foreach (var role in plan.Offices.Distinct())
        {
            seat.Hold(role, plan.FromOn);
            audit.Add(acting, AuditActions.OfficeGiven, AuditSubject.Seat, uid, committeeId, ("on", $"{plan.FromOn:O}"), ("role", role));
        }

        await db.SaveChangesAsync(ct);
        await db.KeepCallsAsync(committeeId, ct);
        return seat.Id;
    }
}
