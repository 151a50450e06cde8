namespace TcManager.Web.Features.Ballots;

/// <summary>Marks the texts of this feature.</summary>
public sealed class BallotsTexts;
