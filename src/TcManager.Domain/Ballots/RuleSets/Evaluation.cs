using System.Text.Json.Serialization;
using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>表决结论 (rules.md §4).</summary>
public enum VerdictOutcome
{
    /// <summary>通过: every condition holds, or those of the part that decides by itself.</summary>
    Approved,

    /// <summary>不通过: a test or the number of experts fails, or there are no valid votes.</summary>
    NotApproved,

    /// <summary>Too few took part: nothing is decided, whatever they said.</summary>
    NotQuorate,

    /// <summary>Too few came back, and the set asks for another round.</summary>
    Redo,

    /// <summary>Left to a part of the electorate, where the set defines that.</summary>
    Pending,

    /// <summary>No choice has a majority: the committee decides.</summary>
    NoClearMajority,

    /// <summary>The ballot should not have been held so.</summary>
    Invalid,
}

/// <summary>What a check is about.</summary>
public enum CheckKind
{
    /// <summary>How many may vote, counted in people: with too few the ballot is invalid.</summary>
    FewestVoters,

    /// <summary>How many took part, of those entitled: the quorum or return.</summary>
    Return,

    /// <summary>What the votes must come to.</summary>
    Test,

    /// <summary>How many approving members nominated experts, counted in members (rules.md §2, iso-np).</summary>
    Experts,
}

/// <summary>What an outcome leaves to do.</summary>
public enum FollowUp
{
    /// <summary>Each negative vote is still to be resolved (rules.md §3, ASTM).</summary>
    ResolveNegatives,
}

/// <summary>
/// One limit, what it came to, and whether it held. Counts of people (fewest voters, experts) are fractions per 1.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Code">The rule set's code of the check.</param>
/// <param name="Actual">As counted, not reduced; without a value where there was nothing to count.</param>
/// <param name="Required">As the rule says.</param>
/// <param name="Comparison">How the limit is read.</param>
/// <param name="LimitCount">The limit as a count of the actual whole: the smallest that meets "at least", the largest that meets "at most" (decisions 24).</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Group">Whose votes; null for the whole electorate.</param>
/// <param name="By">What was added up; null for one per voter.</param>
/// <param name="Part">Of which part of the named voters; null for all.</param>
public sealed record EvaluatedCheck(
    CheckKind Kind,
    string Code,
    Fraction Actual,
    Fraction Required,
    Comparison Comparison,
    long LimitCount,
    bool Passed,
    Clause Clause,
    IReadOnlyList<SeatCategory>? Group = null,
    Measure? By = null,
    string? Part = null)
{
    /// <summary>As its rule set calls it; null where the product has the words for the code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Name { get; init; }

    /// <summary>By how many the count misses its limit while the whole stays as it is; 0 where it holds.</summary>
    public long Gap() => Passed ? 0 : Math.Abs(LimitCount - Actual.Of);
}

/// <summary>The verdict as data; every sentence about it is rendered from this (pitfalls 21).</summary>
/// <param name="Outcome">By the precedence of rules.md §4.</param>
/// <param name="Checks">All of them, in the order of the set, also when an earlier one decided.</param>
/// <param name="NoValidVotes">Nobody voted, or nobody whose vote counts: said as such.</param>
/// <param name="FollowUps">What is left to do; null for nothing.</param>
/// <param name="Winner">The choice that won, where several stood against each other.</param>
public sealed record Evaluation(
    VerdictOutcome Outcome,
    IReadOnlyList<EvaluatedCheck> Checks,
    bool NoValidVotes = false,
    IReadOnlyList<FollowUp>? FollowUps = null,
    string? Winner = null);
