namespace TcManager.Web.Features.Find;

/// <summary>Marks the texts of this feature.</summary>
public sealed class FindTexts;
