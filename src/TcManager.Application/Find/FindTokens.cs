namespace TcManager.Application.Find;

/// <summary>
/// The words of an entry in four columns: pairs of ideographs with the last one alone, so that one sign and any part of a word are found; words of letters
/// and numbers; the syllables in which ideographs are read; their initials from each sign on.
/// </summary>
internal sealed class FindTokens
{
    internal const int LongestInitials = 12;

    private readonly List<string> _han = [];

    private readonly List<string> _words = [];

    private readonly List<string> _reading = [];

    private readonly List<string> _initials = [];

    internal string Han => string.Join(' ', _han);

    internal string Words => string.Join(' ', _words);

    internal string Reading => string.Join(' ', _reading);

    internal string Initials => string.Join(' ', _initials.Distinct());

    internal FindTokens With(params string[] texts)
    {
        foreach (var text in texts)
        {
            WithRead(text, "");
        }

        return this;
    }

    /// <param name="text">A name.</param>
    /// <param name="pinyin">How its owner reads it; "" where nobody has said.</param>
    internal FindTokens WithRead(string text, string pinyin)
    {
        foreach (var run in FindText.Runs(text))
        {
            if (run.Kind != RunKind.Ideographs)
            {
                _words.Add(run.Text);
                continue;
            }

            _han.AddRange(Pairs(run.Signs, withTail: true));
            var read = Readings.Of(run.Signs, pinyin);
            _reading.AddRange(read.Select(syllable => syllable.Length > 0 ? syllable : "_"));
            var initials = string.Concat(read.Select(syllable => syllable.Length > 0 ? syllable[0] : '_'));
            _initials.AddRange(Enumerable.Range(0, initials.Length).Select(at => initials.Substring(at, Math.Min(LongestInitials, initials.Length - at))));
        }

        return this;
    }

    internal FindTokens WithWord(string word)
    {
        if (word.Length > 0)
        {
            _words.Add(word);
        }

        return this;
    }

    internal static IEnumerable<string> Pairs(IReadOnlyList<string> signs, bool withTail)
    {
        for (var at = 0; at + 1 < signs.Count; at++)
        {
            yield return signs[at] + signs[at + 1];
        }

        if (withTail)
        {
            yield return signs[^1];
        }
    }
}
