using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>Changes what a committee is called and does, and the rules, zone and language that it follows.</summary>
public sealed class DescribeCommittee(TcManagerDb db, CommitteeProfiles profiles, AuditLog audit)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "committee.stale";

    /// <summary>Refused as <see cref="Stale"/>, as <c>committee.profileUnknown</c>, and as <see cref="Committee.Describe"/> says.</summary>
    public async Task<Outcome> ExecuteAsync(long committeeId, Guid version, CommitteeDescription description, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(committeeId, version, description, acting, token), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else's change was committed meanwhile.
            return Outcome.Refused(Stale);
        }
    }

    private async Task<Outcome> WorkAsync(long committeeId, Guid version, CommitteeDescription description, Acting acting, CancellationToken ct)
    {
        var committee = await db.Committees.SingleAsync(c => c.Id == committeeId, ct);
        if (committee.Version != version)
        {
            return Outcome.Refused(Stale);
        }

        if (description.ProfileCode is { } profile && profile != committee.ProfileCode && !profiles.IsKnown(profile))
        {
            return Outcome.Refused("committee.profileUnknown", nameof(description.ProfileCode));
        }

        var described = committee.Describe(description);
        if (described.IsDone && db.ChangeTracker.HasChanges())
        {
            audit.Add(acting, AuditActions.CommitteeDescribed, AuditSubject.Committee, committee.Uid, committee.Id);
            await db.SaveChangesAsync(ct);
        }

        return described;
    }
}
