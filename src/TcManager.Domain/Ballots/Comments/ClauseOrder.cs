using System.Text;
using System.Text.RegularExpressions;

namespace TcManager.Domain.Ballots.Comments;

/// <summary>
/// The order in which clauses stand in a standard, as a key that any database sorts byte by byte: the whole text, title, foreword, introduction, 4.9 before 4.10,
/// annexes by letter, bibliography, and last what is none of them.
/// </summary>
public static partial class ClauseOrder
{
    /// <summary>In characters; what is longer is cut.</summary>
    public const int MaxLength = 450;

    private static readonly (char Group, string[] Words)[] Parts =
    [
        ('0', ["全文", "全部", "总体", "整体", "通篇", "GENERAL", "ALL", "WHOLE"]),
        ('1', ["封面", "标题", "名称", "题目", "TITLE", "COVER"]),
        ('2', ["前言", "FOREWORD"]),
        ('3', ["引言", "INTRODUCTION"]),
        ('6', ["参考文献", "BIBLIOGRAPHY"]),
    ];

    /// <param name="clause">As written: <c>5.1.2</c>, <c>第5章</c>, <c>Annex A.3</c>, <c>附录B</c>; nothing is the whole text.</param>
    /// <param name="line">Of the draft, by which comments on one clause are ordered: <c>120-124</c>.</param>
    public static string KeyOf(string? clause, string? line = null)
    {
        var text = Plain(clause);
        var (group, rest) = GroupOf(text);
        var key = Segments(rest).Aggregate($"{group}", (all, segment) => $"{all}.{segment}");
        var lines = string.Join('.', Segments(Plain(line)));

        // A blank stands before a full stop: the lines of 5 come before 5.1.
        var whole = lines.Length == 0 ? key : $"{key} {lines}";
        return whole.Length <= MaxLength ? whole : whole[..MaxLength];
    }

    private static string Plain(string? text) => (text ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant().Trim();

    private static (char Group, string Behind) GroupOf(string text)
    {
        if (text.Length == 0)
        {
            return ('0', "");
        }

        foreach (var (group, words) in Parts)
        {
            if (words.FirstOrDefault(word => Begins(text, word, group)) is { } word)
            {
                return (group, text[word.Length..]);
            }
        }

        return Annex().Match(text) is { Success: true } annex ? ('5', text[annex.Groups["word"].Length..])
            : Clause().Match(text) is { Success: true } clause ? ('4', text[clause.Groups["word"].Length..])
            : ('7', text);
    }

    // "GENERAL" is the whole text, "GENERAL REQUIREMENTS" the heading of a clause.
    private static bool Begins(string text, string word, char group) =>
        text.StartsWith(word, StringComparison.Ordinal) && (group > '1' || !text.AsSpan(word.Length).ToArray().Any(char.IsLetter));

    /// <summary>Numbers with the count of their digits before them; letters as they are; all else parts them.</summary>
    private static IEnumerable<string> Segments(string text) => Segment().Matches(text).Select(match => match.Value)
        .Select(part => char.IsAsciiDigit(part[0]) ? Number(part.TrimStart('0')) : part);

    private static string Number(string digits) => $"{digits.Length:D3}{digits}";

    [GeneratedRegex(@"^(?<word>(ANNEX|APPENDIX|附录|附件)\s*)|^(?<word>)[A-Z](?=$|[.\s\d])")]
    private static partial Regex Annex();

    [GeneratedRegex(@"^(?<word>((SUB)?-?CLAUSE|SECTION|CHAPTER|CL\.|§|第)?\s*)(?=\d)")]
    private static partial Regex Clause();

    [GeneratedRegex(@"[0-9]+|[^\W\d_章节条款项第]+")]
    private static partial Regex Segment();
}
