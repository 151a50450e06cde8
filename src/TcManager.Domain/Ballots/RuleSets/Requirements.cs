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
public sealed record TestRule(
    string Code,
    Figure Of,
    Figure Per,
    Comparison Comparison,
    Fraction Required,
    Clause Clause,
    IReadOnlyList<SeatCategory>? Group = null,
    VerdictOutcome Otherwise = VerdictOutcome.NotApproved);

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
    VerdictOutcome Otherwise = VerdictOutcome.NotQuorate);

/// <summary>The ballot is invalid with fewer entitled voters than this.</summary>
/// <param name="Voters">1 or more.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record FewestVotersRule(int Voters, Clause Clause);

/// <summary>How many approving members must nominate experts, by the size of the electorate (rules.md §2, iso-np).</summary>
/// <param name="Steps">Ascending; the first that fits applies, and one without an upper end comes last.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record ExpertsRule(IReadOnlyList<ExpertsStep> Steps, Clause Clause)
{
    /// <summary>The required number of nominating members for so many entitled.</summary>
    public int RequiredFor(long entitled) => Steps.First(step => step.UpToEntitled is not { } end || entitled <= end).Members;
}

/// <param name="Members">Approving members that nominate, at least.</param>
/// <param name="UpToEntitled">The largest electorate that it holds for; null for any.</param>
public sealed record ExpertsStep(int Members, int? UpToEntitled = null);

/// <summary>How long a ballot of this kind usually runs.</summary>
/// <param name="Days">1 or more.</param>
/// <param name="Mark">Lengths are known less well than limits.</param>
public sealed record UsualLength(int Days, RuleMark Mark);
