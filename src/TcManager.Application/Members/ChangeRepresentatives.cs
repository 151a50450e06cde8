using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Members;

/// <summary>Sends representatives of a body's seat, and recalls them.</summary>
public sealed class ChangeRepresentatives(TcManagerDb db, HeldSeat held, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// What is open comes to a new head: votes and replies that are owed, and the mails about them. Refused as <see cref="Membership.Send"/> says, as
    /// <c>representative.personUnknown</c>, as <c>representative.sitsHere</c> for somebody who has a seat of the committee or acts for another body there then, and as
    /// <see cref="HeldSeat.Stale"/>.
    /// </summary>
    public Task<Outcome> SendAsync(long seatId, Guid? version, long personId, RepresentativeKind kind, DateOnly fromOn, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.Representatives.Any(r => r.PersonId == personId && r.Kind == kind && r.FromOn == fromOn), async (seat, committee, token) =>
        {
            // Entries that are being joined and names that are being replaced hold the person, too.
            await db.HoldSeatsAsync(p => p.Id == personId, token);
            if (!await db.People.AnyAsync(p => p.Id == personId && p.MergedIntoId == null && p.PseudonymisedAt == null, token))
            {
                return Outcome.Refused("representative.personUnknown", "Person");
            }

            var last = seat.ToOn ?? DateOnly.MaxValue;
            var sitsHere = await db.Memberships.AnyAsync(
                m => m.CommitteeId == committee.Id && m.Id != seatId && ((!m.IsBody && m.PersonId == personId && m.FromOn <= last && (m.ToOn == null || fromOn <= m.ToOn))
                    || m.Representatives.Any(r => r.PersonId == personId && r.FromOn <= last && (r.ToOn == null || fromOn <= r.ToOn))), token);
            if (sitsHere)
            {
                return Outcome.Refused("representative.sitsHere", "Person");
            }

            var today = clock.Today(committee.ZoneId);
            var sent = seat.Send(personId, kind, fromOn, today);
            if (sent.IsDone)
            {
                audit.Add(acting, AuditActions.RepresentativeSent, AuditSubject.Seat, seat.Uid, committee.Id, ("on", $"{fromOn:O}"), ("kind", kind));
                await db.HandOverAsync(seat, today, token);
            }

            return sent;
        }, ct);

    /// <summary>Refused as <see cref="Membership.Recall"/> says, and as <see cref="HeldSeat.Stale"/>.</summary>
    public Task<Outcome> RecallAsync(long seatId, Guid? version, long personId, DateOnly lastDay, Acting acting, CancellationToken ct) =>
        held.ChangeAsync(seatId, version, seat => seat.Representatives.Any(r => r.PersonId == personId && r.Kind == RepresentativeKind.Delegate && r.ToOn == lastDay), (seat, committee, _) =>
        {
            var recalled = seat.Recall(personId, lastDay);
            if (recalled.IsDone)
            {
                audit.Add(acting, AuditActions.RepresentativeRecalled, AuditSubject.Seat, seat.Uid, committee.Id, ("on", $"{lastDay:O}"));
            }

            return Task.FromResult(recalled);
        }, ct);
}

/// <summary>What a new head representative takes over.</summary>
internal static class HeadHandover
{
    /// <summary>The electorate stays frozen: the place is the body's, and only who is written to changes.</summary>
    internal static async Task HandOverAsync(this TcManagerDb db, Membership seat, DateOnly today, CancellationToken ct)
    {
        await db.Voters.Where(v => v.MembershipId == seat.Id && v.PersonId != seat.PersonId && v.Ballot.ClosedAt == null && v.Ballot.CancelledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.PersonId, seat.PersonId), ct);
        await db.Participants.Where(p => p.MembershipId == seat.Id && p.PersonId != seat.PersonId && p.Meeting.FirstOn >= today && p.Meeting.CancelledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, seat.PersonId), ct);
    }
}
