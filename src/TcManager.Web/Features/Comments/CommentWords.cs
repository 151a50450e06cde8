using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>How comments are said, on pages and in files alike.</summary>
internal static class CommentWords
{
    internal static SheetWords Sheet(IStringLocalizer<CommentsTexts> texts) => new(
        disposition => texts[$"disposition.{disposition}"].Value,
        fault => Reason(texts, fault),
        returns => [texts["foot", returns.Sent, returns.Replied, returns.WithComments, returns.Missing].Value]);

    /// <summary>"Type of comment: “tx” is none of ge, te, ed."</summary>
    internal static string Reason(IStringLocalizer<CommentsTexts> texts, CommentFault fault)
    {
        var sentence = texts[$"refusal.{fault.Code}", [.. fault.Args]].Value;
        var column = TemplateColumns.Disposing.FirstOrDefault(c => c.Key == fault.Column);
        return column is null ? sentence : texts["fault.at", column.Head.In(CultureInfo.CurrentUICulture.Name), sentence].Value;
    }

    internal static (StateKind Kind, string Icon) Look(this Disposition? disposition) => disposition switch
    {
        Disposition.Accepted => (StateKind.Ok, "circle-check"),
        Disposition.PartlyAccepted => (StateKind.Ok, "check"),
        Disposition.Noted => (StateKind.Info, "eye"),
        Disposition.NotAccepted => (StateKind.Bad, "circle-x"),
        Disposition.Withdrawn => (StateKind.Off, "x"),
        _ => (StateKind.Off, "circle-dashed"),
    };

    /// <summary>"5.1.2 · Table 1 · line 120"; the whole text where nothing is said.</summary>
    internal static string Place(this IStringLocalizer<CommentsTexts> texts, CommentDraft draft)
    {
        var parts = new[] { draft.Clause, draft.Paragraph, draft.Line is { } line ? texts["place.line", line].Value : null }.OfType<string>().ToList();
        return parts.Count == 0 ? texts["place.whole"].Value : string.Join(" · ", parts);
    }
}
