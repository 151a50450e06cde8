using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WrittenTable = TcManager.Application.Imports.Tables.WrittenTable;

namespace TcManager.Web.Ui;

/// <summary>One long table for Word and LibreOffice, on A4 lying, its head on each page. Written row by row: what it takes of memory does not grow with it.</summary>
internal static class DocxSheet
{
    private const int PageWidth = 16838, PageHeight = 11906, Margin = 850, Points = 9;

    /// <param name="to">Can seek, and stays open.</param>
    /// <param name="title">Above the table.</param>
    /// <param name="widths">Shares of the page's width, one for each column.</param>
    /// <param name="table">What. A row of one cell goes across all columns.</param>
    /// <param name="ct">Ends the work.</param>
    internal static async Task WriteAsync(Stream to, string title, IReadOnlyList<int> widths, WrittenTable table, CancellationToken ct)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        using var writer = OpenXmlWriter.Create(document.AddMainDocumentPart());
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        writer.WriteElement(DocxPaper.Paragraph(title, 14, isBold: true, JustificationValues.Center, after: 160));
        foreach (var line in table.Above)
        {
            writer.WriteElement(DocxPaper.Paragraph(line, 10, isBold: false, JustificationValues.Left, after: 40));
        }

        var columns = Columns(widths);
        writer.WriteStartElement(new Table());
        writer.WriteElement(new TableProperties(new TableWidth { Width = $"{columns.Sum()}", Type = TableWidthUnitValues.Dxa }, DocxPaper.Borders(), new TableLayout { Type = TableLayoutValues.Fixed }));
        writer.WriteElement(new TableGrid(columns.Select(w => new GridColumn { Width = $"{w}" })));
        writer.WriteElement(Row(table.Heads, columns, isHead: true));
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            writer.WriteElement(Row(row, columns, isHead: false));
        }

        writer.WriteEndElement();
        writer.WriteElement(new SectionProperties(
            new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 425, Footer = 425, Gutter = 0 }));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static TableRow Row(IReadOnlyList<string?> cells, List<int> columns, bool isHead)
    {
        var row = new TableRow();
        if (isHead)
        {
            row.Append(new TableRowProperties(new TableHeader()));
        }

        var isAcross = cells.Count == 1 && columns.Count > 1;
        foreach (var (column, cell) in cells.Index())
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = $"{(isAcross ? columns.Sum() : columns[column])}", Type = TableWidthUnitValues.Dxa });
            if (isAcross)
            {
                properties.Append(new GridSpan { Val = columns.Count });
            }

            row.Append(new TableCell(properties, DocxPaper.Paragraph(cell ?? "", Points, isHead, JustificationValues.Left, after: 0)));
        }

        return row;
    }

    private static List<int> Columns(IReadOnlyList<int> widths) => [.. widths.Select(w => (PageWidth - (2 * Margin)) * w / widths.Sum())];
}
