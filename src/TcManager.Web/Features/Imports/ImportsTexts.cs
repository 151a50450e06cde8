namespace TcManager.Web.Features.Imports;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ImportsTexts;
