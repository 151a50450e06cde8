namespace TcManager.Web.Features.Audit;

/// <summary>Marks the texts of this feature.</summary>
public sealed class AuditTexts;
