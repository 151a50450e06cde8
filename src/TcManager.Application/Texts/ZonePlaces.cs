namespace TcManager.Application.Texts;

/// <summary>Marks the texts that say where any other time zone lies: the names of CLDR, "Halifax (Atlantic Time)", beside the short ones of <see cref="ZoneNames"/>.</summary>
public sealed class ZonePlaces;
