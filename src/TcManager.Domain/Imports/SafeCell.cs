namespace TcManager.Domain.Imports;

/// <summary>
/// Texts that a spreadsheet program would take for a formula when it opens a csv ("=cmd|…", "+86 10", "@name"). They get an apostrophe before them, as people do by
/// hand, and lose it when they are read; a text that has one of its own gets a second, so that every text comes back as it was.
/// </summary>
public static class SafeCell
{
    private const char Guard = '\'';

    /// <summary>For a csv, in which everything is read as if it had been typed.</summary>
    public static string ForCsv(string text) => LooksLikeFormula(text.AsSpan().TrimStart(Guard)) ? Guard + text : text;

    /// <summary>For a workbook, whose text cells are never formulas: only what reading would take away is guarded.</summary>
    public static string ForWorkbook(string text) => text.StartsWith(Guard) ? ForCsv(text) : text;

    /// <summary>The text that was written.</summary>
    public static string Read(string text) => text.StartsWith(Guard) && LooksLikeFormula(text.AsSpan().TrimStart(Guard)) ? text[1..] : text;

    private static bool LooksLikeFormula(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}
