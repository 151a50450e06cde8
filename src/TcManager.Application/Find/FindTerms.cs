using System.Globalization;

namespace TcManager.Application.Find;

/// <summary>What was asked for: words that must all be there, each found by its beginning, Chinese anywhere.</summary>
internal sealed class FindTerms
{
    private const int LongestText = 100;
    private const int MostTerms = 8;

    private FindTerms(IReadOnlyList<FindTerm> terms, string whole)
    {
        Terms = terms;
        Whole = whole;
    }

    /// <summary>All of it, as it would be a name of its own.</summary>
    internal string Whole { get; }

    internal IReadOnlyList<FindTerm> Terms { get; }

    /// <summary>In the language of the index: only letters and digits between quotes, so that nothing that is typed can be an operator.</summary>
    internal string Match => string.Join(" AND ", Terms.Select(term => term.Match));

    /// <summary>Null where the text holds nothing that could be looked for.</summary>
    internal static FindTerms? Of(string? text)
    {
        var runs = FindText.Runs(Cut(text ?? ""));
        List<List<Run>> terms = [];
        foreach (var run in runs)
        {
            var isLatin = run.Kind != RunKind.Ideographs;
            if (isLatin && !run.IsApart && terms is [.., [.., { Kind: not RunKind.Ideographs }] last])
            {
                last.Add(run);
            }
            else
            {
                terms.Add([run]);
            }
        }

        return terms.Count == 0 ? null : new([.. terms.Take(MostTerms).Select(term => new FindTerm(term))], NameOf(runs));
    }

    /// <summary>A name in the form in which whole names are compared.</summary>
    internal static string NameOf(IEnumerable<Run> runs) => string.Join(' ', runs.Select(run => run.Text));

    private static string Cut(string text)
    {
        var signs = new StringInfo(text);
        return signs.LengthInTextElements <= LongestText ? text : signs.SubstringByTextElements(0, LongestText);
    }
}

/// <summary>One word of it: ideographs, or letters and digits that stand together (TC605, O'Brien).</summary>
internal sealed class FindTerm(IReadOnlyList<Run> runs)
{
    internal bool IsIdeographs { get; } = runs[0].Kind == RunKind.Ideographs;

    internal string Letters { get; } = string.Concat(runs.Select(r => r.Text));

    /// <summary>Letters alone can also be a reading, or the initials of one.</summary>
    internal bool MayBeRead { get; } = runs is [{ Kind: RunKind.Letters }] && runs[0].Text.Length > 1 && runs[0].Text.All(char.IsAsciiLetterLower);

    internal string Match
    {
        get
        {
            if (IsIdeographs)
            {
                return Phrase("han", FindTokens.Pairs(runs[0].Signs, withTail: runs[0].Signs.Count == 1), isBegun: runs[0].Signs.Count == 1);
            }

            List<string> ways = [Phrase("word", runs.Select(r => r.Text), isBegun: true)];
            if (MayBeRead)
            {
                ways.AddRange(Readings.Begun(Letters).Select(syllables => Phrase("reading", syllables, isBegun: true)));
                if (Letters.Length <= FindTokens.LongestInitials)
                {
                    ways.Add(Phrase("initials", [Letters], isBegun: true));
                }
            }

            return $"({string.Join(" OR ", ways)})";
        }
    }

    private static string Phrase(string column, IEnumerable<string> tokens, bool isBegun) => $"{column} : \"{string.Join(' ', tokens)}\"{(isBegun ? " *" : "")}";
}
