using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Tables;

/// <summary>What of a row cannot be trusted.</summary>
public enum CellFault
{
    /// <summary>A formula: what it shows depends on other cells, or on the machine that opens it.</summary>
    Formula,

    /// <summary>Part of a merged range: all cells of one but the first are empty, and nobody sees it.</summary>
    Merged,

    /// <summary>#REF! and the like.</summary>
    Error,
    TooLong,
}

/// <summary>One row of a table that has content.</summary>
/// <param name="No">As a spreadsheet program counts it, from 1.</param>
/// <param name="Cells">From the first column; null where there is nothing.</param>
/// <param name="Faults">By the index of their column.</param>
public sealed record TableRow(int No, IReadOnlyList<string?> Cells, IReadOnlyList<(int Column, CellFault Fault)> Faults)
{
    public string? this[int column] => column < Cells.Count ? Cells[column] : null;
}

/// <summary>A table in a file, read from the front, row by row: what it takes of memory does not grow with it.</summary>
public abstract class Table : IDisposable
{
    public abstract TableFormat Format { get; }

    /// <summary>Of a csv, empty of a workbook.</summary>
    public virtual string Encoding => "";

    /// <summary>Of a workbook, empty of a csv.</summary>
    public virtual string Sheet => "";

    /// <summary>Sheets that are not read.</summary>
    public virtual int OtherSheets => 0;

    /// <summary>Whether the numbers of days are reckoned from 1904.</summary>
    public virtual bool Is1904 => false;

    /// <summary>Rows with content. Throws <see cref="TableException"/> where the limits are passed or the file breaks off.</summary>
    public abstract IEnumerable<TableRow> Rows();

    public abstract void Dispose();

    /// <summary>
    /// The table in a file, by its content. Refused as <c>import.notATable</c>, as <c>import.encoding</c>, and as the limits say (<see cref="TableLimits"/>).
    /// </summary>
    /// <param name="content">Can seek; it is closed with the table.</param>
    public static Outcome<Table> Open(Stream content)
    {
        try
        {
            Span<byte> head = stackalloc byte[4];
            var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            content.Position = 0;
            if (head[..read].SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            {
                // .xls, or a workbook under a password.
                throw new TableException("import.oldWorkbook");
            }

            return head[..read].SequenceEqual<byte>([0x50, 0x4B, 0x03, 0x04]) ? XlsxTable.In(content) : CsvTable.In(content);
        }
        catch (TableException fault)
        {
            content.Dispose();
            return fault.Refusal;
        }
    }
}

/// <summary>A fault of a whole file, met while it is read.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught within the import only.
public sealed class TableException(string code, params object[] args) : Exception
#pragma warning restore CA1032, CA1064
{
    public Refusal Refusal { get; } = new(code, "File", args);
}

/// <summary>How much of a file is read. A file that has more is refused as a whole, with the rule and the row.</summary>
internal static class TableLimits
{
    /// <summary>Rows with content: <c>import.tooManyRows</c>.</summary>
    internal const int Rows = 100_000;

    /// <summary>Rows without content that are passed over: <c>import.tooManyBlankRows</c>.</summary>
    internal const int BlankRows = 200_000;

    /// <summary><c>import.tooManyColumns</c>.</summary>
    internal const int Columns = 512;

    /// <summary>In characters; a longer one is a fault of its row.</summary>
    internal const int CellLength = 4000;

    /// <summary>Merged ranges: <c>import.tooManyMerges</c>.</summary>
    internal const int Merges = 1000;

    /// <summary>Files in a workbook, and what they come to when they are unpacked: <c>import.bomb</c>.</summary>
    internal const int Entries = 1000;

    internal const long UnpackedBytes = 400L * 1024 * 1024;

    /// <summary>All texts that cells share, unpacked: they are kept in memory.</summary>
    internal const long SharedTextBytes = 64L * 1024 * 1024;

    /// <summary>A part that is large and packs better than any sheet does is made to fill the memory.</summary>
    internal const long LargePart = 8L * 1024 * 1024;

    internal const int PackedTimes = 250;
}
