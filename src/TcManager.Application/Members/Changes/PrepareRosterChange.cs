using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Members.Changes;

/// <summary>What a change is prepared with.</summary>
public sealed record RosterChangeToPrepare(Guid Uid, long CommitteeId, RosterChangeKind Kind, DateOnly StartOn, DateOnly? PlannedEndOn, DateOnly? CandidatesUntilOn);

/// <summary>Prepares a new term or an adjustment: everybody who sits then is carried over until somebody says otherwise.</summary>
public sealed class PrepareRosterChange(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// The change's id; a repeat of the form gives the first one's. Refused as <see cref="RosterChange.Prepare"/> says, as <c>change.openAlready</c> while another change is
    /// being prepared, as <c>change.committeeNotThere</c> when the committee is dissolved or not there yet, and as <c>change.beforeTerm</c>, with that day, when a new term
    /// would begin before the running one.
    /// </summary>
    public Task<Outcome<long>> ExecuteAsync(RosterChangeToPrepare input, Acting acting, CancellationToken ct) =>
        db.InTransactionAsync(token => WithinAsync(input, acting, token), ct);

    /// <summary>The same as a part of another act: inside its transaction. What is refused has written nothing.</summary>
    internal async Task<Outcome<long>> WithinAsync(RosterChangeToPrepare input, Acting acting, CancellationToken ct)
    {
        await db.HoldRosterAsync(input.CommitteeId, [], ct);
        if (await db.RosterChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Uid == input.Uid, ct) is { } first)
        {
            return first.CommitteeId == input.CommitteeId && first.Kind == input.Kind && first.StartOn == input.StartOn ? first.Id : SentForms.SentBefore;
        }

        var term = await db.Terms.AsNoTracking().Where(t => t.CommitteeId == input.CommitteeId && t.EndedOn == null).OrderByDescending(t => t.No).Select(t => new { t.No, t.StartOn }).FirstOrDefaultAsync(ct);
        var no = input.Kind == RosterChangeKind.NewTerm ? (term?.No ?? 0) + 1 : term?.No;
        var prepared = RosterChange.Prepare(input.Uid, input.CommitteeId, input.Kind, no, input.StartOn, input.PlannedEndOn, input.CandidatesUntilOn);
        List<Refusal> faults = [.. prepared.Refusals, .. await ConflictsAsync(input, term?.StartOn, ct)];
        if (faults.Count > 0)
        {
            return Outcome.Refused<long>(faults);
        }

        var change = prepared.Value;
        db.Add(change);
        audit.Add(acting, AuditActions.ChangePrepared, AuditSubject.RosterChange, change.Uid, input.CommitteeId, ("kind", input.Kind), ("on", $"{input.StartOn:O}"));
        await db.SaveChangesAsync(ct);
        await CarryAsync(change, ct);
        return change.Id;
    }

    private async Task<IReadOnlyList<Refusal>> ConflictsAsync(RosterChangeToPrepare input, DateOnly? termFrom, CancellationToken ct)
    {
        List<Refusal> faults = [];
        if (await db.RosterChanges.AnyAsync(c => c.CommitteeId == input.CommitteeId && c.InForceAt == null && c.WithdrawnOn == null, ct))
        {
            faults.Add(new("change.openAlready"));
        }

        if (input.Kind == RosterChangeKind.NewTerm && input.StartOn <= termFrom)
        {
            faults.Add(new("change.beforeTerm", nameof(input.StartOn), termFrom));
        }

        var committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == input.CommitteeId, ct);
        if (committee.StateOn(input.StartOn) is null or LifeState.Proposed or LifeState.Dissolved)
        {
            faults.Add(new("change.committeeNotThere", nameof(input.StartOn)));
        }

        return faults;
    }

    private async Task CarryAsync(RosterChange change, CancellationToken ct)
    {
        var seats = await db.Memberships.AsNoTracking().Include(m => m.Offices)
            .Where(m => m.CommitteeId == change.CommitteeId && m.FromOn < change.StartOn && (m.ToOn == null || m.ToOn >= change.StartOn)).OrderBy(m => m.Id).ToListAsync(ct);
        await db.InsertManyAsync(
            seats.ConvertAll(m => RosterChangeLine.Carry(
                change.Id, m.PersonId, m.Id, m.Category, m.Side, m.NominatingOrganisationId, m.Offices.Where(o => Span.Covers(o.FromOn, o.ToOn, change.StartOn)).Select(o => o.Role))),
            ct);
    }
}
