using System.IO.Compression;
using System.Security;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Comments;

/// <summary>Templates as people fill them in.</summary>
internal static class TemplateFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal static byte[] Xlsx(params string?[][] rows) => TableFiles.Xlsx([CommentSteps.Heads, .. rows]);

    internal static byte[] XlsxWith(string[] heads, params string?[][] rows) => TableFiles.Xlsx([["Template for comments", null, null], heads, .. rows]);

    internal static byte[] Docx(params string?[][] rows) => DocxOf(Table([CommentSteps.Heads, .. rows]));

    /// <summary>Before the table stands the one with date, document and project, as in the template of ISO.</summary>
    internal static byte[] DocxOf(string table, Action<ZipArchive>? more = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Part(zip, "word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{Table([["Date: 2026-11-20", "Document: N 12", "Project: 12345"]])}<w:p/>{table}</w:body></w:document>""");
            more?.Invoke(zip);
        }

        return file.ToArray();
    }

    internal static string Table(IReadOnlyList<IReadOnlyList<string?>> rows) => $"<w:tbl>{string.Concat(rows.Select(Row))}</w:tbl>";

    internal static string Row(IReadOnlyList<string?> cells) => $"<w:tr>{string.Concat(cells.Select(cell => Cell(Paragraphs(cell))))}</w:tr>";

    internal static string Cell(string content) => $"<w:tc><w:tcPr/>{content}</w:tc>";

    internal static string Paragraphs(string? text) => string.Concat((text ?? "").Split('\n').Select(line => $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(line)}</w:t></w:r></w:p>"));

    internal static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(content);
    }
}
