namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>A case with the outcome that a rule set must give it: kept with the version, and computed again before another one is saved (rules.md §5).</summary>
/// <param name="Id">Unique in the set: <c>CN02</c>.</param>
/// <param name="Count">The case.</param>
/// <param name="Outcome">What must come of it.</param>
/// <param name="Winner">Which choice must win; null where none does.</param>
/// <param name="FollowUps">What must be left to do; null for nothing.</param>
/// <param name="Holds">Codes of single checks that must hold; null where the outcome says enough.</param>
public sealed record WorkedExample(
    string Id,
    CountInput Count,
    VerdictOutcome Outcome,
    string? Winner = null,
    IReadOnlyList<FollowUp>? FollowUps = null,
    IReadOnlyList<string>? Holds = null)
{
    /// <summary>What a set makes of it.</summary>
    public ExampleRun RunUnder(RuleSetDefinition definition)
    {
        var evaluation = Count.Evaluate(definition);
        return new(definition, this, evaluation, evaluation.IsDone && Agrees(evaluation.Value));
    }

    private bool Agrees(Evaluation evaluation) =>
        evaluation.Outcome == Outcome
        && evaluation.Winner == Winner
        && (evaluation.FollowUps ?? []).SequenceEqual(FollowUps ?? [])
        && (Holds ?? []).All(code => evaluation.Checks.Any(check => check.Code == code && check.Passed));
}

/// <summary>A worked example, computed.</summary>
/// <param name="Definition">Under which set.</param>
/// <param name="Example">As it stands.</param>
/// <param name="Evaluation">What came of it; refused where such a count cannot be under the set.</param>
/// <param name="Agrees">Whether that is what must come of it.</param>
public sealed record ExampleRun(RuleSetDefinition Definition, WorkedExample Example, Outcome<Evaluation> Evaluation, bool Agrees)
{
    /// <summary>All of a set's.</summary>
    public static IReadOnlyList<ExampleRun> All(RuleSetDefinition definition, IReadOnlyList<WorkedExample> examples) => [.. examples.Select(example => example.RunUnder(definition))];
}
