using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Members;

/// <summary>Loads a seat for a change of it: locked with its roster, in one transaction.</summary>
public sealed class HeldSeat(TcManagerDb db)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "seat.stale";

    /// <param name="seatId">The seat; it exists.</param>
    /// <param name="version">That the form was made from.</param>
    /// <param name="isDone">Whether the change has been made already: then the form is a repeat, whatever its version.</param>
    /// <param name="change">Decides and changes; nothing is saved when it is refused.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<Outcome> ChangeAsync(long seatId, Guid? version, Func<Membership, bool> isDone, Func<Membership, CommitteeName, CancellationToken, Task<Outcome>> change, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var holder = await db.Memberships.AsNoTracking().Where(m => m.Id == seatId).Select(m => new { m.CommitteeId, m.PersonId }).SingleAsync(token);
            await db.HoldRosterAsync(holder.CommitteeId, [holder.PersonId], token);
            var seat = await db.Memberships.Include(m => m.Offices).Include(m => m.Representatives).SingleAsync(m => m.Id == seatId, token);
            if (isDone(seat))
            {
                return Outcome.Done;
            }

            if (seat.Version != version)
            {
                return Outcome.Refused(Stale);
            }

            var committee = await db.Committees.AsNoTracking().Where(c => c.Id == seat.CommitteeId).Select(CommitteeName.Of).SingleAsync(token);
            var outcome = await change(seat, committee, token);
            if (outcome.IsDone)
            {
                // A change of an office or a leave alone leaves the row as it is; its version moves all the same.
                db.Entry(seat).State = EntityState.Modified;
                await db.SaveChangesAsync(token);
            }

            return outcome;
        }, ct);
}

/// <summary>Ends a seat with its last day, its offices with it.</summary>
public sealed class EndSeat(HeldSeat held, RosterWhatIf whatIf, AuditLog audit)
{
    /// <summary>Refused as <see cref="Membership.EndOn"/> says, and as <see cref="HeldSeat.Stale"/>.</summary>
    public Task<Outcome> ExecuteAsync(long seatId, Guid? version, DateOnly lastDay, SeatEnd reason, string? note, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.ToOn == lastDay && seat.EndReason == reason && seat.EndNote == note, (seat, committee, _) =>
        {
            var ended = seat.EndOn(lastDay, reason, note);
            if (ended.IsDone)
            {
                audit.Add(acting, AuditActions.SeatEnded, AuditSubject.Seat, seat.Uid, committee.Id, ("on", $"{lastDay:O}"), ("reason", reason));
            }

            return Task.FromResult(ended);
        }, ct);

    /// <summary>The composition the day after.</summary>
    public Task<RosterForecast> ForecastAsync(CommitteeName committee, long seatId, DateOnly lastDay, CancellationToken ct) => whatIf.WithoutSeatAsync(committee, seatId, lastDay, ct);
}

/// <summary>Gives a seat an office from a day on, or ends one with its last day.</summary>
public sealed class ChangeOffices(HeldSeat held, RosterWhatIf whatIf, AuditLog audit)
{
    /// <summary>Refused as <see cref="Membership.Hold"/> and <see cref="RosterForecast.ToOutcome"/> say, and as <see cref="HeldSeat.Stale"/>.</summary>
    public Task<Outcome> GiveAsync(long seatId, Guid? version, OfficeRole role, DateOnly fromOn, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.Offices.Any(o => o.Role == role && o.FromOn == fromOn), async (seat, committee, token) =>
        {
            var forecast = await whatIf.WithOfficeAsync(committee, seatId, role, fromOn, token);
            var outcome = seat.Hold(role, fromOn) is { IsDone: false } refused ? refused : forecast.ToOutcome();
            if (outcome.IsDone)
            {
                audit.Add(acting, AuditActions.OfficeGiven, AuditSubject.Seat, seat.Uid, committee.Id, ("on", $"{fromOn:O}"), ("role", role));
            }

            return outcome;
        }, ct);

    /// <summary>Refused as <see cref="Membership.LayDown"/> says, and as <see cref="HeldSeat.Stale"/>.</summary>
    public Task<Outcome> EndAsync(long seatId, Guid? version, OfficeRole role, DateOnly lastDay, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.Offices.Any(o => o.Role == role && o.ToOn == lastDay), (seat, committee, _) =>
        {
            var outcome = seat.LayDown(role, lastDay);
            if (outcome.IsDone)
            {
                audit.Add(acting, AuditActions.OfficeLaidDown, AuditSubject.Seat, seat.Uid, committee.Id, ("on", $"{lastDay:O}"), ("role", role));
            }

            return Task.FromResult(outcome);
        }, ct);
}

/// <summary>Excuses a member from duties for a time (decisions 15).</summary>
public sealed class GrantLeave(TcManagerDb db, HeldSeat held, AuditLog audit)
{
    /// <summary>Refused as <see cref="Leave.Check"/> says, as <c>leave.reasonMissing</c>, and as <see cref="HeldSeat.Stale"/>.</summary>
    public async Task<Outcome> ExecuteAsync(long seatId, Guid? version, DateOnly fromOn, DateOnly toOn, string? reason, Acting acting, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refused("leave.reasonMissing", nameof(Leave.Reason));
        }

        var isRepeat = await db.Leaves.AnyAsync(l => l.MembershipId == seatId && l.FromOn == fromOn && l.ToOn == toOn, ct);
        return await held.ChangeAsync(seatId, version, _ => isRepeat, async (seat, committee, token) =>
        {
            var others = await db.Leaves.AsNoTracking().Where(l => l.MembershipId == seatId).ToListAsync(token);
            var outcome = Leave.Check(seat, fromOn, toOn, others);
            if (outcome.IsDone)
            {
                db.Add(new Leave(seatId, fromOn, toOn, reason.Trim()));
                audit.Add(acting, AuditActions.LeaveGranted, AuditSubject.Seat, seat.Uid, committee.Id, ("from", $"{fromOn:O}"), ("to", $"{toOn:O}"));
            }

            return outcome;
        }, ct);
    }
}

/// <summary>Mends for whom a seat stands.</summary>
public sealed class ChangeSeat(TcManagerDb db, HeldSeat held, RosterWhatIf whatIf, AuditLog audit)
{
    /// <summary>Refused as <c>seat.organisationUnknown</c>, <c>seat.bodyStays</c> for another organisation of a body's seat, <c>seat.sideMissing</c>, and as <see cref="HeldSeat.Stale"/>.</summary>
    public Task<Outcome> ExecuteAsync(long seatId, Guid? version, StakeholderSide? side, long? nominatingOrganisationId, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.Side == side && seat.NominatingOrganisationId == nominatingOrganisationId, async (seat, committee, token) =>
        {
            if (nominatingOrganisationId is { } organisation && !await db.Organisations.AnyAsync(o => o.Id == organisation && o.MergedIntoId == null, token))
            {
                return Outcome.Refused("seat.organisationUnknown", "Organisation");
            }

            if (seat.IsBody && nominatingOrganisationId != seat.NominatingOrganisationId)
            {
                return Outcome.Refused("seat.bodyStays", "Organisation");
            }

            if (side is null && seat.Category == SeatCategory.Voting && whatIf.AsksForSides(committee))
            {
                return Outcome.Refused("seat.sideMissing", nameof(Membership.Side));
            }

            seat.StandFor(seat.Category == SeatCategory.Voting ? side : null, nominatingOrganisationId);
            audit.Add(acting, AuditActions.SeatChanged, AuditSubject.Seat, seat.Uid, committee.Id);
            return Outcome.Done;
        }, ct);
}
