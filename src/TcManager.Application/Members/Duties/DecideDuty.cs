using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Members.Changes;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Members.Duties;

/// <summary>What a person decides about missed duties.</summary>
/// <param name="Form">The form's Uid.</param>
/// <param name="ProposalId">About which proposal.</param>
/// <param name="Version">As it was read.</param>
/// <param name="Decision">What.</param>
/// <param name="Reason">Why; may be left out of a reminder.</param>
/// <param name="StartOn">Of a removal: the first day without the member, where no change is being prepared yet.</param>
public sealed record DutyToDecide(Guid Form, long ProposalId, Guid? Version, DutyDecision Decision, string? Reason, DateOnly? StartOn);

/// <summary>Decides about a proposal: nothing, one mail, or a line in a change of the roster.</summary>
public sealed class DecideDuty(TcManagerDb db, PrepareRosterChange prepare, DecideRosterLine lines, MailQueue queue, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "duty.stale";

    /// <summary>
    /// The line of the change that a removal has led to, else null; a repeat of the form gives the first answer. Refused as <see cref="DutyProposal.Decide"/> says and as
    /// <see cref="Stale"/>; a removal also as <c>duty.startMissing</c>, as <c>duty.seatNotThere</c> when the seat has ended by then, as <c>duty.changeFixed</c> when the change that is prepared is past its draft, as
    /// <c>duty.notInChange</c> when the seat is not in it, and as <see cref="PrepareRosterChange.ExecuteAsync"/> says.
    /// </summary>
    public Task<Outcome<DutyRemoval?>> ExecuteAsync(DutyToDecide input, Acting acting, CancellationToken ct) => db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);

    private async Task<Outcome<DutyRemoval?>> WorkAsync(DutyToDecide input, Acting acting, CancellationToken ct)
    {
        var committeeId = await db.DutyProposals.AsNoTracking().Where(p => p.Id == input.ProposalId).Select(p => p.CommitteeId).SingleAsync(ct);
        await db.HoldRosterAsync(committeeId, [], ct);
        var proposal = await db.DutyProposals.Include(p => p.Membership).SingleAsync(p => p.Id == input.ProposalId, ct);
        if (proposal.DecisionUid == input.Form && proposal.Decision == input.Decision)
        {
            return await LineAsync(proposal.RosterChangeId, proposal.MembershipId, ct);
        }

        if (proposal.Decision is null && proposal.Version != input.Version)
        {
            return new Refusal(Stale);
        }

        var decided = proposal.Decide(input.Form, input.Decision, input.Reason, acting.PersonId, clock.Now());
        if (!decided.IsDone)
        {
            return Outcome.Refused<DutyRemoval?>(decided.Refusals);
        }

        DutyRemoval? removal = null;
        if (input.Decision == DutyDecision.Removal)
        {
            var removed = await RemoveAsync(proposal, input, acting, ct);
            if (!removed.IsDone)
            {
                // Nothing half done: what was changed above is not saved.
                db.ChangeTracker.Clear();
                return Outcome.Refused<DutyRemoval?>(removed.Refusals);
            }

            removal = removed.Value;
            proposal.LeadTo(removal.ChangeId);
        }
        else if (input.Decision == DutyDecision.Remind)
        {
            queue.Add(MailKinds.DutyReminder, proposal.Uid, proposal.Membership.PersonId, "once", new(DutyId: proposal.Id), priority: 3);
        }

        audit.Add(
            acting, AuditActions.DutyDecided, AuditSubject.Seat, proposal.Membership.Uid, committeeId,
            ("kind", proposal.Kind), ("missed", proposal.Evidence.Standing.Missed), ("limit", proposal.Evidence.Standing.Limit), ("decision", input.Decision), ("reason", proposal.Reason));
        await db.SaveChangesAsync(ct);
        return removal;
    }

    /// <summary>Into the draft that is being prepared, or into an adjustment of its own. What is refused has written nothing.</summary>
    private async Task<Outcome<DutyRemoval>> RemoveAsync(DutyProposal proposal, DutyToDecide input, Acting acting, CancellationToken ct)
    {
        var open = await db.RosterChanges.AsNoTracking().SingleOrDefaultAsync(c => c.CommitteeId == proposal.CommitteeId && c.InForceAt == null && c.WithdrawnOn == null, ct);
        if (open is { Stage: not RosterStage.Drafted })
        {
            return new Refusal("duty.changeFixed");
        }

        var changeId = open is null ? await PrepareAsync(proposal, input, acting, ct) : open.Id;
        if (!changeId.IsDone)
        {
            return Outcome.Refused<DutyRemoval>(changeId.Refusals);
        }

        if (await db.RosterChangeLines.AsNoTracking().SingleOrDefaultAsync(l => l.ChangeId == changeId.Value && l.MembershipId == proposal.MembershipId, ct) is not { } line)
        {
            return new Refusal("duty.notInChange");
        }

        var dropped = await lines.WithinAsync(line.Id, new(RosterAct.Drop, [], SeatEnd.Adjusted, line.Opinion, line.OpinionOn, proposal.Reason), acting, ct);
        return dropped.IsDone ? new DutyRemoval(line.ChangeId, line.Id) : Outcome.Refused<DutyRemoval>(dropped.Refusals);
    }

    private async Task<Outcome<long>> PrepareAsync(DutyProposal proposal, DutyToDecide input, Acting acting, CancellationToken ct) =>
        input.StartOn is not { } start ? new Refusal("duty.startMissing", nameof(input.StartOn))
        : proposal.Membership.FromOn >= start || !proposal.Membership.IsInForceOn(start) ? new Refusal("duty.seatNotThere", nameof(input.StartOn))
        : await prepare.WithinAsync(new(input.Form, proposal.CommitteeId, RosterChangeKind.Adjustment, start, null, null), acting, ct);

    private async Task<DutyRemoval?> LineAsync(long? changeId, long membershipId, CancellationToken ct) =>
        await db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == changeId && l.MembershipId == membershipId).Select(l => new DutyRemoval(l.ChangeId, l.Id)).SingleOrDefaultAsync(ct);
}

/// <summary>The line in which the member leaves.</summary>
public sealed record DutyRemoval(long ChangeId, long LineId);
