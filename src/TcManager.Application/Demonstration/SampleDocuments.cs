using System.IO.Compression;
using System.Security;
using System.Text;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain.Documents;

namespace TcManager.Application.Demonstration;

/// <summary>Small real Word files, taken in as any other paper.</summary>
public sealed class SampleDocuments(TcManagerDb db, FileStore files, Numbering numbering, IOptions<DocumentSettings> settings)
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    // The least that the format can say: the same text is the same file.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal async Task<Document> AddAsync(long committeeId, DocumentKind kind, SamplePaper paper, DateTimeOffset at, long? byPersonId, CancellationToken ct)
    {
        var bytes = Docx(paper);
        var add = new AddDocument(db, files, numbering, new ClockAt(at), settings);
        using var file = await add.ReceiveAsync(new Upload(paper.FileName, bytes.Length, () => new MemoryStream(bytes)), ct);
        return (await add.PrepareAsync(Guid.CreateVersion7(at), committeeId, kind, paper.Title, file, byPersonId, ct)).Value;
    }

    internal static byte[] Docx(SamplePaper paper)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Types);
            Write(zip, "_rels/.rels", Relations);
            Write(zip, "word/document.xml", Body(paper));
        }

        return bytes.ToArray();
    }

    private static string Body(SamplePaper paper)
    {
        var heading = Paragraph(paper.Title.Zh, "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>") + Paragraph(paper.Title.En, "<w:rPr><w:sz w:val=\"28\"/></w:rPr>");
        var text = string.Concat(paper.Paragraphs.Select(p => Paragraph(p, "")));
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{heading}{text}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>
            """;
    }

    private static string Paragraph(string text, string properties) =>
        $"<w:p><w:r>{properties}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
