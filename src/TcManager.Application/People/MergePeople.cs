using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Imports;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>
/// Joins two entries of one person: all that refers to the one that goes refers to the other afterwards. What was frozen stays as it was: the names of an
/// electorate, slips and their hashes, results; the record keeps who acted as it was written.
/// </summary>
public sealed class MergePeople(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// Refused as <see cref="CheckAsync"/> and <see cref="Person.MergeInto"/> say, and as <see cref="ChangePerson.Stale"/> when one of them was changed since they were shown.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long fromId, Guid? version, long intoId, Guid? intoVersion, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldImportsAsync(token);
            await HoldAsync([fromId, intoId], token);
            var from = await db.People.SingleAsync(p => p.Id == fromId, token);
            var into = await db.People.SingleAsync(p => p.Id == intoId, token);
            if (fromId != intoId && from.MergedIntoId == intoId)
            {
                return Outcome.Done;
            }

            if (from.Version != version || into.Version != intoVersion)
            {
                return Outcome.Refused(ChangePerson.Stale);
            }

            var outcome = fromId != intoId && await CheckAsync(fromId, intoId, token) is { IsDone: false } refused ? refused : from.MergeInto(into);
            if (outcome.IsDone)
            {
                audit.Add(acting, AuditActions.PersonMerged, AuditSubject.Person, into.Uid, null, ("entry", fromId));
                await db.SaveChangesAsync(token);
                await MoveAsync(fromId, intoId, token);
                foreach (var committee in await db.Memberships.Where(m => m.PersonId == intoId && !m.IsBody).Select(m => m.CommitteeId).Distinct().OrderBy(c => c).ToListAsync(token))
                {
                    await db.KeepCallsAsync(committee, token);
                }
            }

            return outcome;
        },
        ct);

    /// <summary>
    /// Whether they can be one. Refused as <c>person.mergeSeats</c> with the committees in which both have a seat on one day, as <c>person.mergeAccounts</c> when both
    /// have an account, and as <c>person.mergeChange</c> with the committees where both stand in one change of the roster that is not finished.
    /// </summary>
    public async Task<Outcome> CheckAsync(long fromId, long intoId, CancellationToken ct)
    {
        List<Refusal> faults = [];
        var kept = ActsIn(intoId);
        var seats = await ActsIn(fromId).Where(m => kept.Any(o => o.CommitteeId == m.CommitteeId && (o.ToOn == null || m.FromOn <= o.ToOn) && (m.ToOn == null || o.FromOn <= m.ToOn)))
            .Select(m => db.Committees.Where(c => c.Id == m.CommitteeId).Select(c => c.Code).First()).Distinct().OrderBy(c => c).ToListAsync(ct);
        if (seats.Count > 0)
        {
            faults.Add(new("person.mergeSeats", null, string.Join(", ", seats)));
        }

        if (await db.Users.CountAsync(a => a.PersonId == fromId || a.PersonId == intoId, ct) > 1)
        {
            faults.Add(new("person.mergeAccounts"));
        }

        var changes = await db.RosterChangeLines.AsNoTracking().Where(l => l.PersonId == fromId && db.RosterChangeLines.Any(o => o.PersonId == intoId && o.ChangeId == l.ChangeId))
            .Select(l => new { l.Change, l.Change.Committee.Code }).ToListAsync(ct);
        var open = changes.Where(c => c.Change.IsOpen).Select(c => c.Code).Distinct().ToList();
        if (open.Count > 0)
        {
            faults.Add(new("person.mergeChange", null, string.Join(", ", open)));
        }

        return Outcome.Of(faults);
    }

    /// <summary>Seats of the person's own, and times in which the person acts for a body.</summary>
    private IQueryable<ActingIn> ActsIn(long person) => db.Memberships.AsNoTracking().Where(m => m.PersonId == person && !m.IsBody).Select(m => new ActingIn { CommitteeId = m.CommitteeId, FromOn = m.FromOn, ToOn = m.ToOn })
        .Concat(db.Representatives.AsNoTracking().Where(r => r.PersonId == person).Select(r => new ActingIn { CommitteeId = r.Membership.CommitteeId, FromOn = r.FromOn, ToOn = r.ToOn }));

    /// <summary>
    /// Whoever freezes an electorate or calls a meeting from seats holds that row; whoever changes seats, careers or the person holds the people. So none of them reads what is
    /// being moved.
    /// </summary>
    private async Task HoldAsync(long[] people, CancellationToken ct)
    {
        var committees = db.Memberships.Where(m => people.Contains(m.PersonId) || m.Representatives.Any(r => people.Contains(r.PersonId))).Select(m => m.CommitteeId);
        await db.Ballots.Where(b => b.ClosedAt == null && b.CancelledAt == null && committees.Contains(b.CommitteeId)).HoldAsync(b => b.ZoneId, ct);
        var token = Guid.CreateVersion7();

        // A call that has read the seats already finds its meeting changed, and is to be sent again.
        await db.Meetings.Where(m => !m.IsRecorded && m.CalledAt == null && committees.Contains(m.CommitteeId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, token), ct);
        foreach (var person in people.Distinct().Order())
        {
            await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeatsVersion, token), ct);
        }
    }

    private async Task MoveAsync(long from, long into, CancellationToken ct)
    {
        var (version, holder) = (Guid.CreateVersion7(), $"P:{into}");
        await db.Memberships.Where(m => m.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, into).SetProperty(m => m.HolderKey, m => m.IsBody ? m.HolderKey : holder).SetProperty(m => m.Version, version), ct);
        await db.Representatives.Where(r => r.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, into), ct);
        await db.Participants.Where(p => p.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, into).SetProperty(p => p.Version, version), ct);
        await db.Slips.Where(s => s.CastByPersonId == from && s.Voter.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.CastByPersonId, into), ct);
        await db.Voters.Where(v => v.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(v => v.PersonId, into), ct);
        await db.Candidates.Where(c => c.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, into), ct);
        await db.Verdicts.Where(v => v.SignedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(v => v.SignedByPersonId, into), ct);
        await db.DutyProposals.Where(p => p.DecidedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.DecidedByPersonId, into), ct);
        await db.Voters.Where(v => v.PredecessorPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(v => v.PredecessorPersonId, (long?)into), ct);
        await db.Slips.Where(s => s.CastByPersonId == from && s.Channel == SlipChannel.Proxy).ExecuteUpdateAsync(set => set.SetProperty(s => s.CastByPersonId, into), ct);
        await db.SlipBatches.Where(b => b.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(b => b.ByPersonId, into), ct);
        await db.SlipObjections.Where(o => o.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(o => o.ByPersonId, into), ct);
        await db.SlipObjections.Where(o => o.DecidedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(o => o.DecidedByPersonId, (long?)into), ct);
        await db.Presences.Where(p => p.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.ByPersonId, (long?)into), ct);
        await db.Exclusions.Where(e => e.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(e => e.ByPersonId, (long?)into), ct);
        await db.Proxies.Where(p => p.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.ByPersonId, (long?)into), ct);
        await db.Comments.Where(c => c.WrittenByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.WrittenByPersonId, into), ct);
        await db.Comments.Where(c => c.DisposedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.DisposedByPersonId, (long?)into), ct);
        await db.DeadlineChanges.Where(c => c.ByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.ByPersonId, into), ct);
        await db.RuleSetVersions.Where(v => v.VerifiedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(v => v.VerifiedByPersonId, (long?)into), ct);
        await db.Documents.Where(d => d.AddedByPersonId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.AddedByPersonId, into), ct);
        await db.RosterChangeLines.Where(l => l.PersonId == from && !db.RosterChangeLines.Any(o => o.ChangeId == l.ChangeId && o.PersonId == into)).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, into), ct);
        await db.Outbox.Where(m => m.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, into), ct);
        await db.Users.Where(a => a.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, into), ct);
        await db.People.Where(p => p.MergedIntoId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedIntoId, into), ct);
        await MoveDatedAsync(from, into, ct);
    }

    private async Task MoveDatedAsync(long from, long into, CancellationToken ct)
    {
        var jobs = (await db.Employments.AsNoTracking().Where(e => e.PersonId == from || e.PersonId == into).ToListAsync(ct)).ToLookup(e => e.PersonId, e => new DatedThing(e.Id, $"{e.OrganisationId}", e.FromOn, e.ToOn));
        var employments = new JoinedSpans(jobs[into], jobs[from]);
        await db.Employments.Where(e => employments.Moved.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, into), ct);
        foreach (var job in employments.Widened)
        {
            await db.Employments.Where(e => e.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.FromOn, job.FromOn).SetProperty(e => e.ToOn, job.ToOn), ct);
        }

        var groups = (await db.ExpertRegistrations.AsNoTracking().Where(r => r.PersonId == from || r.PersonId == into).ToListAsync(ct)).ToLookup(r => r.PersonId, r => new DatedThing(r.Id, r.Group.ToUpperInvariant(), r.FromOn, r.ToOn));
        var registrations = new JoinedSpans(groups[into], groups[from]);
        await db.ExpertRegistrations.Where(r => registrations.Moved.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, into), ct);
        foreach (var group in registrations.Widened)
        {
            await db.ExpertRegistrations.Where(r => r.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.FromOn, group.FromOn).SetProperty(r => r.ToOn, group.ToOn), ct);
        }

        var desks = (await db.Staff.AsNoTracking().Where(s => s.PersonId == from || s.PersonId == into).ToListAsync(ct)).ToLookup(s => s.PersonId, s => new DatedThing(s.Id, $"{s.CommitteeId}", s.FromOn, s.ToOn));
        var staff = new JoinedSpans(desks[into], desks[from]);
        await db.Staff.Where(s => staff.Moved.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.PersonId, into), ct);
        foreach (var desk in staff.Widened)
        {
            await db.Staff.Where(s => s.Id == desk.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.FromOn, desk.FromOn).SetProperty(s => s.ToOn, desk.ToOn), ct);
        }
    }

    private sealed class ActingIn
    {
        public long CommitteeId { get; init; }

        public DateOnly FromOn { get; init; }

        public DateOnly? ToOn { get; init; }
    }
}
