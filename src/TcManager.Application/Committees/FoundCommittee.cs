using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>Enters a committee in its first state.</summary>
public sealed class FoundCommittee(TcManagerDb db, CommitteeProfiles profiles, AuditLog audit)
{
    /// <summary>
    /// The committee's id; for the repeat of a form the first one's. Refused as <see cref="Committee.Found"/> says, as <c>committee.parentUnknown</c>,
    /// <c>committee.profileUnknown</c>, <c>committee.codeTaken</c>, and as <see cref="SentForms.SentBefore"/> when the form has made another committee before.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(Guid uid, long? parentId, FoundingPlan plan, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(uid, parentId, plan, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy, or another committee of this code, may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(uid, parentId, plan, ct) is { } first)
            {
                return first;
            }

            if (await TakenAsync(plan, await ParentAsync(parentId, ct), ct) is { } taken)
            {
                return taken;
            }

            throw;
        }
    }

    private async Task<Outcome<long>> WorkAsync(Guid uid, long? parentId, FoundingPlan plan, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(uid, parentId, plan, ct) is { } first)
        {
            return first;
        }

        if (parentId is { } above)
        {
            // Whoever dissolves the parent meanwhile waits, and sees this one below it.
            await db.HoldRosterAsync(above, [], ct);
        }

        var parent = await ParentAsync(parentId, ct);
        if (parentId is not null && parent is null)
        {
            return new Refusal("committee.parentUnknown", "ParentId");
        }

        var founded = Committee.Found(uid, plan, parent);
        List<Refusal> faults = [.. founded.Refusals];
        if (plan.Description.ProfileCode is { } profile && !profiles.IsKnown(profile))
        {
            faults.Add(new("committee.profileUnknown", nameof(CommitteeDescription.ProfileCode)));
        }

        if (await TakenAsync(plan, parent, ct) is { } taken)
        {
            faults.Add(taken);
        }

        if (faults.Count > 0)
        {
            // What takes the code may be this form's first copy, committed since the look above.
            return await FirstResultAsync(uid, parentId, plan, ct) ?? Outcome.Refused<long>(faults);
        }

        return await SaveAsync(founded.Value, acting, ct);
    }

    private async Task<long> SaveAsync(Committee committee, Acting acting, CancellationToken ct)
    {
        // The entry names the committee by the number that this save gives it: it follows in the same transaction.
        db.EnteredIn = db.Database.CurrentTransaction!.TransactionId;
        db.Committees.Add(committee);
        await db.SaveChangesAsync(ct);
        var first = committee.States[0];
        audit.Add(acting, AuditActions.CommitteeFounded, AuditSubject.Committee, committee.Uid, committee.Id, ("code", committee.Code), ("state", first.State), ("on", $"{first.OnDate:O}"));
        await db.SaveChangesAsync(ct);
        return committee.Id;
    }

    private async Task<Committee?> ParentAsync(long? parentId, CancellationToken ct) =>
        parentId is null ? null : await db.Committees.AsNoTracking().Include("_states").SingleOrDefaultAsync(c => c.Id == parentId, ct);

    private async Task<Refusal?> TakenAsync(FoundingPlan plan, Committee? parent, CancellationToken ct)
    {
        var code = CommitteeCode.Compose(plan.Kind, parent, plan.Number, plan.Code);
        if (!code.IsDone)
        {
            return null;
        }

        var key = Committee.KeyOf(code.Value);
        return await db.Committees.AnyAsync(c => c.CodeKey == key, ct) ? new Refusal("committee.codeTaken", parent is null ? nameof(plan.Code) : nameof(plan.Number), code.Value) : null;
    }

    private async Task<Outcome<long>?> FirstResultAsync(Guid uid, long? parentId, FoundingPlan plan, CancellationToken ct)
    {
        var first = await db.Committees.AsNoTracking().Include(c => c.Parent).Include("_states").SingleOrDefaultAsync(c => c.Uid == uid, ct);
        return first is null ? null : first.Says(plan, parentId) ? first.Id : SentForms.SentBefore;
    }
}
