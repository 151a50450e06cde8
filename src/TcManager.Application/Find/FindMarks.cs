namespace TcManager.Application.Find;

/// <summary>A text cut into what was asked for and the rest.</summary>
public sealed record MarkedText(IReadOnlyList<MarkedPart> Parts)
{
    public bool IsHit => Parts.Any(part => part.IsHit);
}

public readonly record struct MarkedPart(string Text, bool IsHit);

/// <summary>Shows in a text why it was found: what was typed itself, or the ideographs whose reading or initials were typed.</summary>
internal sealed class FindMarks(FindTerms terms)
{
    /// <param name="text">As shown.</param>
    /// <param name="pinyin">How its owner reads it; "" where nobody has said.</param>
    internal MarkedText Of(string text, string pinyin = "")
    {
        var hit = new bool[text.Length];
        var runs = FindText.Runs(text);
        foreach (var term in terms.Terms)
        {
            if (term.IsIdeographs)
            {
                MarkIdeographs(term.Letters, runs, hit);
            }
            else if (!MarkWords(term.Letters, runs, hit) && term.MayBeRead)
            {
                MarkReading(term.Letters, runs, pinyin, hit);
            }
        }

        return new([.. Parts(text, hit)]);
    }

    private static void MarkIdeographs(string asked, IReadOnlyList<Run> runs, bool[] hit)
    {
        foreach (var run in runs.Where(r => r.Kind == RunKind.Ideographs))
        {
            for (var at = 0; at < run.Signs.Count; at++)
            {
                Mark(run.Places.Skip(at).Take(Reach(run.Signs.Skip(at), asked, isWhole: true)), hit);
            }
        }
    }

    /// <summary>Words that follow each other count as one: shanyu begins in Shan Yutong, TC605 stands in SAC/TC 605.</summary>
    private static bool MarkWords(string asked, IReadOnlyList<Run> runs, bool[] hit)
    {
        var isFound = false;
        var words = runs.Where(r => r.Kind != RunKind.Ideographs).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            var signs = words.Skip(at).SelectMany(w => w.Signs.Zip(w.Places)).ToList();
            var reach = Reach(signs.Select(s => s.First), asked, isWhole: true);
            if (reach > 0)
            {
                var (from, last) = (signs[0].Second.At, signs[reach - 1].Second);
                Mark([(from, last.At + last.Length - from)], hit);
                isFound = true;
            }
        }

        return isFound;
    }

    private static void MarkReading(string asked, IReadOnlyList<Run> runs, string pinyin, bool[] hit)
    {
        foreach (var run in runs.Where(r => r.Kind == RunKind.Ideographs))
        {
            var read = Readings.Of(run.Signs, pinyin);
            for (var at = 0; at < read.Count; at++)
            {
                var reach = Math.Max(Reach(read.Skip(at), Readings.Plain(asked), isWhole: false), Reach(read.Skip(at).Select(s => s.Length > 0 ? s[..1] : s), asked, isWhole: true));
                Mark(run.Places.Skip(at).Take(reach), hit);
            }
        }
    }

    /// <summary>How many of the pieces it takes to say all that was asked; 0 where they do not. The last piece may say more unless it must be whole.</summary>
    private static int Reach(IEnumerable<string> pieces, string asked, bool isWhole)
    {
        var (said, count) = (0, 0);
        foreach (var piece in pieces)
        {
            var rest = asked.AsSpan(said);
            if (piece.Length == 0 || !(rest.StartsWith(piece, StringComparison.Ordinal) || (!isWhole && piece.AsSpan().StartsWith(rest, StringComparison.Ordinal))))
            {
                return 0;
            }

            (said, count) = (said + piece.Length, count + 1);
            if (said >= asked.Length)
            {
                return count;
            }
        }

        return 0;
    }

    private static void Mark(IEnumerable<(int At, int Length)> places, bool[] hit)
    {
        foreach (var (at, length) in places)
        {
            Array.Fill(hit, true, at, length);
        }
    }

    private static IEnumerable<MarkedPart> Parts(string text, bool[] hit)
    {
        for (var from = 0; from < text.Length;)
        {
            var to = from;
            while (to < text.Length && hit[to] == hit[from])
            {
                to++;
            }

            yield return new(text[from..to], hit[from]);
            from = to;
        }
    }
}
