using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>How many of a category may vote: its rows of the frozen electorate.</summary>
public sealed record EntitledVoters(SeatCategory Category, int Voters);

/// <summary>How many of a category chose one thing.</summary>
/// <param name="Category">As frozen.</param>
/// <param name="Choice">A choice code of the rule set.</param>
/// <param name="Votes">0 or more, newest revisions only.</param>
/// <param name="Reasoned">False for a negative without a technical reason, by what was written or as the secretariat marked it.</param>
public sealed record CountedVotes(SeatCategory Category, string Choice, int Votes, bool Reasoned = true);

/// <summary>How many slips of a category say nothing valid.</summary>
public sealed record VoidSlips(SeatCategory Category, int Slips);

/// <summary>
/// What was counted of one question: all that a verdict needs, and no names. Rows may come in any order and split in any way.
/// </summary>
/// <param name="Entitled">Per category.</param>
/// <param name="Votes">Per category, choice and reason.</param>
/// <param name="Void">Per category; null for none.</param>
/// <param name="ExpertsFrom">Approving members that nominated an expert; null where none were asked for.</param>
public sealed record BallotCount(
    IReadOnlyList<EntitledVoters> Entitled,
    IReadOnlyList<CountedVotes> Votes,
    IReadOnlyList<VoidSlips>? Void = null,
    int? ExpertsFrom = null)
{
    /// <summary>
    /// Whether such a count can exist under these rules. Refused: <c>ballotCount.negative</c>, <c>ballotCount.notInElectorate</c> (category),
    /// <c>ballotCount.unknownChoice</c> (choice), <c>ballotCount.moreVotesThanVoters</c> (category, votes, voters; pitfalls 12).
    /// </summary>
    public Outcome Check(RuleSetDefinition definition)
    {
        if (Numbers().Any(number => number < 0))
        {
            return Outcome.Refused("ballotCount.negative");
        }

        var strangers = Categories().Where(category => !definition.Admits(category))
            .Select(category => new Refusal("ballotCount.notInElectorate", null, category));
        var unknown = Votes.Select(row => row.Choice).Distinct().Where(code => definition.Choice(code) is null)
            .Select(code => new Refusal("ballotCount.unknownChoice", null, code));
        var tooMany = Categories().Where(category => SlipsOf(category) > VotersOf(category))
            .Select(category => new Refusal("ballotCount.moreVotesThanVoters", null, category, SlipsOf(category), VotersOf(category)));
        return Outcome.Of([.. strangers, .. unknown, .. tooMany]);
    }

    private IEnumerable<int> Numbers() =>
        [.. Entitled.Select(row => row.Voters), .. Votes.Select(row => row.Votes), .. (Void ?? []).Select(row => row.Slips), ExpertsFrom ?? 0];

    private IEnumerable<SeatCategory> Categories() =>
        Entitled.Select(row => row.Category).Concat(Votes.Select(row => row.Category)).Concat((Void ?? []).Select(row => row.Category)).Distinct();

    private long VotersOf(SeatCategory category) => Entitled.Where(row => row.Category == category).Sum(row => (long)row.Voters);

    private long SlipsOf(SeatCategory category) =>
        Votes.Where(row => row.Category == category).Sum(row => (long)row.Votes)
        + (Void ?? []).Where(row => row.Category == category).Sum(row => (long)row.Slips);
}
