using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>
/// The figures of a count under a rule set: the one place where a vote becomes a number, for checks, pages and papers alike (pitfalls 21).
/// </summary>
public sealed class BallotTally(RuleSetDefinition definition, BallotCount count)
{
    private readonly Dictionary<string, ChoiceMeaning> _meanings = definition.Choices.ToDictionary(choice => choice.Code, choice => choice.CountsAs);

    /// <summary>A figure of a group of categories; null for the whole electorate.</summary>
    public long this[Figure figure, IReadOnlyList<SeatCategory>? group = null] => figure switch
    {
        Figure.Yes => Counted(group, ChoiceMeaning.Yes),
        Figure.No => Counted(group, ChoiceMeaning.No),
        Figure.Abstain => Counted(group, ChoiceMeaning.Abstain),
        Figure.Cast => Counted(group, ChoiceMeaning.Yes) + Counted(group, ChoiceMeaning.No) + Counted(group, ChoiceMeaning.Other),
        Figure.Returned => Returned(group),
        Figure.Entitled => count.Entitled.Where(row => Within(row.Category, group)).Sum(row => (long)row.Voters),
        Figure.Leading => Leaders(group).Select(leader => leader.Votes).FirstOrDefault(),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>The choice that alone has most votes of the group, abstentions apart; null where there is none or a tie.</summary>
    public string? Leader(IReadOnlyList<SeatCategory>? group = null) => Leaders(group) is [var (choice, _)] ? choice : null;

    private long Returned(IReadOnlyList<SeatCategory>? group)
    {
        var votes = count.Votes.Where(row => Within(row.Category, group)).Sum(row => (long)row.Votes);
        return definition.Counting.VoidSlip == VoidSlip.NotReturned
            ? votes
            : votes + (count.Void ?? []).Where(row => Within(row.Category, group)).Sum(row => (long)row.Slips);
    }

    private long Counted(IReadOnlyList<SeatCategory>? group, ChoiceMeaning meaning) =>
        Standing(group).Where(row => _meanings[row.Choice] == meaning).Sum(row => (long)row.Votes);

    private IEnumerable<CountedVotes> Standing(IReadOnlyList<SeatCategory>? group) =>
        count.Votes.Where(row => Within(row.Category, group) && !IsLeftOut(row));

    private bool IsLeftOut(CountedVotes row) =>
        !row.Reasoned && _meanings[row.Choice] == ChoiceMeaning.No && definition.Counting.UnreasonedNegative == UnreasonedNegative.LeavesCounts;

    private List<(string Choice, long Votes)> Leaders(IReadOnlyList<SeatCategory>? group)
    {
        var sums = Standing(group).Where(row => _meanings[row.Choice] != ChoiceMeaning.Abstain)
            .GroupBy(row => row.Choice, (choice, rows) => (Choice: choice, Votes: rows.Sum(row => (long)row.Votes))).ToList();
        return sums.Where(sum => sum.Votes > 0 && sum.Votes == sums.Max(other => other.Votes)).ToList();
    }

    private static bool Within(SeatCategory category, IReadOnlyList<SeatCategory>? group) => group is null || group.Contains(category);
}
