namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>How well a rule is known (rules.md, marks). Only <see cref="Published"/> ships as verified.</summary>
public enum RuleMark
{
    /// <summary>[F]: read in a published copy of the text in force.</summary>
    Published,

    /// <summary>[D]: read in a draft, a ministry's copy or another secondary one.</summary>
    Secondary,

    /// <summary>[R]: recalled with high confidence.</summary>
    Recalled,
}

/// <summary>Where a single limit stands: as printed beside the check. No article number unless it was read.</summary>
/// <param name="Text">Document and part, in both languages.</param>
/// <param name="Mark">How well this limit is known.</param>
public sealed record Clause(Bilingual Text, RuleMark Mark)
{
    /// <summary>Whether this limit was read in the text in force: by itself, or with the whole that it stands in.</summary>
    public bool IsVerified(bool isWholeVerified) => isWholeVerified || Mark == RuleMark.Published;
}

/// <summary>The text that a whole set of rules comes from.</summary>
/// <param name="Document">Its title in both languages.</param>
/// <param name="Mark">How well what approves or refuses is known; lengths carry their own mark.</param>
/// <param name="ValidFrom">The day from which the text is in force; null where that day was not read.</param>
public sealed record RuleSource(Bilingual Document, RuleMark Mark, DateOnly? ValidFrom = null)
{
    /// <summary>Whether it may ship as verified. An administrator who has read the text can verify the rest.</summary>
    public bool ShipsVerified() => Mark == RuleMark.Published;
}
