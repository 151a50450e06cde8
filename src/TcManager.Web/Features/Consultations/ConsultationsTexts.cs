namespace TcManager.Web.Features.Consultations;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ConsultationsTexts;
