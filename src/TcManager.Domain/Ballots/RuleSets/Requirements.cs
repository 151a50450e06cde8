using System.Text.Json.Serialization;
using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>One test of the votes; all of a set's tests must hold.</summary>
/// <param name="Code">Stable, unique in the set; the wording of the check hangs on it.</param>
/// <param name="Of">What is counted.</param>
/// <param name="Per">Of what.</param>
/// <param name="Comparison">How the limit is read (rules.md §0).</param>
/// <param name="Required">The limit, exact.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Group">Whose votes; null for the whole electorate.</param>
/// <param name="Otherwise">The outcome when it fails: not approved, or no clear majority where the set says so.</param>
/// <param name="By">What is added up; null for one per voter.</param>
/// <param name="Part">Of which part of the set's named voters; null for all.</param>
public sealed record TestRule(
    string Code,
    Figure Of,
    Figure Per,
    Comparison Comparison,
    Fraction Required,
    Clause Clause,
    IReadOnlyList<SeatCategory>? Group = null,
    VerdictOutcome Otherwise = VerdictOutcome.NotApproved,
    Measure? By = null,
    string? Part = null)
{
    /// <summary>How results call it, in both languages, where an administrator wrote one; null where the product has the words for the code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Name { get; init; }
}

/// <summary>What a test adds up.</summary>
public enum Measure
{
    /// <summary>The weight of each voter, in the set's own unit: votes, or inhabitants in units of 100,000.</summary>
    Weight,
}

/// <summary>A voter that the set knows by name, with its weight (rules.md §3).</summary>
/// <param name="Code">As a vote names it: <c>DE</c>.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Weight">1 or more, in the set's own unit.</param>
/// <param name="Parts">Codes of the parts that it belongs to; null for none.</param>
public sealed record WeighedVoter(string Code, Bilingual Name, int Weight, IReadOnlyList<string>? Parts = null)
{
    /// <summary>Whether it belongs to a part, by its code; to all of them (null) each does.</summary>
    public bool IsOf(string? part) => part is null || (Parts ?? []).Contains(part, StringComparer.Ordinal);
}

/// <summary>
/// A part of the named voters whose own tests decide (rules.md §3, cen-mandated): where they hold, it is approved whatever the others say; where only
/// the tests of all hold, the part is asked again.
/// </summary>
/// <param name="Part">Its code.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Otherwise">Pending.</param>
public sealed record DecidingPart(string Part, Bilingual Name, VerdictOutcome Otherwise = VerdictOutcome.Pending);

/// <summary>How many must take part for the ballot to decide anything: those returned, of those entitled.</summary>
/// <param name="Code">Stable, unique in the set.</param>
/// <param name="Comparison">How the limit is read.</param>
/// <param name="Required">The limit, exact.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Group">Of whom; null for the whole electorate.</param>
/// <param name="Otherwise">Not quorate, or redo where the set says so.</param>
public sealed record ReturnRule(
    string Code,
    Comparison Comparison,
    Fraction Required,
    Clause Clause,
    IReadOnlyList<SeatCategory>? Group = null,
    VerdictOutcome Otherwise = VerdictOutcome.NotQuorate)
{
    /// <summary>How results call it, in both languages, where an administrator wrote one; null where the product has the words for the code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Name { get; init; }
}

/// <summary>The ballot is invalid with fewer entitled voters than this.</summary>
/// <param name="Voters">1 or more.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record FewestVotersRule(int Voters, Clause Clause);

/// <summary>How many approving members must nominate experts, by the size of the committee (rules.md §2, iso-np: by its P-members).</summary>
/// <param name="Steps">Ascending; the first that fits applies, and one without an upper end comes last.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record ExpertsRule(IReadOnlyList<ExpertsStep> Steps, Clause Clause)
{
    /// <summary>Who nominates, and by whose number the committee is large: its P-members where such vote; null for everybody of the electorate.</summary>
    public static IReadOnlyList<SeatCategory>? GroupOf(RuleSetDefinition definition) => definition.Admits(SeatCategory.P) ? [SeatCategory.P] : null;

    /// <summary>The required number of nominating members in a committee of so many, 0 or more.</summary>
    public int RequiredFor(long entitled) => Steps.First(step => step.UpToEntitled is not { } end || entitled <= end).Members;
}

/// <summary>One size of committees, and how many nominations it needs (rules.md §2, iso-np).</summary>
/// <param name="Members">1 or more: approving members that nominate, at least.</param>
/// <param name="UpToEntitled">The largest committee that it holds for, in members that may nominate; null for any.</param>
public sealed record ExpertsStep(int Members, int? UpToEntitled = null);

/// <summary>How long a ballot of this kind usually runs.</summary>
/// <param name="Days">1 or more.</param>
/// <param name="Mark">Lengths are known less well than limits.</param>
public sealed record UsualLength(int Days, RuleMark Mark);
