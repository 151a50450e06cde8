using System.Text;

namespace TcManager.Application.Texts;

/// <summary>The one filter before the model: composed characters (NFC), no lone surrogates, no control characters but newline and tab, no invisible ones that
/// turn the direction or take no room, no blanks around.</summary>
public static class CleanText
{
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && !IsInvisible(rune.Value) && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
            {
                clean.Append(rune.ToString());
            }
        }

        var result = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return result.Length == 0 ? null : result;
    }

    // Zero-width space, word joiner, byte order mark, what no XML can hold, and the marks, embeddings and isolates of direction; joiners (200C, 200D) are letters' business.
    private static bool IsInvisible(int value) => value is 0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF or 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
