using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>How far a category has come while the ballot is open: no choices, they are nobody's to see (decisions 9).</summary>
/// <param name="Category">As frozen.</param>
/// <param name="Entitled">Voters of the category, 0 or more.</param>
/// <param name="Returned">How many of them took part, from 0 to <paramref name="Entitled"/>.</param>
public sealed record CategoryReturns(SeatCategory Category, int Entitled, int Returned);

/// <summary>
/// What is certain about the returns of an open ballot: "3 more reach the 3/4" (decisions 9, 26). No estimate is mixed in.
/// </summary>
/// <param name="Entitled">Voters in the base of the quorum; of the whole electorate where the set has none.</param>
/// <param name="Returned">How many of these took part.</param>
/// <param name="Required">Returns that reach the quorum; null where the set has none.</param>
/// <param name="MoreNeeded">How many more that takes, 0 once it is reached; null where the set has none.</param>
public sealed record ReturnsForecast(long Entitled, long Returned, long? Required, long? MoreNeeded)
{
    /// <summary>True from the start where the set has no quorum.</summary>
    public bool IsReached() => MoreNeeded is null or 0;

    /// <summary>Refused: <c>ballotCount.negative</c>, <c>ballotCount.moreVotesThanVoters</c> (category, returned, entitled).</summary>
    public static Outcome<ReturnsForecast> Of(RuleSetDefinition definition, IReadOnlyList<CategoryReturns> returns)
    {
        foreach (var row in returns)
        {
            if (row.Entitled < 0 || row.Returned < 0)
            {
                return new Refusal("ballotCount.negative");
            }

            if (row.Returned > row.Entitled)
            {
                return new Refusal("ballotCount.moreVotesThanVoters", null, row.Category, row.Returned, row.Entitled);
            }
        }

        var group = definition.Return?.Group ?? definition.Electorate;
        var based = returns.Where(row => group.Contains(row.Category)).ToList();
        var entitled = based.Sum(row => (long)row.Entitled);
        var returned = based.Sum(row => (long)row.Returned);
        // Nothing counted meets nothing: an empty base is never quorate, so that at least one is asked for.
        var required = definition.Return is { } rule ? Math.Max(1, rule.Required.LimitCount(rule.Comparison, entitled)) : (long?)null;
        return new ReturnsForecast(entitled, returned, required, required is { } limit ? Math.Max(0, limit - returned) : null);
    }
}
