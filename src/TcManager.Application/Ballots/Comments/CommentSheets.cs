using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>The words that files need beside the names of their columns.</summary>
/// <param name="Disposition">What became of a comment.</param>
/// <param name="Reason">Why a row came back.</param>
/// <param name="Foot">The last lines of 意见汇总处理表.</param>
public sealed record SheetWords(Func<Disposition, string> Disposition, Func<CommentFault, string> Reason, Func<CommentReturns, IReadOnlyList<string>> Foot);

/// <summary>Comments as the tables that committees pass on: the template of ISO, and 意见汇总处理表 (rules, 6).</summary>
public sealed class CommentSheets(CommentQueries comments)
{
    private static readonly Bilingual[] SummaryHeads =
        [new("序号", "No."), new("章条编号", "Clause"), new("意见内容", "Comment"), new("提出单位", "Submitted by"), new("处理意见", "Disposition"), new("备注", "Remarks")];

    /// <summary>The eight columns, under the headings that ISO fixes; one author's own where it is named, else of all.</summary>
    public WrittenTable Template(long ballotId, CommentOwner? owner, SheetWords words, string culture) => new(Heads(Cultures.English), TemplateRowsAsync(ballotId, owner, words, culture));

    /// <summary>The eight columns with empty rows, to be filled in.</summary>
    public static WrittenTable Blank(string culture) => new(Heads(culture), Empty());

    /// <summary>The rows that came back, each with the reasons behind it.</summary>
    public static WrittenTable Refused(IReadOnlyList<RefusedComment> rows, IReadOnlyList<TemplateColumn> columns, SheetWords words, string culture) => new(
        [.. columns.Select(c => c.Head.In(culture)), TemplateColumns.ReasonColumn.Head.In(culture)],
        rows.ToAsyncEnumerable().Select(IReadOnlyList<string?> (row) => [.. row.Cells, string.Join('\n', row.Faults.Select(words.Reason))]));

    /// <summary>The comments of all with a number each and two columns to fill in offline: what becomes of it, and why.</summary>
    public WrittenTable ToFillIn(long ballotId, SheetWords words, string culture) => new([.. TemplateColumns.Disposing.Select(c => c.Head.In(culture))], RowsToFillInAsync(ballotId, words, culture));

    /// <summary>意见汇总处理表, with what was sent and what came back below.</summary>
    public WrittenTable Summary(long ballotId, SheetWords words, string culture) => new([.. SummaryHeads.Select(h => h.In(culture))], SummaryRowsAsync(ballotId, words, culture));

    private static IReadOnlyList<string> Heads(string culture) => [.. TemplateColumns.All.Select(c => c.Head.In(culture))];

    private static IAsyncEnumerable<IReadOnlyList<string?>> Empty() => Enumerable.Range(0, 10).Select(IReadOnlyList<string?> (_) => new string?[TemplateColumns.All.Count]).ToAsyncEnumerable();

    private async IAsyncEnumerable<IReadOnlyList<string?>> TemplateRowsAsync(long ballotId, CommentOwner? owner, SheetWords words, string culture)
    {
        await foreach (var c in comments.AllAsync(ballotId, owner))
        {
            yield return [c.Party.In(culture), c.Line, c.Clause, c.Paragraph, TemplateColumns.CodeOf(c.Type), c.Text, c.Proposed, Became(c, words)];
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsToFillInAsync(long ballotId, SheetWords words, string culture)
    {
        var no = 0;
        await foreach (var c in comments.AllAsync(ballotId, null))
        {
            yield return [$"{++no}", c.Party.In(culture), c.Line, c.Clause, c.Paragraph, TemplateColumns.CodeOf(c.Type), c.Text, c.Proposed, c.Disposition is { } said ? words.Disposition(said) : null, c.Observation];
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> SummaryRowsAsync(long ballotId, SheetWords words, string culture)
    {
        var no = 0;
        await foreach (var c in comments.AllAsync(ballotId, null))
        {
            var place = string.Join(' ', new[] { c.Clause, c.Paragraph }.Where(p => p is not null));
            yield return [$"{++no}", place, c.Proposed is null ? c.Text : $"{c.Text}\n{c.Proposed}", c.Party.In(culture), Became(c, words), TemplateColumns.CodeOf(c.Type)];
        }

        foreach (var line in words.Foot(await comments.ReturnsAsync(ballotId, default)))
        {
            yield return [line];
        }
    }

    private static string? Became(CommentRow comment, SheetWords words) => comment.Disposition is { } disposition
        ? comment.Observation is { } why ? $"{words.Disposition(disposition)}\n{why}" : words.Disposition(disposition)
        : null;
}
