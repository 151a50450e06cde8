using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>Binds an organisation to a committee: as its secretariat, twin, guiding or founding body.</summary>
public sealed class BindBody(TcManagerDb db, AuditLog audit)
{
    /// <summary>Done, also for the repeat of a form. Refused as <see cref="Bodies.Bind"/> says, as <c>body.organisationUnknown</c> for an entry that was joined to another, and as <c>committee.notActive</c> in a committee that is dissolved then.</summary>
    public Task<Outcome> ExecuteAsync(long committeeId, long organisationId, BodyPart part, DateOnly fromOn, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [], token);
            var bound = await db.CommitteeBodies.Where(b => b.CommitteeId == committeeId).ToListAsync(token);
            if (bound.Exists(b => b.OrganisationId == organisationId && b.Part == part && b.FromOn == fromOn))
            {
                return Outcome.Done;
            }

            var committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == committeeId, token);
            if (committee.StateOn(fromOn) == LifeState.Dissolved)
            {
                return Outcome.Refused("committee.notActive", "FromOn", committee.States[^1].OnDate);
            }

            await db.Organisations.Where(o => o.Id == organisationId).HoldAsync(o => o.IsSample, token);
            if (!await db.Organisations.AnyAsync(o => o.Id == organisationId && o.MergedIntoId == null, token))
            {
                return Outcome.Refused("body.organisationUnknown", "Organisation");
            }

            var body = new Bodies(committeeId, bound).Bind(organisationId, part, fromOn);
            if (body.IsDone)
            {
                db.Add(body.Value);
                var name = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Name.Zh).SingleAsync(token);
                audit.Add(acting, AuditActions.CommitteeBodyBound, AuditSubject.Committee, committee.Uid, committeeId, ("part", part), ("organisation", name), ("on", $"{fromOn:O}"));
                await db.SaveChangesAsync(token);
            }

            return body.ToOutcome();
        }, ct);
}

/// <summary>Releases an organisation with its last day.</summary>
public sealed class EndBody(TcManagerDb db, AuditLog audit)
{
    /// <summary>Done, also for the repeat of a form. Refused as <see cref="Bodies.End"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long committeeId, long bodyId, DateOnly lastDay, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [], token);
            var bound = await db.CommitteeBodies.Include(b => b.Organisation).Include(b => b.Committee).Where(b => b.CommitteeId == committeeId).ToListAsync(token);
            var body = bound.Single(b => b.Id == bodyId);
            if (body.ToOn == lastDay)
            {
                return Outcome.Done;
            }

            var ended = new Bodies(committeeId, bound).End(body, lastDay);
            if (ended.IsDone)
            {
                audit.Add(acting, AuditActions.CommitteeBodyEnded, AuditSubject.Committee, body.Committee.Uid, committeeId, ("part", body.Part), ("organisation", body.Organisation.Name.Zh), ("on", $"{lastDay:O}"));
                await db.SaveChangesAsync(token);
            }

            return ended;
        }, ct);
}
