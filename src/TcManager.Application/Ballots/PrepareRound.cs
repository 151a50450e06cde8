using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>A second round: what was not approved, or was withdrawn while it was open, is drafted once more, with as many days and by the rules in force. Nothing opens by itself.</summary>
public sealed class PrepareRound(TcManagerDb db, Numbering numbering, AuditLog audit, TimeProvider clock)
{
    /// <summary>The draft's id; one that is there already is given instead. Refused as <c>ballot.noFurtherRound</c> where every question was approved, or nothing is counted.</summary>
    public Task<Outcome<long>> ExecuteAsync(long ballotId, Acting acting, CancellationToken ct) => db.InTransactionAsync(token => WorkAsync(ballotId, acting, token), ct);

    /// <summary>Inside the caller's transaction.</summary>
    internal async Task<Outcome<long>> WorkAsync(long ballotId, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, ballotId, ct);
        if (await db.Ballots.Where(b => b.PreviousRoundId == ballotId && b.CancelledAt == null).OrderBy(b => b.Id).Select(b => (long?)b.Id).FirstOrDefaultAsync(ct) is { } there)
        {
            return there;
        }

        var last = await db.Ballots.AsNoTracking().Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == ballotId, ct);
        var outcomes = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId && v.Generation == last.Generation).ToDictionaryAsync(v => v.QuestionId, v => v.Outcome, ct);
        var now = clock.Now();
        var repeated = last.QuestionsToRepeat(outcomes, now);
        return repeated.Count == 0 ? new Refusal("ballot.noFurtherRound") : await SaveAsync(last, repeated, now, acting, ct);
    }

    private async Task<Outcome<long>> SaveAsync(Ballot last, IReadOnlyList<Question> repeated, DateTimeOffset now, Acting acting, CancellationToken ct)
    {
        var inForce = await InForceAsync(repeated, LocalMoment.DayOf(now, last.ZoneId), ct);
        var asked = repeated.Select(q => new QuestionPlan(q.Text.Zh, q.Text.En, inForce.GetValueOrDefault(q.RuleSetVersion.RuleSetId, q.RuleSetVersionId), q.Comments)).ToList();
        var days = Math.Max(1, LocalMoment.DayOf(last.ClosesAt.AddTicks(-1), last.ZoneId).DayNumber - LocalMoment.DayOf(last.OpensAt, last.ZoneId).DayNumber);
        var plan = new BallotPlan(
            last.Title.Zh, last.Title.En, asked[0].TextZh, asked[0].TextEn, LocalMoment.DayOf(now, last.ZoneId).AddDays(days), BallotPlan.DefaultClock, null, null, last.ZoneId, asked[0].RuleSetVersionId, last.ProjectId)
        {
            Secrecy = last.Secrecy,
            Comments = asked[0].Comments,
            Further = [.. asked.Skip(1)],
        };
        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == last.CommitteeId).Select(c => new { c.Code, c.ZoneId }).SingleAsync(ct);
        var year = LocalMoment.DayOf(now, committee.ZoneId).Year;
        var number = await numbering.TakeAsync(last.CommitteeId, NumberSeries.Ballots, year, ct);
        var drafted = Ballot.PrepareRound(Guid.CreateVersion7(now), last, $"{committee.Code} B {year}-{number}", plan, repeated, now);
        if (!drafted.IsDone)
        {
            return Outcome.Refused<long>(drafted.Refusals);
        }

        db.Ballots.Add(drafted.Value);
        audit.Add(acting, AuditActions.RoundPrepared, AuditSubject.Ballot, drafted.Value.Uid, last.CommitteeId, ("number", drafted.Value.Number), ("from", last.Number), ("questions", repeated.Count));
        await db.SaveChangesAsync(ct);
        return drafted.Value.Id;
    }

    /// <summary>By set, the version in force today where a ballot can be held under it; the round before keeps its own.</summary>
    private async Task<Dictionary<long, long>> InForceAsync(IReadOnlyList<Question> repeated, DateOnly today, CancellationToken ct)
    {
        var sets = repeated.Select(q => q.RuleSetVersion.RuleSetId).Distinct().ToList();
        var versions = await db.RuleSetVersions.AsNoTracking().InForceOn(db, today).Where(v => sets.Contains(v.RuleSetId)).Select(v => new { v.RuleSetId, v.Id, v.Definition }).ToListAsync(ct);
        return versions.Where(v => v.Definition.SuitsBallots()).ToDictionary(v => v.RuleSetId, v => v.Id);
    }
}
