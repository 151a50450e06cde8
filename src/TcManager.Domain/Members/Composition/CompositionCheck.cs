using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Members.Composition;

public enum CompositionStanding
{
    Holds,

    /// <summary>Allowed by one reading of the clause and not by the stricter one: shown with both.</summary>
    Warns,
    Fails,
}

/// <summary>One limit of the composition, what it came to, and whose rows are behind a fault.</summary>
/// <param name="Code">One of <see cref="CompositionCodes"/>.</param>
/// <param name="Actual">People per 1, or a share of the members.</param>
/// <param name="Required">The limit.</param>
/// <param name="Reading">How the limit is read.</param>
/// <param name="Notice">The stricter reading, where there are two.</param>
/// <param name="Clause">Where it stands, and how well it is known.</param>
/// <param name="Standing">Whether it holds.</param>
/// <param name="Offending">Person keys of the rows behind a warning or a failure; empty where it holds or somebody is missing.</param>
public sealed record CompositionCheck(
    string Code,
    Fraction Actual,
    Fraction Required,
    LimitReading Reading,
    Fraction? Notice,
    Clause Clause,
    CompositionStanding Standing,
    IReadOnlyList<string> Offending)
{
    public bool Holds => Standing == CompositionStanding.Holds;
}
