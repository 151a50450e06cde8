using TcManager.Application.Imports.Tables;
using TcManager.Domain;

namespace TcManager.Application.Ballots.Comments;

/// <summary>Where the columns of a template stand in a file: known by their names, and in their order.</summary>
internal sealed record TemplateHead(int Row, IReadOnlyDictionary<string, int> Columns)
{
    private const int RowsLookedAt = 40, FewestNames = 3;

    /// <summary>
    /// Refused at the field "File": <c>comment.noHead</c>, <c>comment.columnTwice</c>, <c>comment.columnMissing</c>, and <c>comment.columnMoved</c> with the name of what stands elsewhere than
    /// in the template: whoever moves a column has often moved its head alone.
    /// </summary>
    internal static Outcome<TemplateHead> Find(IReadOnlyList<TableRow> rows, IReadOnlyList<TemplateColumn> columns)
    {
        var best = rows.Take(RowsLookedAt).Select(row => (Row: row, Found: Matches(row, columns))).OrderByDescending(r => r.Found.DistinctBy(f => f.Column.Key).Count()).ThenBy(r => r.Row.No).FirstOrDefault();
        if (best.Found is null || best.Found.Count < FewestNames)
        {
            return new Refusal("comment.noHead", "File");
        }

        var twice = best.Found.GroupBy(f => f.Column.Key).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return new Refusal("comment.columnTwice", "File", twice.First().Column.Head);
        }

        var found = best.Found.ToDictionary(f => f.Column.Key, f => f.Index);
        var missing = columns.Where(c => c.IsRequired && !found.ContainsKey(c.Key)).ToList();
        if (missing.Count > 0)
        {
            return Outcome.Refused<TemplateHead>([.. missing.Select(c => new Refusal("comment.columnMissing", "File", c.Head))]);
        }

        var inTemplate = best.Found.Where(f => f.Column.Key != TemplateColumns.Reason).Select(f => f.Column).ToList();
        var moved = inTemplate.Except(InOrder(inTemplate, columns)).ToList();
        return moved.Count > 0
            ? Outcome.Refused<TemplateHead>([.. moved.Select(c => new Refusal("comment.columnMoved", "File", c.Head, found[c.Key] + 1, TemplateColumns.PlaceOf(c.Key, columns) + 1))])
            : new TemplateHead(best.Row.No, found);
    }

    private static List<(TemplateColumn Column, int Index)> Matches(TableRow row, IReadOnlyList<TemplateColumn> columns) =>
        [.. row.Cells.Index().Select(cell => (Column: TemplateColumns.Called(cell.Item, columns), cell.Index)).Where(m => m.Column is not null).Select(m => (m.Column!, m.Index))];

    /// <summary>The longest run of columns that keep the order of the template; the others were moved.</summary>
    private static List<TemplateColumn> InOrder(IReadOnlyList<TemplateColumn> found, IReadOnlyList<TemplateColumn> columns)
    {
        var runs = new List<List<TemplateColumn>>();
        foreach (var column in found)
        {
            var before = runs.Where(run => TemplateColumns.PlaceOf(run[^1].Key, columns) < TemplateColumns.PlaceOf(column.Key, columns)).MaxBy(run => run.Count) ?? [];
            runs.Add([.. before, column]);
        }

        return runs.MaxBy(run => run.Count) ?? [];
    }
}
