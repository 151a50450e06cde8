using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots.Secret;

/// <summary>An election to prepare.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="Plan">As typed.</param>
public sealed record ElectionToPrepare(Guid Uid, long CommitteeId, ElectionPlan Plan);

/// <summary>Prepares elections, changes their drafts, and prepares the next round of one that chose nobody.</summary>
public sealed class PrepareElection(TcManagerDb db, Numbering numbering, BallotPlans plans, AuditLog audit, TimeProvider clock)
{
    /// <summary>The election's id; a repeat of the form gives the first one's. Refused as <see cref="ElectionPlan.Check"/> and <see cref="BallotPlans"/> say, and as <see cref="SentForms.SentBefore"/>.</summary>
    public async Task<Outcome<long>> ExecuteAsync(ElectionToPrepare input, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => PrepareAsync(input, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(input, ct) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    /// <summary>Refused as <c>form.stale</c> when somebody changed it in the meantime, and as <see cref="Ballot.ReviseElection"/> and <see cref="BallotPlans"/> say.</summary>
    public Task<Outcome> ReviseAsync(long ballotId, Guid version, ElectionPlan plan, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await LoadAsync(ballotId, token);
        if (ballot.ReleasedAt is not null || ballot.CancelledAt is not null)
        {
            return Outcome.Refused("ballot.notADraft");
        }

        if (ballot.Version != version)
        {
            return Outcome.Refused("form.stale");
        }

        var faults = await FaultsAsync(ballot.CommitteeId, plan, token);
        var revised = faults.Count > 0 ? Outcome.Of(faults) : ballot.ReviseElection(plan, clock.Now());
        if (revised.IsDone)
        {
            db.Entry(ballot).State = EntityState.Modified;
            audit.Add(acting, AuditActions.BallotRevised, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("newFile", false));
            await db.SaveChangesAsync(token);
        }

        return revised;
    }, ct);

    /// <summary>
    /// A draft of the next round between those who lead, with as many days as this one had; one that is prepared already is given instead. Refused as
    /// <c>election.noNextRound</c> unless this one is counted without a clear majority.
    /// </summary>
    public Task<Outcome<long>> NextRoundAsync(long ballotId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        if (await db.Ballots.Where(b => b.PreviousRoundId == ballotId && b.CancelledAt == null).OrderBy(b => b.Id).Select(b => (long?)b.Id).FirstOrDefaultAsync(token) is { } there)
        {
            return there;
        }

        var last = await LoadAsync(ballotId, token);
        var question = last.Questions[0];
        var verdict = await db.Verdicts.AsNoTracking().SingleOrDefaultAsync(v => v.QuestionId == question.Id && v.Generation == last.Generation, token);
        var standing = last.Kind == BallotKind.Election && last.ClosedAt is not null && verdict?.Outcome == Domain.Ballots.RuleSets.VerdictOutcome.NoClearMajority
            ? NextRound.Of([.. question.Candidates.OrderBy(c => c.No).Select(c => c.Code)], verdict.Count)
            : [];
        if (standing.Count == 0)
        {
            return new Refusal("election.noNextRound");
        }

        var now = clock.Now();
        var days = Math.Max(1, LocalMoment.DayOf(last.ClosesAt.AddTicks(-1), last.ZoneId).DayNumber - LocalMoment.DayOf(last.OpensAt, last.ZoneId).DayNumber);
        var plan = new BallotPlan(
            last.Title.Zh, last.Title.En, question.Text.Zh, question.Text.En, LocalMoment.DayOf(now, last.ZoneId).AddDays(days), BallotPlan.DefaultClock, null, null, last.ZoneId, question.RuleSetVersionId, last.ProjectId);
        var candidates = question.Candidates.OrderBy(c => c.No).Where(c => standing.Contains(c.Code)).Select(c => new CandidatePlan(c.PersonId, c.NameZh, c.NameEn));
        return await SaveAsync(Guid.CreateVersion7(now), last.CommitteeId, new(plan, [.. candidates]), last.Id, acting, token);
    }, ct);

    private async Task<Outcome<long>> PrepareAsync(ElectionToPrepare input, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(input, ct) is { } first)
        {
            return first;
        }

        var faults = await FaultsAsync(input.CommitteeId, input.Plan, ct);
        return faults.Count > 0 ? Outcome.Refused<long>(faults) : await SaveAsync(input.Uid, input.CommitteeId, input.Plan, null, acting, ct);
    }

    private async Task<List<Refusal>> FaultsAsync(long committeeId, ElectionPlan plan, CancellationToken ct) =>
        [.. plan.Check(clock.Now()).Refusals.Concat((await plans.CheckElectionAsync(committeeId, plan, ct)).Refusals).DistinctBy(fault => (fault.Code, fault.Field))];

    private async Task<Outcome<long>?> FirstResultAsync(ElectionToPrepare input, CancellationToken ct)
    {
        var first = await db.Ballots.AsNoTracking().Include(b => b.Questions).ThenInclude(q => q.Candidates.OrderBy(c => c.No)).AsSplitQuery().SingleOrDefaultAsync(b => b.Uid == input.Uid, ct);
        return first is null ? null : first.CommitteeId == input.CommitteeId && first.Kind == BallotKind.Election && first.Says(input.Plan) ? first.Id : SentForms.SentBefore;
    }

    private async Task<Outcome<long>> SaveAsync(Guid uid, long committeeId, ElectionPlan plan, long? previousRoundId, Acting acting, CancellationToken ct)
    {
        var now = clock.Now();
        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(c => new { c.Code, c.ZoneId }).SingleAsync(ct);
        var year = LocalMoment.DayOf(now, committee.ZoneId).Year;
        var number = await numbering.TakeAsync(committeeId, NumberSeries.Ballots, year, ct);
        var ballot = Ballot.PrepareElection(uid, committeeId, $"{committee.Code} B {year}-{number}", plan, previousRoundId, now);
        if (!ballot.IsDone)
        {
            return Outcome.Refused<long>(ballot.Refusals);
        }

        db.Ballots.Add(ballot.Value);
        audit.Add(acting, AuditActions.ElectionPrepared, AuditSubject.Ballot, uid, committeeId, ("number", ballot.Value.Number), ("candidates", plan.Candidates.Count));
        await db.SaveChangesAsync(ct);
        return ballot.Value.Id;
    }

    private Task<Ballot> LoadAsync(long ballotId, CancellationToken ct) =>
        db.Ballots.Include(b => b.Questions).ThenInclude(q => q.Candidates).AsSplitQuery().SingleAsync(b => b.Id == ballotId, ct);
}
