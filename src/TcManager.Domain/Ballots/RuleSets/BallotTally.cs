using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>
/// The figures of a count under a rule set: the one place where a vote becomes a number, for checks, pages and papers alike (pitfalls 21).
/// </summary>
public sealed class BallotTally(RuleSetDefinition definition, BallotCount count)
{
    private readonly Dictionary<string, ChoiceMeaning> _meanings = count.Votes.Select(row => row.Choice).Distinct()
        .Select(definition.Choice).OfType<ChoiceRule>().ToDictionary(choice => choice.Code, choice => choice.CountsAs, StringComparer.Ordinal);
    private readonly Dictionary<string, WeighedVoter> _voters = (definition.Voters ?? []).ToDictionary(voter => voter.Code, StringComparer.Ordinal);

    /// <summary>A figure of a group of categories, one per voter; null for the whole electorate.</summary>
    public long this[Figure figure, IReadOnlyList<SeatCategory>? group = null] => Sum(figure, new(group));

    /// <summary>What a test counts, and of what.</summary>
    public Fraction Of(TestRule test)
    {
        var scope = new Scope(test.Group, test.Part, test.By);
        return new(Sum(test.Of, scope), Sum(test.Per, scope));
    }

    /// <summary>Negative votes that are in no count for want of a technical reason, one per voter, 0 or more (rules.md §2).</summary>
    public long LeftOut => count.Votes.Where(IsLeftOut).Sum(row => (long)row.Votes);

    /// <summary>The choice that alone has most votes of the group, abstentions apart; null where there is none or a tie.</summary>
    public string? Leader(IReadOnlyList<SeatCategory>? group = null) => Leaders(new(group)) is [var (choice, _)] ? choice : null;

    private long Sum(Figure figure, Scope scope) => figure switch
    {
        Figure.Yes => Counted(scope, ChoiceMeaning.Yes),
        Figure.No => Counted(scope, ChoiceMeaning.No),
        Figure.Abstain => Counted(scope, ChoiceMeaning.Abstain),
        Figure.Cast => Counted(scope, ChoiceMeaning.Yes) + Counted(scope, ChoiceMeaning.No) + Counted(scope, ChoiceMeaning.Other),
        Figure.Returned => Returned(scope),
        Figure.Entitled => count.Entitled.Where(row => Within(row.Category, row.Voter, scope)).Sum(row => Weighed(row.Voters, row.Voter, scope)),
        Figure.Leading => Leaders(scope).Select(leader => leader.Votes).FirstOrDefault(),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private long Returned(Scope scope)
    {
        var votes = count.Votes.Where(row => Within(row.Category, row.Voter, scope)).Sum(row => Weighed(row.Votes, row.Voter, scope));
        return definition.Counting.VoidSlip == VoidSlip.NotReturned
            ? votes
            : votes + (count.Void ?? []).Where(row => Within(row.Category, row.Voter, scope)).Sum(row => Weighed(row.Slips, row.Voter, scope));
    }

    private long Counted(Scope scope, ChoiceMeaning meaning) =>
        Standing(scope).Where(row => _meanings[row.Choice] == meaning).Sum(row => Weighed(row.Votes, row.Voter, scope));

    private IEnumerable<CountedVotes> Standing(Scope scope) => count.Votes.Where(row => Within(row.Category, row.Voter, scope) && !IsLeftOut(row));

    private bool IsLeftOut(CountedVotes row) =>
        !row.Reasoned && _meanings[row.Choice] == ChoiceMeaning.No && definition.Counting.UnreasonedNegative == UnreasonedNegative.LeavesCounts;

    private List<(string Choice, long Votes)> Leaders(Scope scope)
    {
        var sums = Standing(scope).Where(row => _meanings[row.Choice] != ChoiceMeaning.Abstain)
            .GroupBy(row => row.Choice, (choice, rows) => (Choice: choice, Votes: rows.Sum(row => Weighed(row.Votes, row.Voter, scope)))).ToList();
        return sums.Where(sum => sum.Votes > 0 && sum.Votes == sums.Max(other => other.Votes)).ToList();
    }

    private long Weighed(int heads, string? voter, Scope scope) => scope.By == Measure.Weight && voter is not null ? (long)heads * _voters[voter].Weight : heads;

    private bool Within(SeatCategory category, string? voter, Scope scope) =>
        (scope.Group is null || scope.Group.Contains(category)) && (scope.Part is null || (voter is not null && _voters[voter].IsOf(scope.Part)));

    /// <summary>Whose votes, and what each adds.</summary>
    private sealed record Scope(IReadOnlyList<SeatCategory>? Group, string? Part = null, Measure? By = null);
}
