using System.IO.Compression;
using System.Security;
using System.Text;

namespace TcManager.Web.Tests.Imports;

/// <summary>Tables as people hand them in, sound ones and others.</summary>
internal static class TableFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    internal static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    internal static byte[] Csv(string text, Encoding? encoding = null) => (encoding ?? new UTF8Encoding(false)).GetBytes(text);

    /// <summary>A csv with the mark of UTF-8, as Excel writes it.</summary>
    internal static byte[] CsvWithMark(string text) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>A workbook with one sheet of texts; a cell that begins with "=" is a formula with a result of 1, one that is a number in "#…" a number.</summary>
    internal static byte[] Xlsx(params IReadOnlyList<IReadOnlyList<string?>> rows) => XlsxOf(Sheet(rows));

    internal static string Sheet(IReadOnlyList<IReadOnlyList<string?>> rows, string behind = "") =>
        $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select((row, r) => Row(r + 1, row)))}</sheetData>{behind}</worksheet>""";

    internal static string Row(int no, IReadOnlyList<string?> cells) => $"""<row r="{no}">{string.Concat(cells.Select((cell, c) => Cell($"{Column(c)}{no}", cell)))}</row>""";

    internal static string Merge(params string[] ranges) => $"""<mergeCells count="{ranges.Length}">{string.Concat(ranges.Select(range => $"""<mergeCell ref="{range}"/>"""))}</mergeCells>""";

    internal static byte[] XlsxOf(string sheet, string workbookBefore = "", string? shared = null) => XlsxOf(stream => stream.Write(Encoding.UTF8.GetBytes(sheet)), workbookBefore, shared);

    internal static byte[] XlsxOf(Action<Stream> sheet, string workbookBefore = "", string? shared = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{workbookBefore}<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
            if (shared is not null)
            {
                Part(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{shared}</sst>""");
            }

            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            sheet(part);
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(content);
    }

    private static string Cell(string reference, string? text) => text switch
    {
        null => "",
        ['=', .. var formula] => $"""<c r="{reference}"><f>{SecurityElement.Escape(formula)}</f><v>1</v></c>""",
        ['#', .. var number] => $"""<c r="{reference}"><v>{number}</v></c>""",
        _ => $"""<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""",
    };

    private static string Column(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + index / 26 - 1)}{(char)('A' + index % 26)}";
}
