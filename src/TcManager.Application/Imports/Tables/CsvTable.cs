using CsvHelper;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Tables;

/// <summary>A csv in UTF-8 or GB18030, with commas, semicolons or tabs between its cells.</summary>
internal sealed class CsvTable(Stream content, CsvEncoding encoding) : Table
{
    private const int LargestRecord = 1024 * 1024;

    public override TableFormat Format => TableFormat.Csv;

    public override string Encoding => encoding.Name;

    internal static CsvTable In(Stream content) => new(content, CsvEncoding.Of(content));

    public override IEnumerable<TableRow> Rows()
    {
        content.Position = 0;
        using var text = new StreamReader(content, encoding.Encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        var isBroken = false;
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LargestRecord, OnMalformedRecord = record => isBroken |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        var counter = new RowCounter();
        while (Next(csv))
        {
            var no = (int)Math.Min(int.MaxValue, csv.RowNumber);
            if (isBroken)
            {
                // A quotation mark that is never closed takes the rest of the file for one cell.
                throw new TableException("import.brokenOff", no);
            }

            RowCounter.Column(csv.FieldCount - 1, no);
            var row = RowOf(no, csv);
            if (row.Cells.All(string.IsNullOrWhiteSpace))
            {
                counter.Blank(no);
            }
            else
            {
                counter.Content(no);
                yield return row;
            }
        }
    }

    public override void Dispose() => content.Dispose();

    private static TableRow RowOf(int no, CsvReader csv)
    {
        var faults = new List<(int, CellFault)>();
        var cells = new string?[csv.FieldCount];
        for (var column = 0; column < cells.Length; column++)
        {
            var cell = csv.GetString(column);
            // What a spreadsheet program would reckon out is no value here either.
            if (cell.StartsWith('='))
            {
                faults.Add((column, CellFault.Formula));
            }

            if (cell.Length > TableLimits.CellLength)
            {
                faults.Add((column, CellFault.TooLong));
                cell = cell[..100];
            }

            cells[column] = string.IsNullOrWhiteSpace(cell) ? null : cell;
        }

        return new(no, cells, faults);
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw new TableException("import.brokenOff", csv.RowNumber + 1);
        }
    }
}
