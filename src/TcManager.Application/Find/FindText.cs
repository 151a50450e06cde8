using System.Globalization;
using System.Text;

namespace TcManager.Application.Find;

/// <summary>Text as it is looked for: width, case and accents make no difference, and it falls into runs of ideographs, of letters and of digits.</summary>
internal static class FindText
{
    internal static IReadOnlyList<Run> Runs(string text)
    {
        List<Run> runs = [];
        var isApart = true;
        foreach (var (kind, letters, at, length) in Letters(text))
        {
            if (kind == RunKind.None)
            {
                isApart = isApart || string.IsNullOrWhiteSpace(letters);
                runs.Add(Run.Gap);
                continue;
            }

            if (runs is [.., var last] && last.Kind == kind)
            {
                last.Add(letters, at, length);
            }
            else
            {
                runs.Add(new(kind, isApart, letters, at, length));
            }

            isApart = false;
        }

        return [.. runs.Where(run => run.Kind != RunKind.None)];
    }

    /// <summary>Each sign of the text, folded; one sign can become several letters (㎡, ﬁ).</summary>
    private static IEnumerable<(RunKind Kind, string Letters, int At, int Length)> Letters(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.ToString();
            foreach (var part in Fold(sign).EnumerateRunes())
            {
                yield return (KindOf(part), part.ToString(), at, sign.Length);
            }

            at += sign.Length;
        }
    }

    private static string Fold(string sign) => string.Concat(
        sign.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.NonSpacingMark).Select(r => Rune.ToLowerInvariant(r).ToString()));

    private static RunKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => RunKind.Ideographs,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter => RunKind.Letters,
        UnicodeCategory.DecimalDigitNumber => RunKind.Digits,
        _ => RunKind.None,
    };
}

internal enum RunKind
{
    None,

    /// <summary>Chinese, and every other script without upper case: written without spaces.</summary>
    Ideographs,
    Letters,
    Digits,
}

/// <summary>Signs of one kind that stand together.</summary>
internal sealed class Run(RunKind kind, bool isApart, string letters, int at, int length)
{
    private readonly List<string> _letters = [letters];

    private readonly List<(int At, int Length)> _places = [(at, length)];

    internal static Run Gap { get; } = new(RunKind.None, true, "", 0, 0);

    internal RunKind Kind => kind;

    /// <summary>A space stands before it, or nothing.</summary>
    internal bool IsApart => isApart;

    /// <summary>One string for each sign.</summary>
    internal IReadOnlyList<string> Signs => _letters;

    internal string Text => string.Concat(_letters);

    /// <summary>Where each sign stands in the text as written.</summary>
    internal IReadOnlyList<(int At, int Length)> Places => _places;

    internal void Add(string more, int where, int size)
    {
        _letters.Add(more);
        _places.Add((where, size));
    }
}
