using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment of a filled-in template, or the row as it goes back.</summary>
internal sealed record TemplateRow(CommentDraft Draft, RefusedComment? Refused);

/// <summary>A template in which comments were filled in.</summary>
internal sealed record TemplateFile(TemplateFormat Format, IReadOnlyList<TemplateRow> Rows)
{
    /// <summary>Refused as <see cref="TemplateTable.Read"/> says, and as <c>comment.noRows</c>.</summary>
    internal static Outcome<TemplateFile> Read(Stream content)
    {
        var table = TemplateTable.Read(content, TemplateColumns.All, Comment.MostOfOne);
        if (!table.IsDone)
        {
            return Outcome.Refused<TemplateFile>(table.Refusals);
        }

        var read = table.Value.Rows.Select(row => TemplateRowReader.Read(row, table.Value.Head, table.Value.Format)).OfType<TemplateRow>().ToList();
        return read.Count == 0 ? new Refusal("comment.noRows", "File") : new TemplateFile(table.Value.Format, read);
    }
}
