namespace TcManager.Application.Texts;

/// <summary>Marks the texts that name time zones.</summary>
public sealed class ZoneNames;
