using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Members.Changes;

/// <summary>Takes a change through its stages, and writes it into the roster at the end.</summary>
public sealed class AdvanceRosterChange(TcManagerDb db, RosterChangeForecasts forecasts, VoteQueries votes, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "change.stale";

    /// <summary>
    /// Refused as <see cref="RosterChange.Advance"/> says and as <see cref="Stale"/>; the check also as <c>change.candidatesUndecided</c> with how many, as
    /// <c>change.seatsUndecided</c> when somebody has been given a seat meanwhile who is not in the change, and as <see cref="RosterForecast.ToOutcome"/> says.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long changeId, Guid? version, RosterStage to, DateOnly on, string? reference, Acting acting, CancellationToken ct) =>
        ChangeAsync(changeId, version, change => change.Stage == to, acting, $"{to}", async (change, committee, token) =>
        {
            var faults = to == RosterStage.Checked ? await FaultsAsync(change, committee, token) : [];
            return faults.Count > 0 ? Outcome.Of(faults) : change.Advance(to, on, reference, clock.Today(committee.ZoneId));
        }, ct);

    /// <summary>Enters the vote by a ballot of the committee. Refused as <see cref="RosterChange.VoteBy"/> says, as <c>change.ballotElsewhere</c> also where there is no such ballot, as <c>change.ballotUsed</c> where another change stands on it, and as <see cref="Stale"/>.</summary>
    public Task<Outcome> VoteByAsync(long changeId, Guid? version, long ballotId, DateOnly on, Acting acting, CancellationToken ct) =>
        ChangeAsync(changeId, version, change => change.Stage == RosterStage.Voted && change.VoteBallotId == ballotId, acting, $"{RosterStage.Voted}", async (change, committee, token) =>
            await db.RosterChanges.AnyAsync(c => c.Id != changeId && c.VoteBallotId == ballotId && c.WithdrawnOn == null, token) ? Outcome.Refused("change.ballotUsed", "Ballot")
            : await votes.FindAsync(ballotId, token) is { } ballot ? change.VoteBy(ballot, on, clock.Today(committee.ZoneId))
            : Outcome.Refused("change.ballotElsewhere", "Ballot"), ct);

    /// <summary>Refused as <see cref="RosterChange.Reopen"/> says, and as <see cref="Stale"/>.</summary>
    public Task<Outcome> ReopenAsync(long changeId, Guid? version, Acting acting, CancellationToken ct) =>
        ChangeAsync(changeId, version, change => change.Stage == RosterStage.Drafted, acting, $"{RosterStage.Drafted}", (change, _, _) => Task.FromResult(change.Reopen()), ct);

    /// <summary>Refused as <see cref="RosterChange.Withdraw"/> says, and as <see cref="Stale"/>.</summary>
    public Task<Outcome> WithdrawAsync(long changeId, Guid? version, Acting acting, CancellationToken ct) =>
        ChangeAsync(changeId, version, change => change.Stage == RosterStage.Withdrawn, acting, $"{RosterStage.Withdrawn}", (change, committee, _) => Task.FromResult(change.Withdraw(clock.Today(committee.ZoneId))), ct);

    /// <summary>
    /// Writes the approved change into the roster, all of it with its first day: at one instant the old roster ends and the new one begins. Refused as
    /// <see cref="RosterChange.PutInForce"/> says, as <see cref="Stale"/>, as <c>change.rosterMoved</c> when a seat of it has ended otherwise or somebody who is to come has
    /// a seat already, and as <see cref="RosterForecast.ToOutcome"/> says.
    /// </summary>
    public Task<Outcome> PutInForceAsync(long changeId, Guid? version, Acting acting, CancellationToken ct) =>
        ChangeAsync(changeId, version, change => change.Stage == RosterStage.InForce, acting, null, async (change, committee, token) =>
        {
            var lines = await db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == changeId).OrderBy(l => l.Id).ToListAsync(token);
            await db.HoldRosterAsync(change.CommitteeId, [.. lines.Select(l => l.PersonId)], token);
            var forecast = await forecasts.OfAsync(change, committee, lines, token);
            if (await db.NotActiveAsync(change.CommitteeId, [change.StartOn], token) is { } resting)
            {
                return Outcome.Of([resting]);
            }

            List<Refusal> faults = [.. await MovedAsync(change, lines, token), .. forecast.ToOutcome(change.Kind == RosterChangeKind.NewTerm).Refusals];
            if (faults.Count > 0)
            {
                return Outcome.Of(faults);
            }

            var put = change.PutInForce(clock.Now());
            if (put.IsDone)
            {
                audit.Add(acting, AuditActions.ChangePutInForce, AuditSubject.RosterChange, change.Uid, change.CommitteeId, ("on", $"{change.StartOn:O}"));
                await WriteAsync(change, lines, acting, token);
                await db.SaveChangesAsync(token);
                await db.KeepCallsAsync(change.CommitteeId, token);
            }

            return put;
        }, ct);

    private Task<Outcome> ChangeAsync(
        long changeId, Guid? version, Func<RosterChange, bool> isDone, Acting acting, string? stage, Func<RosterChange, CommitteeName, CancellationToken, Task<Outcome>> act, CancellationToken ct) =>
        db.InTransactionAsync(
            async token =>
            {
                await db.RosterChanges.Where(c => c.Id == changeId).HoldAsync(c => c.StartOn, token);
                var change = await db.RosterChanges.SingleAsync(c => c.Id == changeId, token);
                if (isDone(change))
                {
                    return Outcome.Done;
                }

                if (change.Version != version)
                {
                    return Outcome.Refused(Stale);
                }

                var committee = await db.Committees.AsNoTracking().Where(c => c.Id == change.CommitteeId).Select(CommitteeName.Of).SingleAsync(token);
                var outcome = await act(change, committee, token);
                if (outcome.IsDone)
                {
                    if (stage is { } to)
                    {
                        audit.Add(acting, AuditActions.ChangeAdvanced, AuditSubject.RosterChange, change.Uid, change.CommitteeId, ("stage", to));
                    }

                    await db.SaveChangesAsync(token);
                }

                return outcome;
            },
            ct);

    private async Task<IReadOnlyList<Refusal>> FaultsAsync(RosterChange change, CommitteeName committee, CancellationToken ct)
    {
        var lines = await db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == change.Id).OrderBy(l => l.Id).ToListAsync(ct);
        List<Refusal> faults = [.. await MovedAsync(change, lines, ct)];
        if (lines.Count(l => l.Act == RosterAct.Candidate) is > 0 and var undecided)
        {
            faults.Add(new("change.candidatesUndecided", null, undecided));
        }

        var known = lines.Select(l => l.MembershipId).OfType<long>().ToList();
        var others = await db.Memberships.CountAsync(m => m.CommitteeId == change.CommitteeId && m.FromOn < change.StartOn && (m.ToOn == null || m.ToOn >= change.StartOn) && !EF.Parameter(known).Contains(m.Id), ct);
        if (others > 0)
        {
            faults.Add(new("change.seatsUndecided", null, others));
        }

        faults.AddRange((await forecasts.OfAsync(change, committee, lines, ct)).ToOutcome(change.Kind == RosterChangeKind.NewTerm).Refusals);
        return faults;
    }

    private async Task<IReadOnlyList<Refusal>> MovedAsync(RosterChange change, List<RosterChangeLine> lines, CancellationToken ct)
    {
        var kept = lines.Where(l => l.MembershipId is not null).Select(l => l.MembershipId!.Value).ToList();
        var alive = await db.Memberships.CountAsync(m => EF.Parameter(kept).Contains(m.Id) && (m.ToOn == null || m.ToOn >= change.StartOn), ct);
        var coming = lines.Where(l => l.Act == RosterAct.Add).Select(l => l.PersonId).ToList();
        var going = lines.Where(l => l.Act == RosterAct.Drop && l.MembershipId is not null).Select(l => l.MembershipId!.Value).ToList();
        var seated = await db.Memberships.CountAsync(m => m.CommitteeId == change.CommitteeId && !m.IsBody && EF.Parameter(coming).Contains(m.PersonId) && (m.ToOn == null || m.ToOn >= change.StartOn), ct)
            + await db.Representatives.CountAsync(r => r.Membership.CommitteeId == change.CommitteeId && EF.Parameter(coming).Contains(r.PersonId) && (r.ToOn == null || r.ToOn >= change.StartOn)
                && !EF.Parameter(going).Contains(r.MembershipId), ct);
        return [.. alive < kept.Count || seated > 0 ? new[] { new Refusal("change.rosterMoved", null, kept.Count - alive + seated) } : [], .. await LaterAsync(change, going, ct)];
    }

    /// <summary>A seat cannot end before what is entered in it begins, as <see cref="Membership.EndOn"/> says.</summary>
    private async Task<IReadOnlyList<Refusal>> LaterAsync(RosterChange change, List<long> going, CancellationToken ct)
    {
        if (going.Count == 0)
        {
            return [];
        }

        var office = await db.Offices.Where(o => EF.Parameter(going).Contains(o.MembershipId) && o.FromOn >= change.StartOn).Select(o => (DateOnly?)o.FromOn).MaxAsync(ct);
        var sent = await db.Representatives.Where(r => EF.Parameter(going).Contains(r.MembershipId) && r.FromOn >= change.StartOn).Select(r => (DateOnly?)r.FromOn).MaxAsync(ct);
        return [.. office is { } o ? new[] { new Refusal("seat.officeStartsLater", null, o) } : [], .. sent is { } r ? new[] { new Refusal("seat.representativeStartsLater", null, r) } : []];
    }

    private async Task WriteAsync(RosterChange change, List<RosterChangeLine> lines, Acting acting, CancellationToken ct)
    {
        var (first, eve) = (change.StartOn, change.StartOn.AddDays(-1));
        var term = await TermAsync(change, eve, ct);
        var seats = await db.Memberships.Include(m => m.Offices).Include(m => m.Representatives).Where(m => m.CommitteeId == change.CommitteeId && (m.ToOn == null || m.ToOn >= first)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var line in lines)
        {
            switch (line.Act)
            {
                case RosterAct.Drop:
                    var seat = seats[line.MembershipId!.Value];
                    seat.EndOn(eve, line.Reason ?? SeatEnd.Adjusted, line.Note);
                    audit.Add(acting, AuditActions.SeatEnded, AuditSubject.Seat, seat.Uid, change.CommitteeId, ("on", $"{eve:O}"), ("reason", seat.EndReason));
                    break;
                case RosterAct.Keep:
                    Reoffice(seats[line.MembershipId!.Value], line.Offices, first, eve);
                    break;
                case RosterAct.Add:
                    Seat(change, line, term, acting);
                    break;
            }
        }
    }

    /// <summary>The term that begins; an adjustment leaves the running one as it is.</summary>
    private async Task<Term?> TermAsync(RosterChange change, DateOnly eve, CancellationToken ct)
    {
        var running = await db.Terms.Where(t => t.CommitteeId == change.CommitteeId && t.EndedOn == null).OrderByDescending(t => t.No).FirstOrDefaultAsync(ct);
        if (change.Kind == RosterChangeKind.Adjustment)
        {
            return running;
        }

        running?.EndOn(eve);
        var term = new Term(change.CommitteeId, change.TermNo ?? 1, change.StartOn, change.PlannedEndOn!.Value);
        db.Add(term);
        await db.SaveChangesAsync(ct);
        return term;
    }

    private static void Reoffice(Membership seat, IReadOnlyList<OfficeRole> offices, DateOnly first, DateOnly eve)
    {
        var held = seat.Offices.Where(o => Span.Covers(o.FromOn, o.ToOn, first)).Select(o => o.Role).ToList();
        foreach (var role in held.Except(offices))
        {
            seat.LayDown(role, eve);
        }

        foreach (var role in offices.Except(held))
        {
            seat.Hold(role, first);
        }
    }

    private void Seat(RosterChange change, RosterChangeLine line, Term? term, Acting acting)
    {
        var seat = new Membership(Guid.CreateVersion7(clock.Now()), change.CommitteeId, term?.Id, line.PersonId, line.Category, change.StartOn, line.Side, line.NominatingOrganisationId);
        foreach (var role in line.Offices)
        {
            seat.Hold(role, change.StartOn);
        }

        db.Add(seat);
        audit.Add(acting, AuditActions.SeatGiven, AuditSubject.Seat, seat.Uid, change.CommitteeId, ("on", $"{change.StartOn:O}"), ("category", line.Category));
    }
}

/// <summary>What a change would make of the roster.</summary>
public sealed class RosterChangeForecasts(RosterWhatIf whatIf)
{
    /// <summary>On the first day and all later ones, for a decision.</summary>
    public Task<RosterForecast> OfAsync(RosterChange change, CommitteeName committee, IReadOnlyList<RosterChangeLine> lines, CancellationToken ct) => OfAsync(change, committee, lines, isFirstDayOnly: false, ct);

    /// <summary>On the first day alone, for a page.</summary>
    public Task<RosterForecast> FirstDayAsync(RosterChange change, CommitteeName committee, IReadOnlyList<RosterChangeLine> lines, CancellationToken ct) => OfAsync(change, committee, lines, isFirstDayOnly: true, ct);

    private Task<RosterForecast> OfAsync(RosterChange change, CommitteeName committee, IReadOnlyList<RosterChangeLine> lines, bool isFirstDayOnly, CancellationToken ct) => whatIf.WithChangeAsync(
        committee,
        change.StartOn,
        lines.Where(l => l.Act == RosterAct.Keep).ToDictionary(l => l.MembershipId!.Value, l => l.Offices),
        [.. lines.Where(l => l.Act == RosterAct.Add).Select(l => new SeatPlan(l.PersonId, l.Category, l.Side, l.NominatingOrganisationId, change.StartOn, l.Offices))],
        isFirstDayOnly,
        ct);
}
