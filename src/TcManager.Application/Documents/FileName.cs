using System.Text;

namespace TcManager.Application.Documents;

/// <summary>The name of a file as it came, made fit to be kept and shown.</summary>
internal static class FileName
{
    private const int MaxLength = 200;

    private const string NotForFileSystems = "<>:\"|?*";

    /// <summary>
    /// Composed characters, without folders, control characters, what no file system takes, and marks that turn the direction of writing: those make one
    /// ending look like another. Cut before its ending.
    /// </summary>
    internal static string Clean(string name)
    {
        var runes = name.Split('/', '\\')[^1].EnumerateRunes().Where(r => r != Rune.ReplacementChar && !Rune.IsControl(r) && !IsDirection(r.Value) && !IsForbidden(r));
        var clean = string.Concat(runes).Normalize().Trim();
        var ending = Path.GetExtension(clean) is { Length: <= 16 } kept ? kept : "";
        var stem = clean[..^ending.Length];
        var room = MaxLength - ending.Length;
        return stem.Length <= room ? clean : $"{stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)]}{ending}";
    }

    private static bool IsForbidden(Rune rune) => rune.IsAscii && NotForFileSystems.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Bidi_Control of Unicode's PropList: ALM, LRM, RLM, embeddings, overrides and isolates.</summary>
    private static bool IsDirection(int value) => value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
