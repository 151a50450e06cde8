using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Imports;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>Joins two entries of one organisation: all that refers to the one that goes refers to the other afterwards; its names stay with it, as history has them.</summary>
public sealed class MergeOrganisations(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// Refused as <see cref="CheckAsync"/> and <see cref="Organisation.MergeInto"/> say, and as <see cref="ChangeOrganisation.Stale"/> when one of them was changed since they were
    /// shown.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long fromId, Guid? version, long intoId, Guid? intoVersion, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldImportsAsync(token);
            await db.HoldTreeAsync(token);
            foreach (var id in new[] { fromId, intoId }.Distinct().Order())
            {
                await db.Organisations.Where(o => o.Id == id).HoldAsync(o => o.IsSample, token);
            }

            var from = await db.Organisations.Include("_formerNames").SingleAsync(o => o.Id == fromId, token);
            var into = await db.Organisations.Include("_formerNames").SingleAsync(o => o.Id == intoId, token);
            if (fromId != intoId && from.MergedIntoId == intoId)
            {
                return Outcome.Done;
            }

            if (from.Version != version || into.Version != intoVersion)
            {
                return Outcome.Refused(ChangeOrganisation.Stale);
            }

            var outcome = await CheckAsync(fromId, intoId, token) is { IsDone: false } refused ? refused : from.MergeInto(into);
            if (outcome.IsDone)
            {
                audit.Add(acting, AuditActions.OrganisationMerged, AuditSubject.Organisation, into.Uid, null, ("entry", from.Code));
                await db.SaveChangesAsync(token);
                await MoveAsync(fromId, intoId, token);
            }

            return outcome;
        },
        ct);

    /// <summary>
    /// Refused as <c>organisation.mergeBelow</c> when the one that stays belongs to the one that goes, over however many steps, and as
    /// <c>organisation.mergeSeats</c> with the committees in which both hold a body's seat on one day, and as <c>organisation.mergeHalves</c> with those whose secretariat
    /// they hold together: nobody is their own twin.
    /// </summary>
    public async Task<Outcome> CheckAsync(long fromId, long intoId, CancellationToken ct)
    {
        if ((await db.AncestorsAsync(intoId, ct)).Contains(fromId))
        {
            return Outcome.Refused("organisation.mergeBelow");
        }

        var kept = db.Memberships.Where(m => m.IsBody && m.NominatingOrganisationId == intoId);
        var seats = await db.Memberships.AsNoTracking().Where(m => m.IsBody && m.NominatingOrganisationId == fromId)
            .Where(m => kept.Any(o => o.CommitteeId == m.CommitteeId && (o.ToOn == null || m.FromOn <= o.ToOn) && (m.ToOn == null || o.FromOn <= m.ToOn)))
            .Select(m => m.Committee.Code).Distinct().OrderBy(c => c).ToListAsync(ct);
        var halves = await db.CommitteeBodies.AsNoTracking().Where(b => b.OrganisationId == fromId && (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin))
            .Where(b => db.CommitteeBodies.Any(o => o.OrganisationId == intoId && o.CommitteeId == b.CommitteeId && o.Part != b.Part && (o.Part == BodyPart.Secretariat || o.Part == BodyPart.Twin)
                && (o.ToOn == null || b.FromOn <= o.ToOn) && (b.ToOn == null || o.FromOn <= b.ToOn)))
            .Select(b => b.Committee.Code).Distinct().OrderBy(c => c).ToListAsync(ct);
        return Outcome.Of(
        [
            .. seats.Count == 0 ? Array.Empty<Refusal>() : [new("organisation.mergeSeats", null, string.Join(", ", seats))],
            .. halves.Count == 0 ? Array.Empty<Refusal>() : [new("organisation.mergeHalves", null, string.Join(", ", halves))],
        ]);
    }

    private async Task MoveAsync(long from, long into, CancellationToken ct)
    {
        var (version, holder) = (Guid.CreateVersion7(), $"O:{into}");
        await db.Memberships.Where(m => m.NominatingOrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NominatingOrganisationId, into).SetProperty(m => m.HolderKey, m => m.IsBody ? holder : m.HolderKey).SetProperty(m => m.Version, version), ct);
        await db.RosterChangeLines.Where(l => l.NominatingOrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(l => l.NominatingOrganisationId, into), ct);
        await db.Organisations.Where(o => o.ParentId == from).ExecuteUpdateAsync(set => set.SetProperty(o => o.ParentId, into).SetProperty(o => o.Version, version), ct);
        await db.Organisations.Where(o => o.MergedIntoId == from).ExecuteUpdateAsync(set => set.SetProperty(o => o.MergedIntoId, into), ct);
        var people = db.Employments.Where(e => e.OrganisationId == from).Select(e => e.PersonId);
        var jobs = (await db.Employments.AsNoTracking().Where(e => e.OrganisationId == from || (e.OrganisationId == into && people.Contains(e.PersonId))).ToListAsync(ct))
            .ToLookup(e => e.OrganisationId, e => new DatedThing(e.Id, $"{e.PersonId}", e.FromOn, e.ToOn));
        var employments = new JoinedSpans(jobs[into], jobs[from]);
        await db.Employments.Where(e => EF.Parameter(employments.Moved).Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.OrganisationId, into), ct);
        foreach (var job in employments.Widened)
        {
            await db.Employments.Where(e => e.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.FromOn, job.FromOn).SetProperty(e => e.ToOn, job.ToOn), ct);
        }

        var parts = (await db.CommitteeBodies.AsNoTracking().Where(b => b.OrganisationId == from || b.OrganisationId == into).ToListAsync(ct))
            .ToLookup(b => b.OrganisationId, b => new DatedThing(b.Id, $"{b.CommitteeId}:{b.Part}", b.FromOn, b.ToOn));
        var bodies = new JoinedSpans(parts[into], parts[from]);
        await db.CommitteeBodies.Where(b => EF.Parameter(bodies.Moved).Contains(b.Id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.OrganisationId, into), ct);
        foreach (var part in bodies.Widened)
        {
            await db.CommitteeBodies.Where(b => b.Id == part.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.FromOn, part.FromOn).SetProperty(b => b.ToOn, part.ToOn), ct);
        }
    }
}
