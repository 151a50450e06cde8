using System.Text.Json.Serialization;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>What a choice means in the count.</summary>
public enum ChoiceMeaning
{
    /// <summary>In favour.</summary>
    Yes,

    /// <summary>Against.</summary>
    No,

    /// <summary>Takes part, and decides nothing by itself.</summary>
    Abstain,

    /// <summary>One action or candidate among several: confirm, revise, withdraw.</summary>
    Other,
}

/// <summary>Whether a choice asks for words.</summary>
public enum CommentNeed
{
    /// <summary>The slip has no room for any.</summary>
    None,

    /// <summary>They may be written.</summary>
    Optional,

    /// <summary>Without them the vote is not taken.</summary>
    Required,
}

/// <summary>One choice on the slip.</summary>
/// <param name="Code">Stable, lower camel case, unique in the set: <c>yes</c>, <c>no</c>, <c>abstain</c>.</param>
/// <param name="CountsAs">Several choices may count as the same (rules.md §1.2, the old letter review).</param>
/// <param name="Comment">Whether a reason is asked for with this choice.</param>
/// <param name="IfAdopted">What it becomes once the secretariat records that its proposal was adopted; null where nothing changes it (rules.md §1.2, <c>noUnlessAdopted</c>).</param>
public sealed record ChoiceRule(string Code, ChoiceMeaning CountsAs, CommentNeed Comment = CommentNeed.Optional, string? IfAdopted = null)
{
    /// <summary>What the slip says, in both languages, where an administrator wrote one; null where the product has the words for the code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Name { get; init; }
}
