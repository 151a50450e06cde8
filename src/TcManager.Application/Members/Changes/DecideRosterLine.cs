using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Members.Changes;

/// <summary>What is decided about one person of a change.</summary>
public sealed record LineDecision(RosterAct Act, IReadOnlyList<OfficeRole> Offices, SeatEnd? Reason, EmployerOpinion Opinion, DateOnly? OpinionOn, string? Note);

/// <summary>Takes people into a change and decides about them, while it is a draft.</summary>
public sealed class DecideRosterLine(TcManagerDb db, RosterWhatIf whatIf, AuditLog audit)
{
    /// <summary>The refusal of what comes after the check.</summary>
    public const string Fixed = "change.fixed";

    /// <summary>
    /// A candidate, or somebody already agreed on. The line's id; somebody who is in the change already gives that line. Refused as <see cref="Fixed"/>,
    /// <c>seat.personUnknown</c>, <c>seat.sideMissing</c>.
    /// </summary>
    public Task<Outcome<long>> ProposeAsync(long changeId, SeatPlan plan, bool isAgreed, Acting acting, CancellationToken ct) => db.InTransactionAsync<Outcome<long>>(
        async token =>
        {
            var change = await HeldAsync(changeId, token);
            if (change.Stage != RosterStage.Drafted)
            {
                return new Refusal(Fixed);
            }

            if (await db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == changeId && l.PersonId == plan.PersonId).Select(l => (long?)l.Id).SingleOrDefaultAsync(token) is { } there)
            {
                return there;
            }

            var committee = await db.Committees.AsNoTracking().Where(c => c.Id == change.CommitteeId).Select(CommitteeName.Of).SingleAsync(token);
            await db.People.Where(p => p.Id == plan.PersonId).HoldAsync(p => p.IsSample, token);
            if (!await db.People.AnyAsync(p => p.Id == plan.PersonId && p.MergedIntoId == null && p.PseudonymisedAt == null, token))
            {
                return new Refusal("seat.personUnknown", nameof(plan.PersonId));
            }

            if (plan.Side is null && plan.Category == SeatCategory.Voting && whatIf.AsksForSides(committee))
            {
                return new Refusal("seat.sideMissing", nameof(plan.Side));
            }

            var line = RosterChangeLine.Propose(changeId, plan, isAgreed);
            db.Add(line);
            audit.Add(acting, AuditActions.ChangeLineDecided, AuditSubject.RosterChange, change.Uid, change.CommitteeId, ("act", line.Act));
            await db.SaveChangesAsync(token);
            return line.Id;
        },
        ct);

    /// <summary>Refused as <see cref="Fixed"/>, and as <see cref="RosterChangeLine.Decide"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long lineId, LineDecision decision, Acting acting, CancellationToken ct) => db.InTransactionAsync(token => WithinAsync(lineId, decision, acting, token), ct);

    /// <summary>The same as a part of another act: inside its transaction. What is refused has written nothing.</summary>
    internal async Task<Outcome> WithinAsync(long lineId, LineDecision decision, Acting acting, CancellationToken ct)
    {
        var changeId = await db.RosterChangeLines.Where(l => l.Id == lineId).Select(l => l.ChangeId).SingleAsync(ct);
        var change = await HeldAsync(changeId, ct);
        if (change.Stage != RosterStage.Drafted)
        {
            return Outcome.Refused(Fixed);
        }

        var line = await db.RosterChangeLines.SingleAsync(l => l.Id == lineId, ct);
        var decided = line.Decide(decision.Act, decision.Offices, decision.Reason, decision.Opinion, decision.OpinionOn, decision.Note);
        if (decided.IsDone)
        {
            audit.Add(acting, AuditActions.ChangeLineDecided, AuditSubject.RosterChange, change.Uid, change.CommitteeId, ("act", line.Act));
            await db.SaveChangesAsync(ct);
        }

        return decided;
    }

    private async Task<RosterChange> HeldAsync(long changeId, CancellationToken ct)
    {
        await db.RosterChanges.Where(c => c.Id == changeId).HoldAsync(c => c.StartOn, ct);
        return await db.RosterChanges.AsNoTracking().SingleAsync(c => c.Id == changeId, ct);
    }
}
