using System.Globalization;
using System.Text;
using System.Xml;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Tables;

/// <summary>
/// The first visible sheet of a workbook. Read as XML from the package itself: the libraries give the values alone, and a formula's last result looks like typed, a merged
/// cell like an empty one.
/// </summary>
internal sealed class XlsxTable : Table
{
    private readonly XlsxPackage _package;
    private readonly SharedTexts _texts;
    private readonly MergedRows _merged;

    private XlsxTable(XlsxPackage package)
    {
        _package = package;
        _texts = SharedTexts.Read(package);
        _merged = MergedRows.Read(package);
    }

    public override TableFormat Format => TableFormat.Xlsx;

    public override string Sheet => _package.Sheet;

    public override int OtherSheets => _package.OtherSheets;

    public override bool Is1904 => _package.Is1904;

    internal static XlsxTable In(Stream content)
    {
        try
        {
            var package = XlsxPackage.Open(content);
            return new(package);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw new TableException("import.notATable");
        }
    }

    public override IEnumerable<TableRow> Rows()
    {
        using var xml = _package.OpenSheet();
        var counter = new RowCounter();
        var no = 0;
        while (Step(xml, counter, ref no) is { } row)
        {
            if (row.Cells.Count > 0)
            {
                yield return row;
            }
        }
    }

    public override void Dispose() => _package.Dispose();

    /// <summary>The next row, without cells where it has no content; null after the last.</summary>
    private TableRow? Step(XmlReader xml, RowCounter counter, ref int no)
    {
        try
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                {
                    no = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : no + 1;
                    var row = new Row(no, _merged);
                    ReadCells(xml, row);
                    if (row.HasContent)
                    {
                        counter.Content(no);
                        return row.Done();
                    }

                    counter.Blank(no);
                    return new(no, [], []);
                }

                if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
                {
                    return null;
                }
            }

            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw new TableException("import.brokenOff", no);
        }
    }

    private void ReadCells(XmlReader xml, Row row)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (depth, next) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = ColumnOf(xml.GetAttribute("r")) ?? next;
                next = column + 1;
                RowCounter.Column(column, row.No);
                ReadCell(xml, row, column);
            }
        }
    }

    private void ReadCell(XmlReader xml, Row row, int column)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (depth, type) = (xml.Depth, xml.GetAttribute("t") ?? "n");
        var text = new StringBuilder();
        // rPh is how the text is read aloud (furigana): no part of it.
        var (isValue, isReading, isReadAloud) = (false, false, false);
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "f":
                    row.Fault(column, CellFault.Formula);
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    isReadAloud = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element:
                    isReading = xml.LocalName is "v" or "t" && !xml.IsEmptyElement && !isReadAloud;
                    isValue |= isReading;
                    break;
                case XmlNodeType.EndElement:
                    isReading = false;
                    isReadAloud &= xml.LocalName != "rPh";
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isReading:
                    text.Add(xml);
                    break;
            }
        }

        if (isValue)
        {
            row.Put(column, Value(type, text.ToString(), row, column));
        }
    }

    private string? Value(string type, string text, Row row, int column)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? _texts[index] : null;
            case "e":
                row.Fault(column, CellFault.Error);
                return text;
            case "n":
                // Excel keeps 13800138000 as 1.3800138E10 at times.
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15 && number == Math.Floor(number)
                    ? ((long)number).ToString(CultureInfo.InvariantCulture)
                    : text;
            default:
                return text;
        }
    }

    /// <summary>0 for "A1"; null where the cell does not say where it stands.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > TableLimits.Columns * 26)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>A row while its cells come in.</summary>
    private sealed class Row(int no, MergedRows merged)
    {
        private readonly List<string?> _cells = [];
        private readonly List<(int Column, CellFault Fault)> _faults = [];

        internal int No => no;

        internal bool HasContent { get; private set; }

        internal void Put(int column, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return;
            }

            HasContent = true;
            while (_cells.Count <= column)
            {
                _cells.Add(null);
            }

            if (text.Length > TableLimits.CellLength)
            {
                Fault(column, CellFault.TooLong);
                text = text[..100];
            }

            _cells[column] = text;
        }

        internal void Fault(int column, CellFault fault)
        {
            HasContent |= fault == CellFault.Formula;
            if (_cells.Count == 0)
            {
                _cells.Add(null);
            }

            _faults.Add((column, fault));
        }

        internal TableRow Done()
        {
            if (merged.Touches(no) is { } column)
            {
                _faults.Add((column, CellFault.Merged));
            }

            return new(no, _cells, _faults);
        }
    }
}
