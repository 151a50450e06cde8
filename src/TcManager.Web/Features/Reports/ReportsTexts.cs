namespace TcManager.Web.Features.Reports;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ReportsTexts;
