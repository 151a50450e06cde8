namespace TcManager.Web.Features.Comments;

/// <summary>Marks the texts of this feature.</summary>
public sealed class CommentsTexts;
