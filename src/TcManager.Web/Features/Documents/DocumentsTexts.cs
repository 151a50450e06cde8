namespace TcManager.Web.Features.Documents;

/// <summary>Marks the texts of this feature.</summary>
public sealed class DocumentsTexts;
