namespace TcManager.Web.Features.Errors;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ErrorsTexts;
