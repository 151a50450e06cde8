using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Tables;

/// <summary>Rows to write, below the names of their columns.</summary>
public sealed record WrittenTable(IReadOnlyList<string> Heads, IAsyncEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>What the table is about, a line each above its head where it is made to be printed; not in a table that is one for programs.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];
}

/// <summary>Writes a table row by row; every cell is a text, and none is a formula to whoever opens it.</summary>
public static class TableWriter
{
    private const int UsualWidth = 18;

    public static string ContentType(TableFormat format) => format == TableFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string Extension(TableFormat format) => format == TableFormat.Csv ? ".csv" : ".xlsx";

    /// <param name="to">Stays open.</param>
    /// <param name="format">How.</param>
    /// <param name="table">What.</param>
    /// <param name="ct">Ends the work.</param>
    /// <param name="encoding">Of a csv; with the mark of UTF-8 where nothing is said, by which Excel knows it.</param>
    public static Task WriteAsync(Stream to, TableFormat format, WrittenTable table, CancellationToken ct, string? encoding = null) =>
        format == TableFormat.Csv ? CsvAsync(to, table, encoding, ct) : XlsxAsync(to, table, ct);

    private static async Task CsvAsync(Stream to, WrittenTable table, string? encoding, CancellationToken ct)
    {
        await using var text = new StreamWriter(to, CsvEncoding.Named(encoding), 64 * 1024, leaveOpen: true);
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions { ValidateFieldCount = false }, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Heads.Select(SafeCell.ForCsv)], ct);
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. row.Select(cell => SafeCell.ForCsv(cell ?? ""))], ct);
        }
    }

    private static async Task XlsxAsync(Stream to, WrittenTable table, CancellationToken ct)
    {
        var columns = Enumerable.Range(0, table.Heads.Count).Select(i => $"c{i}").ToList();
        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = false,
            DynamicColumns = [.. columns.Select((column, i) => new DynamicExcelColumn(column) { Index = i, Width = UsualWidth })],
        };
        await to.SaveAsAsync(AllAsync(table, columns, ct), printHeader: false, sheetName: "Sheet1", configuration: configuration, cancellationToken: ct);
    }

    /// <summary>The names are a row like the others: they may repeat, and stand there where no row follows.</summary>
    private static async IAsyncEnumerable<IDictionary<string, object?>> AllAsync(WrittenTable table, List<string> columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return Line(table.Heads, columns);
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            yield return Line(row, columns);
        }
    }

    private static Dictionary<string, object?> Line(IReadOnlyList<string?> cells, List<string> columns) =>
        columns.Index().ToDictionary(c => c.Item, c => (object?)(c.Index < cells.Count && cells[c.Index] is { } cell ? SafeCell.ForWorkbook(cell) : null));
}
