using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>How many of a category may vote: its rows of the frozen electorate.</summary>
/// <param name="Category">As frozen.</param>
/// <param name="Voters">0 or more.</param>
/// <param name="Voter">Who it is, where the set gives each voter a weight of its own; then <paramref name="Voters"/> is 1.</param>
public sealed record EntitledVoters(SeatCategory Category, int Voters, string? Voter = null);

/// <summary>How many of a category chose one thing.</summary>
/// <param name="Category">As frozen.</param>
/// <param name="Choice">A choice code of the rule set.</param>
/// <param name="Votes">0 or more, newest revisions only.</param>
/// <param name="Reasoned">False for a negative without a technical reason, by what was written or as the secretariat marked it.</param>
/// <param name="Voter">Who it was, where the set gives each voter a weight of its own.</param>
public sealed record CountedVotes(SeatCategory Category, string Choice, int Votes, bool Reasoned = true, string? Voter = null);

/// <summary>How many slips of a category say nothing valid.</summary>
/// <param name="Category">As frozen.</param>
/// <param name="Slips">0 or more.</param>
/// <param name="Voter">Whose it is, where the set gives each voter a weight of its own.</param>
public sealed record VoidSlips(SeatCategory Category, int Slips, string? Voter = null);

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
    /// <c>ballotCount.unknownChoice</c> (choice), <c>ballotCount.moreVotesThanVoters</c> (category, votes, voters; pitfalls 12),
    /// <c>ballotCount.voterUnknown</c> (code) where the set weighs its voters by name, <c>ballotCount.voterTwice</c> (code), <c>ballotCount.voterNotNamed</c> where it does not,
    /// <c>ballotCount.moreExpertsThanApprovals</c> (experts, approvals).
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
        var faults = strangers.Concat(unknown).Concat(definition.Voters is { } table ? VoterFaults(table) : CountFaults()).ToList();
        return Outcome.Of(faults.Count == 0 ? [.. ExpertFaults(definition)] : faults);
    }

    /// <summary>The rows by which a count is proven: the votes, and each void slip as a row of the choice <see cref="RuleSetDefinition.VoidChoice"/>.</summary>
    public IEnumerable<CountedVotes> VotesAndVoid() => Votes.Concat((Void ?? []).Select(row => new CountedVotes(row.Category, RuleSetDefinition.VoidChoice, row.Slips, true, row.Voter)));

    private IEnumerable<Refusal> CountFaults()
    {
        if (Voters().Any(voter => voter is not null))
        {
            yield return new("ballotCount.voterNotNamed");
        }

        foreach (var category in Categories().Where(category => SlipsOf(category) > VotersOf(category)))
        {
            yield return new("ballotCount.moreVotesThanVoters", null, category, SlipsOf(category), VotersOf(category));
        }
    }

    /// <summary>A voter with a weight stands in one row of the electorate, and casts at most one vote.</summary>
    private IEnumerable<Refusal> VoterFaults(IReadOnlyList<WeighedVoter> table)
    {
        var known = table.Select(voter => voter.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = Voters().Where(voter => voter is null || !known.Contains(voter)).Distinct()
            .Select(voter => new Refusal("ballotCount.voterUnknown", null, voter ?? ""));
        var twice = Entitled.GroupBy(row => row.Voter).Where(rows => rows.Sum(row => (long)row.Voters) > 1).Select(rows => rows.Key).Concat(Slips()
                .GroupBy(slip => slip.Voter).Where(rows => rows.Sum(row => (long)row.Slips) > Entitled.Where(row => row.Voter == rows.Key).Sum(row => (long)row.Voters)).Select(rows => rows.Key))
            .Where(voter => voter is not null && known.Contains(voter)).Distinct().Select(voter => new Refusal("ballotCount.voterTwice", null, voter!));
        return unknown.Concat(twice);
    }

    private IEnumerable<Refusal> ExpertFaults(RuleSetDefinition definition)
    {
        var approvals = new BallotTally(definition, this)[Figure.Yes, ExpertsRule.GroupOf(definition)];
        return definition.Experts is not null && ExpertsFrom > approvals
            ? [new("ballotCount.moreExpertsThanApprovals", "experts", ExpertsFrom.Value, approvals)]
            : [];
    }

    private IEnumerable<string?> Voters() => Entitled.Select(row => row.Voter).Concat(Slips().Select(slip => slip.Voter));

    private IEnumerable<(string? Voter, int Slips)> Slips() =>
        Votes.Select(row => (row.Voter, row.Votes)).Concat((Void ?? []).Select(row => (row.Voter, row.Slips)));

    private IEnumerable<int> Numbers() =>
        [.. Entitled.Select(row => row.Voters), .. Votes.Select(row => row.Votes), .. (Void ?? []).Select(row => row.Slips), ExpertsFrom ?? 0];

    private IEnumerable<SeatCategory> Categories() =>
        Entitled.Select(row => row.Category).Concat(Votes.Select(row => row.Category)).Concat((Void ?? []).Select(row => row.Category)).Distinct();

    private long VotersOf(SeatCategory category) => Entitled.Where(row => row.Category == category).Sum(row => (long)row.Voters);

    private long SlipsOf(SeatCategory category) =>
        Votes.Where(row => row.Category == category).Sum(row => (long)row.Votes)
        + (Void ?? []).Where(row => row.Category == category).Sum(row => (long)row.Slips);
}
