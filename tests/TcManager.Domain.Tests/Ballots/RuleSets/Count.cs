using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>Counts as the tables of rules.md write them. Where nothing is said, the entitled are as many as voted and abstained.</summary>
public static class Count
{
    public static BallotCount Of(SeatCategory category, int yes = 0, int no = 0, int abstain = 0, int notReturned = 0) =>
        new([new(category, yes + no + abstain + notReturned)], Votes(category, yes, no, abstain));

    public static BallotCount Voting(int yes = 0, int no = 0, int abstain = 0, int notReturned = 0) =>
        Of(SeatCategory.Voting, yes, no, abstain, notReturned);

    public static BallotCount P(int yes = 0, int no = 0, int abstain = 0, int notReturned = 0) => Of(SeatCategory.P, yes, no, abstain, notReturned);

    public static BallotCount O(int yes = 0, int no = 0, int abstain = 0, int notReturned = 0) => Of(SeatCategory.O, yes, no, abstain, notReturned);

    public static BallotCount And(this BallotCount count, BallotCount other) =>
        new([.. count.Entitled, .. other.Entitled], [.. count.Votes, .. other.Votes]);

    /// <summary>Some of the negatives of a category carry no technical reason.</summary>
    public static BallotCount WithUnreasoned(this BallotCount count, SeatCategory category, int negatives) => count with
    {
        Votes =
        [
            .. count.Votes.Select(row => row.Category == category && row.Choice == "no" ? row with { Votes = row.Votes - negatives } : row),
            new(category, "no", negatives, Reasoned: false),
        ],
    };

    public static Evaluation Under(this BallotCount count, string ruleSet) => count.Under(Seed.RuleSet(ruleSet));

    public static Evaluation Under(this BallotCount count, RuleSetDefinition definition) => RuleSetEvaluator.Evaluate(definition, count).Value;

    public static EvaluatedCheck Check(this Evaluation evaluation, string code) => evaluation.Checks.Single(check => check.Code == code);

    private static List<CountedVotes> Votes(SeatCategory category, int yes, int no, int abstain) =>
        [new(category, "yes", yes), new(category, "no", no), new(category, "abstain", abstain)];
}
