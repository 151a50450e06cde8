namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>
/// What can be counted of a group of voters. A check divides one figure by another; whether an abstention is in the base
/// is said by choosing <see cref="Cast"/> or <see cref="Returned"/>.
/// </summary>
public enum Figure
{
    /// <summary>Votes of the choices that count as yes.</summary>
    Yes,

    /// <summary>Votes of the choices that count as no, without those negatives that the set leaves out for want of a reason.</summary>
    No,

    /// <summary>Abstentions (弃权).</summary>
    Abstain,

    /// <summary>Votes for or against something: abstentions are out, and so are negatives that the set leaves out.</summary>
    Cast,

    /// <summary>Everyone who took part, abstentions included (参加表决).</summary>
    Returned,

    /// <summary>Everyone of the frozen electorate (全体).</summary>
    Entitled,

    /// <summary>The votes of the choice that has most, abstentions apart.</summary>
    Leading,
}

/// <summary>What becomes of a negative vote without a technical reason.</summary>
public enum UnreasonedNegative
{
    /// <summary>As any other negative vote.</summary>
    Counts,

    /// <summary>Is returned, and stands in no count of yes, no or cast (ISO/IEC Directives, Part 1).</summary>
    LeavesCounts,
}

/// <summary>What becomes of a slip that says nothing valid, as one with two ticks.</summary>
public enum VoidSlip
{
    /// <summary>As if it had not come back.</summary>
    NotReturned,

    /// <summary>It came back and makes the quorum, and is still no vote: by void slips alone nothing is approved.</summary>
    Returned,
}

/// <summary>What counts (rules.md §4).</summary>
/// <param name="UnreasonedNegative">What becomes of a negative vote without a technical reason.</param>
/// <param name="VoidSlip">What becomes of a slip that says nothing valid.</param>
public sealed record CountingRules(UnreasonedNegative UnreasonedNegative = UnreasonedNegative.Counts, VoidSlip VoidSlip = VoidSlip.NotReturned);
