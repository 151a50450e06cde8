using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace TcManager.Web.Ui;

/// <summary>A paper for Word and LibreOffice: headings, paragraphs and tables on A4, with a Chinese and a Latin face, so that it opens alike on both.</summary>
public sealed class DocxPaper
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string LatinFace = "Times New Roman", ChineseFace = "SimSun";
    private const int PointSize = 2, PageWidth = 11906, PageHeight = 16838, Margin = 1418;

    private readonly Body _body = new();

    /// <summary>A title in the middle.</summary>
    public DocxPaper Title(string text, int points = 22)
    {
        _body.Append(Paragraph(text, points, isBold: true, JustificationValues.Center, after: 300));
        return this;
    }

    /// <param name="text">A line break in it is one.</param>
    /// <param name="isBold">Heavier.</param>
    /// <param name="withNext">On the page of what follows.</param>
    public DocxPaper Text(string text, bool isBold = false, bool withNext = false)
    {
        _body.Append(Paragraph(text, 12, isBold, JustificationValues.Left, after: 160, withNext));
        return this;
    }

    /// <summary>A line at the right edge: a signature, a day.</summary>
    public DocxPaper Right(string text, bool withNext = false)
    {
        _body.Append(Paragraph(text, 12, isBold: false, JustificationValues.Right, after: 120, withNext));
        return this;
    }

    /// <summary>What follows stands on the next page.</summary>
    public DocxPaper NextPage()
    {
        _body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
        return this;
    }

    /// <param name="widths">Shares of the page's width.</param>
    /// <param name="rows">Cells as text; the first row is the head where <paramref name="hasHead"/>.</param>
    /// <param name="hasHead">Repeated on each page.</param>
    /// <param name="height">Of each row at least, in millimetres: room to write by hand.</param>
    /// <param name="isTogether">On one page, where it fits on one.</param>
    /// <param name="withNext">On the page of what follows, too.</param>
    public DocxPaper Table(IReadOnlyList<int> widths, IEnumerable<IReadOnlyList<string>> rows, bool hasHead, int height = 7, bool isTogether = false, bool withNext = false)
    {
        var all = rows.ToList();
        var whole = PageWidth - (2 * Margin);
        var shares = widths.Sum();
        var table = new Table(
            new TableProperties(new TableWidth { Width = $"{whole}", Type = TableWidthUnitValues.Dxa }, Borders(), new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{whole * w / shares}" })));
        foreach (var (index, row) in all.Index())
        {
            var isKept = withNext || (isTogether && index < all.Count - 1);
            var properties = new TableRowProperties(new TableRowHeight { Val = (uint)(height * 567 / 10), HeightType = HeightRuleValues.AtLeast });
            // LibreOffice forgets what follows where a row of the table may not be broken.
            if (isTogether && !withNext)
            {
                properties.InsertAt(new CantSplit(), 0);
            }

            if (hasHead && index == 0)
            {
                properties.Append(new TableHeader());
            }

            table.Append(new TableRow([properties, .. row.Select((text, column) => new TableCell(
                new TableCellProperties(new TableCellWidth { Width = $"{whole * widths[column] / shares}", Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                Paragraph(text, 10, hasHead && index == 0, JustificationValues.Left, after: 0, isKept)))]));
        }

        _body.Append(table, Paragraph("", 10, isBold: false, JustificationValues.Left, after: 0, withNext));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            _body.Append(new SectionProperties(
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 708, Footer = 708, Gutter = 0 }));
            main.Document = new Document(_body);
        }

        return stream.ToArray();
    }

    internal static Paragraph Paragraph(string text, int points, bool isBold, JustificationValues where, int after, bool withNext = false)
    {
        var paragraph = new Paragraph(new ParagraphProperties([.. withNext ? new OpenXmlElement[] { new KeepNext() } : [], new SpacingBetweenLines { After = $"{after}" }, new Justification { Val = where }]));
        var run = new Run(new RunProperties([new RunFonts { Ascii = LatinFace, HighAnsi = LatinFace, EastAsia = ChineseFace }, .. isBold ? new OpenXmlElement[] { new Bold() } : [], new FontSize { Val = $"{points * PointSize}" }]));
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(run);
        return paragraph;
    }

    internal static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
