using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>Gives somebody the rights of a committee's secretariat from a day on.</summary>
public sealed class AppointStaff(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="LocalMoment.BeyondYears"/> says, as <c>staff.personUnknown</c>, and as <c>staff.appointedAlready</c> when
    /// the person has the rights then or later.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long committeeId, long personId, DateOnly fromOn, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [personId], token);
            if (LocalMoment.BeyondYears(fromOn, nameof(Staff.FromOn)) is { } beyond)
            {
                return Outcome.Of([beyond]);
            }

            if (!await db.People.AnyAsync(p => p.Id == personId && p.MergedIntoId == null && p.PseudonymisedAt == null, token))
            {
                return Outcome.Refused("staff.personUnknown", "Person");
            }

            var others = await db.Staff.AsNoTracking().Where(s => s.CommitteeId == committeeId && s.PersonId == personId).ToListAsync(token);
            if (others.Exists(s => s.FromOn == fromOn))
            {
                return others.Exists(s => s.FromOn == fromOn && s.ToOn is null) ? Outcome.Done : Outcome.Refused("staff.appointedAlready", nameof(Staff.FromOn), fromOn);
            }

            if (others.Find(s => Span.Overlap(s.FromOn, s.ToOn, fromOn, null)) is { } other)
            {
                return Outcome.Refused("staff.appointedAlready", nameof(Staff.FromOn), other.FromOn);
            }

            var uid = await db.Committees.Where(c => c.Id == committeeId).Select(c => c.Uid).SingleAsync(token);
            db.Add(new Staff(personId, committeeId, fromOn));
            audit.Add(acting, AuditActions.StaffAppointed, AuditSubject.Committee, uid, committeeId, ("person", personId), ("on", $"{fromOn:O}"));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, ct);
}

/// <summary>Ends the rights of somebody of the secretariat with their last day.</summary>
public sealed class EndStaff(TcManagerDb db, AuditLog audit)
{
    /// <summary>Done, also for the repeat of a form. Refused as <see cref="Staff.EndOn"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long committeeId, long staffId, DateOnly lastDay, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [], token);
            var staff = await db.Staff.Include(s => s.Committee).SingleAsync(s => s.Id == staffId && s.CommitteeId == committeeId, token);
            if (staff.ToOn == lastDay)
            {
                return Outcome.Done;
            }

            var ended = staff.EndOn(lastDay);
            if (ended.IsDone)
            {
                audit.Add(acting, AuditActions.StaffEnded, AuditSubject.Committee, staff.Committee.Uid, committeeId, ("person", staff.PersonId), ("on", $"{lastDay:O}"));
                await db.SaveChangesAsync(token);
            }

            return ended;
        }, ct);
}
