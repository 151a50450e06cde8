namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>Turns a count into a verdict (rules.md §4). The same definition and count give the same verdict, always.</summary>
public static class RuleSetEvaluator
{
    /// <summary>
    /// The verdict with all its checks. Refused: <c>ruleSetHasNoVote</c> for a consultation, and what <see cref="BallotCount.Check"/> refuses.
    /// </summary>
    public static Outcome<Evaluation> Evaluate(RuleSetDefinition definition, BallotCount count)
    {
        if (!definition.HasVote())
        {
            return new Refusal("ruleSetHasNoVote", null, definition.Code);
        }

        var sound = count.Check(definition);
        return sound.IsDone ? Conclude(definition, count) : Outcome.Refused<Evaluation>(sound.Refusals);
    }

    private static Evaluation Conclude(RuleSetDefinition definition, BallotCount count)
    {
        var tally = new BallotTally(definition, count);
        var checks = Checks(definition, count, tally).ToList();

        // A void slip may count as returned, and still nobody has voted (rules.md §0).
        var noValidVotes = count.Votes.All(row => row.Votes == 0) || checks.Where(check => check.Kind == CheckKind.Test).All(check => !check.Actual.HasValue);
        var outcome = OutcomeOf(definition, checks, noValidVotes);
        var approved = outcome == VerdictOutcome.Approved;
        return new(
            outcome,
            checks,
            noValidVotes,
            approved && definition.ResolveNegatives && tally[Figure.No] > 0 ? [FollowUp.ResolveNegatives] : null,
            approved ? Winner(definition, tally) : null);
    }

    private static IEnumerable<EvaluatedCheck> Checks(RuleSetDefinition definition, BallotCount count, BallotTally tally)
    {
        if (definition.FewestVoters is { } fewest)
        {
            yield return Compare(CheckKind.FewestVoters, "fewest-voters", Heads(tally[Figure.Entitled]), Comparison.AtLeast, Heads(fewest.Voters), fewest.Clause);
        }

        if (definition.Return is { } returned)
        {
            var actual = new Fraction(tally[Figure.Returned, returned.Group], tally[Figure.Entitled, returned.Group]);
            yield return Compare(CheckKind.Return, returned.Code, actual, returned.Comparison, returned.Required, returned.Clause) with { Group = returned.Group, Name = returned.Name };
        }

        foreach (var test in definition.Tests)
        {
            yield return Compare(CheckKind.Test, test.Code, tally.Of(test), test.Comparison, test.Required, test.Clause) with { Group = test.Group, By = test.By, Part = test.Part, Name = test.Name };
        }

        if (definition.Experts is { } experts)
        {
            var required = Heads(experts.RequiredFor(tally[Figure.Entitled, ExpertsRule.GroupOf(definition)]));
            yield return Compare(CheckKind.Experts, "experts", Heads(count.ExpertsFrom ?? 0), Comparison.AtLeast, required, experts.Clause);
        }
    }

    private static EvaluatedCheck Compare(CheckKind kind, string code, Fraction actual, Comparison comparison, Fraction required, Clause clause) =>
        new(kind, code, actual, required, comparison, required.LimitCount(comparison, actual.Per), actual.Meets(comparison, required), clause);

    private static Fraction Heads(long count) => new(count, 1);

    // The precedence of rules.md §4: invalid, return failed, no valid votes, the tests.
    private static VerdictOutcome OutcomeOf(RuleSetDefinition definition, List<EvaluatedCheck> checks, bool noValidVotes)
    {
        bool Fails(CheckKind kind) => checks.Exists(check => check.Kind == kind && !check.Passed);

        return Fails(CheckKind.FewestVoters) ? VerdictOutcome.Invalid
            : Fails(CheckKind.Return) ? definition.Return!.Otherwise
            : noValidVotes ? VerdictOutcome.NotApproved
            : OfTests(definition, checks) is var tested && tested != VerdictOutcome.Approved ? tested
            : Fails(CheckKind.Experts) ? VerdictOutcome.NotApproved
            : VerdictOutcome.Approved;
    }

    private static VerdictOutcome OfTests(RuleSetDefinition definition, List<EvaluatedCheck> checks)
    {
        var failed = definition.Tests.Where(test => checks.Exists(check => check.Kind == CheckKind.Test && check.Code == test.Code && !check.Passed)).ToList();
        return definition.Decides is { } deciding && failed.TrueForAll(test => test.Part != deciding.Part) ? VerdictOutcome.Approved
            : definition.Decides is { } asked && failed.TrueForAll(test => test.Part == asked.Part) ? asked.Otherwise
            : failed.Count > 0 ? failed[0].Otherwise
            : VerdictOutcome.Approved;
    }

    private static string? Winner(RuleSetDefinition definition, BallotTally tally) =>
        definition.Tests.FirstOrDefault(test => test.Of == Figure.Leading) is { } contest ? tally.Leader(contest.Group) : null;
}
