using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using TcManager.Application.Imports.Tables;

namespace TcManager.Application.Ballots.Comments;

/// <summary>
/// The rows of the tables of a Word document, all counted as one. Read as XML from the package itself and held against the same limits as a workbook; what was struck out under
/// "track changes" is no text, and what a field reckons out is none that can be trusted.
/// </summary>
internal sealed class DocxRows
{
    internal const string MainPart = "word/document.xml";

    private static readonly string[] HarmlessFields = ["HYPERLINK", "REF", "PAGEREF", "PAGE", "NUMPAGES", "NOTEREF", "SEQ"];

    private readonly XmlReader _xml;
    private readonly RowCounter _counter = new();
    private readonly StringBuilder _text = new();
    private List<string?> _cells = [];
    private List<(int Column, CellFault Fault)> _faults = [];
    private int _no, _tables, _span = 1;
    private bool _isMerged, _isFormula, _isInCell, _isReading, _isReadingField;

    private DocxRows(XmlReader xml) => _xml = xml;

    /// <summary>Throws <see cref="TableException"/> where the file breaks off or passes a limit.</summary>
    internal static IEnumerable<TableRow> In(ZipArchive zip)
    {
        using var xml = XlsxPackage.Open(zip, MainPart) ?? throw new TableException("import.notATable");
        var rows = new DocxRows(xml);
        while (rows.Next() is { } row)
        {
            yield return row;
        }
    }

    private TableRow? Next()
    {
        try
        {
            while (_xml.Read())
            {
                // What is passed over leaves the reader at what follows it.
                while (IsPassedOver())
                {
                    _xml.Skip();
                }

                if (Step() is { } row)
                {
                    return row;
                }
            }

            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw new TableException("import.brokenOff", _no);
        }
    }

    private bool IsPassedOver() => _xml is { NodeType: XmlNodeType.Element, LocalName: "moveFrom" or "Fallback" or "rPr" or "pPr" or "tblPr" or "sectPr" };

    private TableRow? Step()
    {
        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                Begin();
                return null;
            case XmlNodeType.EndElement:
                return End();
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _isReading:
                _text.Add(_xml);
                return null;
            case XmlNodeType.Text or XmlNodeType.CDATA when _isReadingField:
                Field(_xml.Value);
                return null;
            default:
                return null;
        }
    }

    private void Begin()
    {
        var isEmpty = _xml.IsEmptyElement;
        switch (_xml.LocalName)
        {
            case "tbl" when !isEmpty:
                _tables++;
                break;
            case "tr" when _tables == 1:
                (_no, _cells, _faults) = (_no + 1, [], []);
                break;
            case "tc" when _tables == 1 && !isEmpty:
                (_span, _isMerged, _isFormula, _isInCell) = (1, false, false, true);
                _text.Clear();
                break;
            case "gridBefore" when _tables == 1:
                Fill(NumberOf("val"));
                break;
            case "gridSpan" when _tables == 1:
                _span = Math.Clamp(NumberOf("val"), 1, TableLimits.Columns);
                break;
            case "vMerge" when _tables == 1:
                _isMerged = true;
                break;
            case "t":
                _isReading = _isInCell && !isEmpty;
                break;
            case "instrText":
                _isReadingField = _isInCell && !isEmpty;
                break;
            case "fldSimple":
                Field(ValueOf("instr") ?? "");
                break;
            case "br" or "cr" when _isInCell:
                _text.Append('\n');
                break;
            case "tab" when _isInCell:
                _text.Append('\t');
                break;
            case "noBreakHyphen" when _isInCell:
                _text.Append('-');
                break;
        }
    }

    private TableRow? End()
    {
        switch (_xml.LocalName)
        {
            case "t" or "instrText":
                (_isReading, _isReadingField) = (false, false);
                return null;
            case "p" when _isInCell:
                _text.Append('\n');
                return null;
            case "tbl":
                _tables--;
                return null;
            case "tc" when _tables == 1:
                Put();
                return null;
            case "tr" when _tables == 1:
                return Done();
            default:
                return null;
        }
    }

    private void Put()
    {
        _isInCell = false;
        var column = _cells.Count;
        RowCounter.Column(column + _span - 1, _no);
        var text = _text.ToString().Trim();
        if (_isFormula)
        {
            _faults.Add((column, CellFault.Formula));
        }

        if (_isMerged || (_span > 1 && text.Length > 0))
        {
            _faults.Add((column, CellFault.Merged));
        }

        if (text.Length > TableLimits.CellLength)
        {
            _faults.Add((column, CellFault.TooLong));
            text = text[..100];
        }

        _cells.Add(text.Length == 0 ? null : text);
        Fill(_span - 1);
    }

    private TableRow? Done()
    {
        if (_cells.TrueForAll(c => c is null) && _faults.Count == 0)
        {
            _counter.Blank(_no);
            return null;
        }

        _counter.Content(_no);
        return new(_no, _cells, _faults);
    }

    private void Fill(int columns)
    {
        if (columns > 0)
        {
            RowCounter.Column(_cells.Count + Math.Min(columns, TableLimits.Columns) - 1, _no);
            _cells.AddRange(Enumerable.Repeat<string?>(null, columns));
        }
    }

    private void Field(string instruction) =>
        _isFormula |= instruction.Trim() is { Length: > 0 } said && !HarmlessFields.Contains(said.Split(' ')[0].ToUpperInvariant());

    private int NumberOf(string name) => int.TryParse(ValueOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string? ValueOf(string name) => _xml.GetAttribute(name, _xml.NamespaceURI);
}
