using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Reports;

/// <summary>Open ballots and what is certain of their returns (decisions 9, 26): for those who may see participation.</summary>
public sealed class RunningBallotQueries(TcManagerDb db)
{
    /// <summary>Of the committees, earliest deadline first. Two queries.</summary>
    public async Task<IReadOnlyList<RunningBallot>> OfAsync(IReadOnlyList<long> committeeIds, DateTimeOffset now, CancellationToken ct)
    {
        var open = db.Ballots.Where(b => committeeIds.Contains(b.CommitteeId) && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.ClosesAt > now);
        var questions = await (
            from ballot in open.AsNoTracking()
            from question in ballot.Questions
            orderby ballot.ClosesAt, ballot.Id, question.No
            select new { ballot.Id, ballot.CommitteeId, ballot.Committee.Code, ballot.Title, ballot.ClosesAt, ballot.ZoneId, question.RuleSetVersion.Definition }).ToListAsync(ct);
        var today = LocalMoment.DayOf(now, Visible.RightsZone);
        var voters = (await open.AsNoTracking().Join(db.Voters, ballot => ballot.Id, voter => voter.BallotId, (_, voter) => voter)
            .Select(v => new { v.BallotId, v.Category, HasVoted = v.LastRevision > 0 && !db.SlipAnswers.Any(a => a.SlipId == v.LastSlipId && a.Choice == RuleSetDefinition.VoidChoice), MayStill = v.LastRevision == 0 && v.EndedAt == null && (v.Membership.ToOn == null || v.Membership.ToOn >= today) })
            .GroupBy(v => new { v.BallotId, v.Category })
            .Select(g => new { g.Key.BallotId, g.Key.Category, Entitled = g.Count(), Returned = g.Count(v => v.HasVoted), Open = g.Count(v => v.MayStill) })
            .ToListAsync(ct)).ToLookup(r => r.BallotId);
        return [.. questions.GroupBy(q => q.Id).Select(b => (Ballot: b.First(), Rules: b.Select(q => q.Definition)))
            .Select(b => new RunningBallot(
                b.Ballot.Id, b.Ballot.CommitteeId, b.Ballot.Code, b.Ballot.Title, new(b.Ballot.ClosesAt, b.Ballot.ZoneId),
                Furthest(b.Rules, [.. voters[b.Ballot.Id].Select(r => new CategoryReturns(r.Category, r.Entitled, r.Returned))]),
                voters[b.Ballot.Id].Sum(r => r.Open)))];
    }

    // A ballot is as far from its quorum as the question that is furthest.
    private static ReturnsForecast? Furthest(IEnumerable<RuleSetDefinition> rules, IReadOnlyList<CategoryReturns> returns) =>
        rules.Select(rule => ReturnsForecast.Of(rule, returns)).Where(f => f.IsDone).Select(f => f.Value).MaxBy(f => f.MoreNeeded ?? 0);
}

/// <summary>An open ballot and its returns.</summary>
/// <param name="MayStillVote">Who has not voted and whose seat has not ended.</param>
public sealed record RunningBallot(long Id, long CommitteeId, string CommitteeCode, Bilingual Title, Deadline Deadline, ReturnsForecast? Returns, int MayStillVote)
{
    /// <summary>How many are missing for the returns that are asked for.</summary>
    public long ShortBy => Returns?.MoreNeeded ?? 0;

    /// <summary>Not even if everybody voted who still may.</summary>
    public bool IsOutOfReach => ShortBy > MayStillVote;

    public bool IsAlarmAt(DateTimeOffset now) => ShortBy > 0 && Shortfall.IsAlarm(Deadline.DaysLeft(now), IsOutOfReach);
}
