namespace TcManager.Web.Features.Shared;

/// <summary>Marks the texts that every page may use.</summary>
public sealed class SharedTexts;
