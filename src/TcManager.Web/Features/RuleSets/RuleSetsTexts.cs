namespace TcManager.Web.Features.RuleSets;

/// <summary>Marks the texts of this feature.</summary>
public sealed class RuleSetsTexts;
