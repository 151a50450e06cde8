using System.Buffers;
using System.Reflection;

namespace TcManager.Application.Find;

/// <summary>
/// How Chinese is read in pinyin, without tones and with u for ü: the commonest reading of each sign, and words that are read otherwise. Good enough to be
/// found by; what people are called is read as their own <c>PinyinName</c> says.
/// </summary>
internal static class Readings
{
    private const int LongestSyllable = 6;
    private const int MostSplits = 6;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiou");

    private static readonly (Dictionary<string, string> Signs, Dictionary<string, string[]> Words, HashSet<string> Syllables, HashSet<string> Beginnings) Known = Load();

    /// <summary>One syllable for each sign of a run; "" where none is known.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> signs)
    {
        var read = signs.Select(sign => Known.Signs.GetValueOrDefault(sign, "")).ToArray();
        for (var at = 0; at + 1 < read.Length; at++)
        {
            if (Known.Words.TryGetValue(signs[at] + signs[at + 1], out var word))
            {
                (read[at], read[at + 1]) = (word[0], word[1]);
            }
        }

        return read;
    }

    /// <summary>A name's reading as its owner gives it, where that has a syllable for each sign; else as signs are read.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> signs, string pinyin) =>
        Splits(string.Concat(FindText.Runs(pinyin).Where(r => r.Kind == RunKind.Letters).Select(r => r.Text)), signs.Count).FirstOrDefault() ?? Of(signs);

    /// <summary>The ways in which letters fall into syllables, of which the last may be only begun: <c>xian</c> is xian, and xi an.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Begun(string letters) => [.. Split(Plain(letters), 0, (rest, _) => Known.Beginnings.Contains(rest), []).Take(MostSplits)];

    private static IEnumerable<IReadOnlyList<string>> Splits(string letters, int count) =>
        Split(Plain(letters), 0, (rest, before) => before == count - 1 && Known.Syllables.Contains(rest), []);

    /// <param name="letters">What is still to be split.</param>
    /// <param name="before">Syllables before it.</param>
    /// <param name="isLast">Whether the rest may stand as the last syllable.</param>
    /// <param name="dead">Rests that are known to fall into none: without them long nonsense would be tried in every way.</param>
    private static IEnumerable<IReadOnlyList<string>> Split(string letters, int before, Func<string, int, bool> isLast, HashSet<(int Left, int Before)> dead)
    {
        if (dead.Contains((letters.Length, before)))
        {
            yield break;
        }

        var isAlive = isLast(letters, before);
        if (isAlive)
        {
            yield return [letters];
        }

        for (var length = Math.Min(LongestSyllable, letters.Length - 1); length > 0; length--)
        {
            if (Known.Syllables.Contains(letters[..length]))
            {
                foreach (var rest in Split(letters[length..], before + 1, isLast, dead))
                {
                    isAlive = true;
                    yield return [letters[..length], .. rest];
                }
            }
        }

        if (!isAlive)
        {
            dead.Add((letters.Length, before));
        }
    }

    /// <summary>Lü, Lv and Lyu are one. Nyu is left alone: it stands in Shan Yutong.</summary>
    internal static string Plain(string letters) => letters.Replace('v', 'u').Replace("lyu", "lu", StringComparison.Ordinal);

    private static (Dictionary<string, string>, Dictionary<string, string[]>, HashSet<string>, HashSet<string>) Load()
    {
        Dictionary<string, string> signs = [];
        Dictionary<string, string[]> words = [];
        HashSet<string> syllables = [];
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("find/readings.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (line[0] == '=')
            {
                words.Add(line[1..space], line[(space + 1)..].Split(' '));
                continue;
            }

            if (line[..space].AsSpan().ContainsAny(Vowels))
            {
                syllables.Add(line[..space]);
            }

            foreach (var sign in line[(space + 1)..])
            {
                signs.Add($"{sign}", line[..space]);
            }
        }

        return (signs, words, syllables, [.. syllables.SelectMany(s => Enumerable.Range(1, s.Length).Select(length => s[..length]))]);
    }
}
