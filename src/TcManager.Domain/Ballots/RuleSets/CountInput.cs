using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>How many of a category may vote, as typed.</summary>
/// <param name="Category"><c>voting</c>, <c>P</c> or <c>O</c>; null for <c>voting</c>.</param>
/// <param name="Count">0 or more; null for 1.</param>
public sealed record EntitledInput(string? Category = null, long? Count = null);

/// <summary>Votes of one kind, as typed.</summary>
/// <param name="Choice">A choice of the set, or <c>void</c>.</param>
/// <param name="Category">As in <see cref="EntitledInput"/>.</param>
/// <param name="Voter">Who, where the set names its voters; then there is one vote, and no category.</param>
/// <param name="Count">0 or more; null for 1.</param>
/// <param name="Reasoned">Null for true.</param>
public sealed record VotesInput(string? Choice = null, string? Category = null, string? Voter = null, long? Count = null, bool? Reasoned = null);

/// <summary>
/// A count as somebody types it: into the calculator, through the interface, into a worked example. The names of its fields are those of the input,
/// <c>votes[1].choice</c>.
/// </summary>
/// <param name="Entitled">Left out where the set names its voters. P- or O-members that have no vote in the set are taken as nothing beside those that have one.</param>
/// <param name="Votes">In any order, split in any way.</param>
/// <param name="Others">The choice of all named voters that no vote names; null when they did not vote.</param>
/// <param name="Experts">Approving members that nominated an expert.</param>
public sealed record CountInput(
    IReadOnlyList<EntitledInput>? Entitled = null,
    IReadOnlyList<VotesInput>? Votes = null,
    string? Others = null,
    long? Experts = null)
{
    /// <summary>More than there are people: what is above is a slip of the finger.</summary>
    public const long MaxCount = 1_000_000_000;

    /// <summary>
    /// The count, under the rules of a set. Refused at the field at fault: <c>countInput.categoryUnknown</c>, <c>countInput.notInElectorate</c>, <c>countInput.negative</c>,
    /// <c>countInput.tooLarge</c> (limit), <c>countInput.choiceMissing</c>, <c>countInput.choiceUnknown</c>, <c>countInput.voterMissing</c>, <c>countInput.voterUnknown</c>,
    /// <c>countInput.voterTwice</c>, <c>countInput.voterNotNamed</c>, <c>countInput.entitledMissing</c>, <c>countInput.entitledGiven</c>, <c>countInput.oneVote</c>,
    /// <c>countInput.rowMissing</c>, <c>countInput.tooManyRows</c> (limit), <c>countInput.moreVotesThanVoters</c> (votes, voters).
    /// </summary>
    public Outcome<BallotCount> ToCount(RuleSetDefinition definition)
    {
        var reader = new CountReader(definition, this);
        var count = reader.Read();
        return reader.Faults.Count > 0 ? Outcome.Refused<BallotCount>(reader.Faults) : count;
    }

    /// <summary>The verdict. Refused as <see cref="ToCount"/> and <see cref="RuleSetEvaluator.Evaluate"/> say.</summary>
    public Outcome<Evaluation> Evaluate(RuleSetDefinition definition)
    {
        if (!definition.HasVote())
        {
            return new Refusal("ruleSetHasNoVote", null, definition.Code);
        }

        var count = ToCount(definition);
        return count.IsDone ? RuleSetEvaluator.Evaluate(definition, count.Value) : Outcome.Refused<Evaluation>(count.Refusals);
    }

    /// <summary>The category of that name, as inputs write it; null where there is none that may vote.</summary>
    public static SeatCategory? CategoryOf(string? name) => name switch
    {
        null or "voting" => SeatCategory.Voting,
        "P" => SeatCategory.P,
        "O" => SeatCategory.O,
        _ => null,
    };

    /// <summary>A category as inputs write it.</summary>
    public static string NameOf(SeatCategory category) => category == SeatCategory.Voting ? "voting" : category.ToString();
}
