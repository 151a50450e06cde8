using System.Globalization;
using System.Text;

namespace TcManager.Application.Demonstration;

/// <summary>A generated name.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="Latin">In Latin letters: family name first for a Chinese name, last for another.</param>
/// <param name="Sorted">By which lists are sorted: family name first, in Latin letters.</param>
/// <param name="Mail">The same as part of a mail address.</param>
internal sealed record SampleName(string Zh, string Latin, string Sorted, string Mail);

/// <summary>Makes names that no two sample people share.</summary>
internal sealed class SampleNames(NameParts parts)
{
    private readonly HashSet<string> _taken = [];

    public SampleName Chinese(SplitMix64 random) => Unique(() =>
    {
        var surname = random.Pick(parts.Surnames);
        var first = random.Pick(parts.FirstSyllables);
        var second = random.Pick(parts.SecondSyllables);
        var latin = $"{surname.Latin} {Capital(first.Latin)}{Apart(second.Latin)}";
        return new($"{surname.Zh}{first.Zh}{second.Zh}", latin, latin, MailOf($"{surname.Latin}.{first.Latin}{second.Latin}"));
    });

    public SampleName Foreign(SplitMix64 random) => Unique(() =>
    {
        var given = random.Pick(parts.ForeignGivenNames);
        var family = random.Pick(parts.ForeignFamilyNames);
        return new($"{given.Zh}·{family.Zh}", $"{given.Latin} {family.Latin}", $"{family.Latin} {given.Latin}", MailOf($"{given.Latin}.{family.Latin}"));
    });

    private SampleName Unique(Func<SampleName> make)
    {
        var name = make();
        while (!_taken.Add(name.Mail))
        {
            name = make();
        }

        return name;
    }

    private static string Capital(string syllable) => $"{char.ToUpperInvariant(syllable[0])}{syllable[1..]}";

    // Yu'an: without the mark it would read as one syllable.
    private static string Apart(string syllable) => syllable[0] is 'a' or 'e' or 'o' ? $"'{syllable}" : syllable;

    private static string MailOf(string name) => string.Concat(name.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}
