namespace TcManager.Web.Features.Committees;

/// <summary>Marks the texts of this feature.</summary>
public sealed class CommitteesTexts;
