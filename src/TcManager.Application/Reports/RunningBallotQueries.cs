using Microsoft.EntityFrameworkCore;
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
        var ballots = await open.AsNoTracking().AsSingleQuery().OrderBy(b => b.ClosesAt).ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.CommitteeId, b.Committee.Code, b.Title, b.ClosesAt, b.ZoneId, Rules = b.Questions.OrderBy(q => q.No).Select(q => q.RuleSetVersion.Definition).ToList() })
            .ToListAsync(ct);
        var returns = (await db.Voters.AsNoTracking().Where(v => open.Any(b => b.Id == v.BallotId))
            .GroupBy(v => new { v.BallotId, v.Category })
            .Select(g => new { g.Key.BallotId, g.Key.Category, Entitled = g.Count(), Returned = g.Count(v => v.LastRevision > 0) })
            .ToListAsync(ct)).ToLookup(r => r.BallotId, r => new CategoryReturns(r.Category, r.Entitled, r.Returned));
        return [.. ballots.Select(b => new RunningBallot(b.Id, b.CommitteeId, b.Code, b.Title, new(b.ClosesAt, b.ZoneId), Furthest(b.Rules, [.. returns[b.Id]])))];
    }

    // A ballot is as far from its quorum as the question that is furthest.
    private static ReturnsForecast? Furthest(List<RuleSetDefinition> rules, IReadOnlyList<CategoryReturns> returns) =>
        rules.Select(rule => ReturnsForecast.Of(rule, returns)).Where(f => f.IsDone).Select(f => f.Value).MaxBy(f => f.MoreNeeded ?? 0);
}

/// <summary>An open ballot and its returns.</summary>
public sealed record RunningBallot(long Id, long CommitteeId, string CommitteeCode, Bilingual Title, Deadline Deadline, ReturnsForecast? Returns);
