using System.Globalization;
using TcManager.Application.Imports.Tables;
using TcManager.Application.Texts;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Imports;

namespace TcManager.Application.Ballots.Comments;

/// <summary>Reads a row with care: what cannot be read is noted, and the row goes back.</summary>
internal static class TemplateRowReader
{
    private static readonly string[] Own =
        [nameof(CommentDraft.Line), nameof(CommentDraft.Clause), nameof(CommentDraft.Paragraph), nameof(CommentDraft.Type), nameof(CommentDraft.Text), nameof(CommentDraft.Proposed)];

    /// <summary>Null where the row says nothing: blank, only the member's name filled in beforehand, or the numbers that older templates have below their heads.</summary>
    internal static TemplateRow? Read(TableRow row, TemplateHead head, TemplateFormat format)
    {
        var texts = TemplateColumns.All.ToDictionary(c => c.Key, c => TextAt(row, head, c.Key, format));
        var read = head.Columns.ToDictionary(c => c.Value, c => c.Key);
        var faults = row.Faults.Where(f => f.Fault == CellFault.Merged || (read.TryGetValue(f.Column, out var key) && Own.Contains(key)))
            .Select(f => new CommentFault($"comment.cell{f.Fault}", read.GetValueOrDefault(f.Column), [])).ToList();
        if (faults.Count == 0 && (Own.All(key => texts[key] is null) || Own.All(key => IsColumnNumber(texts[key]))))
        {
            return null;
        }

        var type = texts[nameof(CommentDraft.Type)] is { } word ? TemplateColumns.TypeOf(word) : null;
        var draft = new CommentDraft(
            texts[nameof(CommentDraft.Line)], texts[nameof(CommentDraft.Clause)], texts[nameof(CommentDraft.Paragraph)], type, texts[nameof(CommentDraft.Text)], texts[nameof(CommentDraft.Proposed)]);
        foreach (var fault in draft.Faults().Where(fault => !faults.Exists(f => f.Column == fault.Field)))
        {
            var isUnknown = fault.Code == "comment.typeMissing" && texts[nameof(CommentDraft.Type)] is not null;
            faults.Add(isUnknown
                ? new("comment.typeUnknown", fault.Field, [texts[nameof(CommentDraft.Type)]!])
                : new(fault.Code, fault.Field, [.. fault.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")]));
        }

        return new(draft, faults.Count == 0 ? null : new(row.No, [.. TemplateColumns.All.Select(c => texts[c.Key])], faults));
    }

    internal static string? TextAt(TableRow row, TemplateHead head, string key, TemplateFormat format)
    {
        var raw = head.Columns.TryGetValue(key, out var index) ? row[index] : null;
        return CleanText.Of(raw is not null && format == TemplateFormat.Xlsx ? SafeCell.Read(raw) : raw);
    }

    internal static bool IsColumnNumber(string? text) => text is null || (text.Trim('(', ')', '（', '）') is [>= '1' and <= '8']);
}
