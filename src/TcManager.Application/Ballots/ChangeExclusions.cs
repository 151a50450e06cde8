using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>A drafter or a recusal as typed.</summary>
public sealed record ExclusionToRecord(long BallotId, Guid Uid, long? MembershipId, ExclusionGround? Ground, string? Note);

/// <summary>
/// Records who has drafted what is put to the vote or is concerned by it, and takes it back, until the ballot is released. The ballot counts as changed: whoever
/// lets it open has seen the electorate that comes of it (pitfalls 22).
/// </summary>
public sealed class ChangeExclusions(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="Ballot.Exclude"/> says, as <c>exclusion.notOfCommittee</c> for a seat that is none of the committee's, and as
    /// <c>exclusion.recordedAlready</c>.
    /// </summary>
    public Task<Outcome> RecordAsync(ExclusionToRecord input, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, input.BallotId, token);
        if (await db.Exclusions.AnyAsync(e => e.Uid == input.Uid, token))
        {
            return Outcome.Done;
        }

        var ballot = await db.Ballots.SingleAsync(b => b.Id == input.BallotId, token);
        var recorded = ballot.Exclude(input.Uid, input.MembershipId, input.Ground, input.Note, acting.PersonId, clock.Now());
        if (!recorded.IsDone)
        {
            return recorded.ToOutcome();
        }

        if (!await db.Memberships.AnyAsync(m => m.Id == input.MembershipId && m.CommitteeId == ballot.CommitteeId, token))
        {
            return Outcome.Refused("exclusion.notOfCommittee", nameof(Exclusion.MembershipId));
        }

        if (await db.Exclusions.AnyAsync(e => e.BallotId == input.BallotId && e.MembershipId == input.MembershipId, token))
        {
            return Outcome.Refused("exclusion.recordedAlready", nameof(Exclusion.MembershipId));
        }

        db.Exclusions.Add(recorded.Value);
        audit.Add(acting, AuditActions.ExclusionRecorded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("seat", input.MembershipId!.Value), ("ground", input.Ground!.Value));
        await SaveAsync(ballot, token);
        return Outcome.Done;
    }, ct);

    /// <summary>Done, also where it is gone already. Refused as <c>exclusion.openedAlready</c>.</summary>
    public Task<Outcome> TakeBackAsync(long ballotId, long exclusionId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        if (await db.Exclusions.SingleOrDefaultAsync(e => e.Id == exclusionId && e.BallotId == ballotId, token) is not { } exclusion)
        {
            return Outcome.Done;
        }

        var ballot = await db.Ballots.SingleAsync(b => b.Id == ballotId, token);
        if (ballot.ReleasedAt is not null)
        {
            return Outcome.Refused("exclusion.openedAlready");
        }

        db.Exclusions.Remove(exclusion);
        audit.Add(acting, AuditActions.ExclusionTakenBack, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("seat", exclusion.MembershipId), ("ground", exclusion.Ground));
        await SaveAsync(ballot, token);
        return Outcome.Done;
    }, ct);

    private Task<int> SaveAsync(Ballot ballot, CancellationToken ct)
    {
        db.Entry(ballot).State = EntityState.Modified;
        return db.SaveChangesAsync(ct);
    }
}
