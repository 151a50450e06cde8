using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>
/// What is still missing, for a count that is not approved: how many of those that have not voted would have to say yes. Certain, since one more yes never
/// loses (a property of every set).
/// </summary>
/// <param name="Category">Whose votes.</param>
/// <param name="Waiting">How many of it have not voted.</param>
/// <param name="Needed">The fewest that would do; null where not even all of them do.</param>
public sealed record MoreYes(SeatCategory Category, long Waiting, long? Needed)
{
    /// <summary>
    /// For each category of the electorate by itself. Empty for what is approved, for sets that name their voters and for those where several things stand against each other;
    /// and where too few nominate experts: whoever approves besides may nominate one or none.
    /// </summary>
    public static IReadOnlyList<MoreYes> For(RuleSetDefinition definition, BallotCount count)
    {
        if (definition.NamesVoters() || definition.Choices.FirstOrDefault(choice => choice.CountsAs == ChoiceMeaning.Yes) is not { } yes
            || RuleSetEvaluator.Evaluate(definition, count) is not { IsDone: true, Value: { Outcome: not VerdictOutcome.Approved } evaluation }
            || evaluation.Checks.Any(check => check is { Kind: CheckKind.Experts, Passed: false }))
        {
            return [];
        }

        return [.. count.Entitled.Select(row => row.Category).Distinct().Order().Select(category => Of(definition, count, yes.Code, category)).OfType<MoreYes>()];
    }

    private static MoreYes? Of(RuleSetDefinition definition, BallotCount count, string yes, SeatCategory category)
    {
        var waiting = count.Entitled.Where(row => row.Category == category).Sum(row => (long)row.Voters)
            - count.Votes.Where(row => row.Category == category).Sum(row => (long)row.Votes)
            - (count.Void ?? []).Where(row => row.Category == category).Sum(row => (long)row.Slips);
        if (waiting is <= 0 or > int.MaxValue)
        {
            return null;
        }

        bool Enough(long more) => RuleSetEvaluator.Evaluate(definition, count with { Votes = [.. count.Votes, new(category, yes, (int)more)] }) is { IsDone: true, Value.Outcome: VerdictOutcome.Approved };

        if (!Enough(waiting))
        {
            return new(category, waiting, null);
        }

        var (fewest, most) = (1L, waiting);
        while (fewest < most)
        {
            var middle = (fewest + most) / 2;
            (fewest, most) = Enough(middle) ? (fewest, middle) : (middle + 1, most);
        }

        return new(category, waiting, fewest);
    }
}
