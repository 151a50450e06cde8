using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TcManager.Domain.Imports;
using WrittenTable = TcManager.Application.Imports.Tables.WrittenTable;

namespace TcManager.Web.Ui;

/// <summary>
/// One long table for Excel and LibreOffice as it is printed and read: on A4 lying, one page wide, its head on each page and above what is scrolled. Cells are texts and wrapped, their rows as
/// high as the lines they take by estimate; Excel finds the height anew where somebody writes. Written row by row, as <see cref="DocxSheet"/> is.
/// </summary>
internal static class XlsxSheet
{
    private const string Name = "Sheet1";
    private const uint A4 = 9;

    /// <summary>The width of all columns, in characters: a little more than A4 lying holds, so that it prints a little smaller and a word is seldom broken.</summary>
    private const double Whole = 140;

    private const double LineHeight = 17, TitleHeight = 22, MostHeight = 409, TitleSize = 14, TextSize = 11;

    /// <summary>What wrapping at words, and a face wider than the one meant, leave free at the ends of lines.</summary>
    private const double Slack = 1.15;

    private const char FirstWide = '\u2E80';

    private enum Style : uint
    {
        Plain,
        Title,
        Line,
        Head,
        Cell,
    }

    /// <param name="to">Can seek, and stays open.</param>
    /// <param name="title">Above the table.</param>
    /// <param name="shares">Of the page's width, one for each column.</param>
    /// <param name="table">What. A row of one cell goes across all columns.</param>
    /// <param name="ct">Ends the work.</param>
    internal static async Task WriteAsync(Stream to, string title, IReadOnlyList<int> shares, WrittenTable table, CancellationToken ct)
    {
        double[] widths = [.. shares.Select(share => share * Whole / shares.Sum())];
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var part = workbook.AddNewPart<WorksheetPart>();
        var head = (uint)table.Above.Count + 2;
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = head, TopLeftCell = $"A{head + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
            writer.WriteElement(new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
            writer.WriteStartElement(new SheetData());
            var across = await RowsAsync(writer, title, widths, table, ct);
            writer.WriteEndElement();
            writer.WriteElement(new MergeCells(across.Select(row => new MergeCell { Reference = $"A{row}:{Letter(widths.Length - 1)}{row}" })));
            writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
            writer.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
            writer.WriteElement(new HeaderFooter(new OddFooter("&C&P / &N")));
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(
            new Sheets(new Sheet { Name = Name, SheetId = 1, Id = workbook.GetIdOfPart(part) }),
            new DefinedNames(new DefinedName($"{Name}!${head}:${head}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
    }

    /// <summary>Says which rows go across all columns.</summary>
    private static async Task<List<uint>> RowsAsync(OpenXmlWriter writer, string title, double[] widths, WrittenTable table, CancellationToken ct)
    {
        List<uint> across = [];
        var no = 0u;
        void Across(string text, Style style)
        {
            writer.WriteElement(RowOf(++no, [text, .. new string?[widths.Length - 1]], style, [widths.Sum()], isAcross: true));
            across.Add(no);
        }

        Across(title, Style.Title);
        foreach (var line in table.Above)
        {
            Across(line, Style.Line);
        }

        writer.WriteElement(RowOf(++no, table.Heads, Style.Head, widths));
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            if (row.Count == 1 && widths.Length > 1)
            {
                Across(row[0] ?? "", Style.Line);
            }
            else
            {
                writer.WriteElement(RowOf(++no, row, Style.Cell, widths));
            }
        }

        return across;
    }

    /// <summary>The height of merged cells no program finds itself.</summary>
    private static Row RowOf(uint no, IReadOnlyList<string?> cells, Style style, double[] widths, bool isAcross = false)
    {
        var row = new Row(cells.Select((text, column) => CellOf($"{Letter(column)}{no}", text, style)))
        {
            RowIndex = no,
            Height = Math.Min(MostHeight, cells.Zip(widths).Max(cell => Height(cell.First ?? "", cell.Second, style))),
        };
        if (isAcross)
        {
            row.CustomHeight = true;
        }

        return row;
    }

    private static Cell CellOf(string place, string? text, Style style) => string.IsNullOrEmpty(text)
        ? new Cell { CellReference = place, StyleIndex = (uint)style }
        : new Cell(new InlineString(new Text(SafeCell.ForWorkbook(text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = place, StyleIndex = (uint)style, DataType = CellValues.InlineString };

    /// <summary>Of the lines that a text takes, a Chinese character as wide as two others.</summary>
    private static double Height(string text, double width, Style style)
    {
        var (line, size) = style == Style.Title ? (TitleHeight, TitleSize) : (LineHeight, TextSize);
        return text.Split('\n').Sum(part => Math.Max(1, Math.Ceiling(part.Sum(c => c >= FirstWide ? 2 : 1) * Slack * size / (TextSize * width)))) * line;
    }

    private static string Letter(int column) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}");

    private static Stylesheet Styles()
    {
        static CellFormat Format(uint font, uint border, HorizontalAlignmentValues where, VerticalAlignmentValues height) => new(new Alignment { Horizontal = where, Vertical = height, WrapText = true })
        {
            FontId = font,
            BorderId = border,
            ApplyFont = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
        static T Thin<T>()
            where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };
        return new(
            new Fonts(
                new Font(new FontSize { Val = TextSize }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = TextSize }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = TitleSize }, new FontName { Val = "Calibri" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(), new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                Format(2, 0, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center),
                Format(0, 0, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Center),
                Format(1, 1, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center),
                Format(0, 1, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top)));
    }
}
