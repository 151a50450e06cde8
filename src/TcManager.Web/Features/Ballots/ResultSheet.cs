using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>How a result is laid out.</summary>
public enum ResultLayout
{
    /// <summary>表决结果, as national committees file it.</summary>
    Sac,

    /// <summary>Result of voting, as ISO committees circulate it.</summary>
    Iso,
}

/// <summary>A result paper: what the page prints and the docx says, made once (pitfalls 21).</summary>
/// <param name="Title">In the middle.</param>
/// <param name="Facts">What was voted on, when, by whom.</param>
/// <param name="Questions">One part each.</param>
/// <param name="Foot">Signed or not, and the slips that were counted.</param>
/// <param name="Signature">Where the chair signs.</param>
/// <param name="Day">Where the day is written.</param>
public sealed record ResultSheet(
    string Title, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<ResultPart> Questions, IReadOnlyList<(string Label, string Value)> Foot, string Signature, string Day)
{
    /// <summary>For Word. A table stays on one page, a question with its figures, and the signature with what is signed.</summary>
    public byte[] Docx()
    {
        var paper = new DocxPaper().Title(Title, 16).Table([2, 7], Facts.Select(Row), hasHead: false);
        foreach (var part in Questions)
        {
            paper.Text(part.Question, isBold: true, withNext: true).Table(WidthsOf(part.Counts[0].Count), part.Counts, hasHead: true, isTogether: true);
            if (part.Conditions.Count > 0)
            {
                paper.Table([4, 4, 4, 2], part.Conditions, hasHead: true, isTogether: true);
            }

            foreach (var line in part.Lines)
            {
                paper.Text(line);
            }

            paper.Text(part.Conclusion, isBold: true, withNext: true).Table([2, 7], part.Facts.Select(Row), hasHead: false, isTogether: true);
        }

        return paper.Table([2, 7], Foot.Select(Row), hasHead: false, isTogether: true, withNext: true).Right(Signature, withNext: true).Right(Day).ToBytes();
    }

    private static IReadOnlyList<string> Row((string Label, string Value) row) => [row.Label, row.Value];

    private static IReadOnlyList<int> WidthsOf(int columns) => columns == 3 ? [4, 2, 4] : [3, .. Enumerable.Repeat(2, columns - 1)];
}

/// <summary>The result of one question.</summary>
/// <param name="Question">As put to the vote, with its number where there are several.</param>
/// <param name="Counts">The first row is the head.</param>
/// <param name="Conditions">The first row is the head; empty where the lines say it.</param>
/// <param name="Lines">One sentence per condition, and how votes were read on which the secretariat ruled, by name.</param>
/// <param name="Conclusion">The outcome.</param>
/// <param name="Facts">By which rules, and the hash of this result.</param>
public sealed record ResultPart(
    string Question, IReadOnlyList<IReadOnlyList<string>> Counts, IReadOnlyList<IReadOnlyList<string>> Conditions, IReadOnlyList<string> Lines, string Conclusion, IReadOnlyList<(string Label, string Value)> Facts);
