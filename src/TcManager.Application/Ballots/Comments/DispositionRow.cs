using System.Buffers;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A row of a table that the secretariat has filled in: which comment it names, and what it says of it.</summary>
/// <param name="No">Of the row in the file.</param>
/// <param name="Number">Of the comment, as it stood in the file that was fetched; null in the template of ISO.</param>
/// <param name="Texts">By the keys of the columns.</param>
/// <param name="Disposition">Null where nothing is said.</param>
/// <param name="Observation">Why.</param>
/// <param name="Faults">For which it goes back.</param>
internal sealed record DispositionRow(int No, int? Number, IReadOnlyDictionary<string, string?> Texts, Disposition? Disposition, string? Observation, List<CommentFault> Faults)
{
    private const int LongestWord = 60;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\n:：,，;；。");

    /// <summary>Nothing was filled in.</summary>
    internal bool IsEmpty => Disposition is null && Faults.Count == 0;

    /// <summary>Null where the row says nothing at all, or has the numbers that older templates have below their heads.</summary>
    internal static DispositionRow? Read(TableRow row, TemplateHead head, TemplateFormat format)
    {
        var texts = TemplateColumns.Disposing.ToDictionary(c => c.Key, c => TemplateRowReader.TextAt(row, head, c.Key, format));
        var read = head.Columns.ToDictionary(c => c.Value, c => c.Key);
        var faults = row.Faults.Where(f => f.Fault == CellFault.Merged || (read.TryGetValue(f.Column, out var key) && key != TemplateColumns.Reason))
            .Select(f => new CommentFault($"comment.cell{f.Fault}", read.GetValueOrDefault(f.Column), [])).ToList();
        var own = texts.Where(t => t.Key is not (TemplateColumns.Number or TemplateColumns.Member)).Select(t => t.Value).ToList();
        if (faults.Count == 0 && (own.TrueForAll(text => text is null) || own.TrueForAll(TemplateRowReader.IsColumnNumber)))
        {
            return null;
        }

        var (disposition, observation) = Said(texts, faults);
        return new(row.No, int.TryParse(texts[TemplateColumns.Number], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null, texts, disposition, observation, faults);
    }

    /// <summary>As it goes back.</summary>
    internal RefusedComment GoesBack() => new(No, [.. TemplateColumns.Disposing.Select(c => Texts[c.Key])], Faults);

    /// <summary>From its own column, or as the first word of the observation, where the template of ISO has no other place for it: "不采纳：理由".</summary>
    private static (Disposition?, string?) Said(Dictionary<string, string?> texts, List<CommentFault> faults)
    {
        var (own, observation) = (texts[TemplateColumns.Disposition], texts[TemplateColumns.Observation]);
        if ((own ?? observation) is not { } text)
        {
            return (null, null);
        }

        var end = text.AsSpan().IndexOfAny(Ends);
        var (word, rest) = end < 0 ? (text, "") : (text[..end], text[(end + 1)..].Trim());
        var disposition = TemplateColumns.DispositionOf(word);
        var why = own is null ? rest : string.Join('\n', new[] { rest, observation }.Where(part => !string.IsNullOrEmpty(part)));
        why = why.Length == 0 ? null : why;
        if (disposition is null)
        {
            faults.Add(own is null ? new("comment.dispositionMissing", TemplateColumns.Disposition, []) : new("comment.dispositionUnknown", TemplateColumns.Disposition, [word.Length > LongestWord ? word[..LongestWord] : word]));
            return (null, why);
        }

        faults.AddRange(Comment.DispositionFaults(disposition, why).Select(fault => new CommentFault(fault.Code, fault.Field, [.. fault.Args.Select(a => $"{a}")])));
        return (disposition, why);
    }
}
