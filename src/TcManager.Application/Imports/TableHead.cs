using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Where the columns of a kind stand in a table.</summary>
/// <param name="Row">The row that names them.</param>
/// <param name="Columns">By their keys: the index from the first column.</param>
/// <param name="Others">Named, and not known: index and name.</param>
public sealed record TableHead(int Row, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<(int Index, string Name)> Others)
{
    /// <summary>Lists have a title above them, often merged: the names are looked for in the first rows.</summary>
    private const int RowsLookedAt = 20;

    /// <summary>
    /// Refused as <c>import.empty</c>, as <c>import.noHead</c> with the encoding that was read where no row names a column, as <c>import.columnMissing</c> with what is
    /// missing, and as <c>import.columnTwice</c>.
    /// </summary>
    internal static Outcome<TableHead> Find(Table table, ImportKind kind)
    {
        var columns = ImportColumns.Of(kind);
        var looked = table.Rows().TakeWhile((row, index) => index < RowsLookedAt).ToList();
        if (looked.Count == 0)
        {
            return new Refusal("import.empty", "File");
        }

        var best = looked.Select(row => (Row: row, Found: Matches(row, columns))).MaxBy(r => r.Found.Select(f => f.Key).Distinct().Count() * 1000 - r.Row.No);
        if (best.Found.Count == 0 || (best.Found.Count == 1 && best.Row.Cells.Count(c => c is not null) > 4))
        {
            return new Refusal(table.Encoding.Length > 0 ? "import.noHeadInCsv" : "import.noHead", "File", table.Encoding);
        }

        if (best.Found.CountBy(f => f.Key).FirstOrDefault(c => c.Value > 1).Key is { } twice)
        {
            return new Refusal("import.columnTwice", "File", columns.First(c => c.Key == twice).Head);
        }

        var found = best.Found.ToDictionary(f => f.Key, f => f.Index);
        var missing = columns.Where(c => c.IsRequired && !found.ContainsKey(c.Key)).Select(c => (object)c.Head).ToList();
        if (ImportColumns.AsksForName(kind) && !found.ContainsKey(Col.NameZh) && !found.ContainsKey(Col.NameLatin))
        {
            missing.Insert(0, columns.First(c => c.Key == Col.NameZh).Head);
        }

        return missing.Count > 0 ? Outcome.Refused<TableHead>([.. missing.Select(head => new Refusal("import.columnMissing", "File", head))])
            : new TableHead(best.Row.No, found, [.. best.Row.Cells.Index().Where(c => c.Item is not null && !found.ContainsValue(c.Index) && !ImportColumns.IsIdle(HeadText.KeyOf(c.Item))).Select(c => (c.Index, c.Item!.Trim()))]);
    }

    private static List<(string Key, int Index)> Matches(TableRow row, IReadOnlyList<ImportColumn> columns) =>
    [
        .. row.Cells.Index().Where(cell => !string.IsNullOrWhiteSpace(cell.Item)).Select(cell => (HeadText.KeyOf(cell.Item), cell.Index))
            .Select(cell => (columns.FirstOrDefault(c => c.Keys.Contains(cell.Item1))?.Key, cell.Index)).Where(m => m.Key is not null).Select(m => (m.Key!, m.Index)),
    ];
}
