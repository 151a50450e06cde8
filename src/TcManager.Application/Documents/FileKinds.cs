using System.IO.Compression;
using System.Text;

namespace TcManager.Application.Documents;

/// <summary>What a file may be.</summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="Extensions">What its name may end in.</param>
public sealed record FileKind(string ContentType, IReadOnlyList<string> Extensions);

/// <summary>Tells the kind of a file by its content; a name proves nothing.</summary>
public static class FileKinds
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const int LargestContentTypes = 1024 * 1024;

    public static FileKind Pdf { get; } = new("application/pdf", [".pdf"]);

    public static FileKind Png { get; } = new("image/png", [".png"]);

    public static FileKind Jpeg { get; } = new("image/jpeg", [".jpg", ".jpeg"]);

    public static FileKind Text { get; } = new("text/plain; charset=utf-8", [".txt", ".md", ".csv"]);

    public static FileKind Docx { get; } = new($"{Office}wordprocessingml.document", [".docx"]);

    public static FileKind Xlsx { get; } = new($"{Office}spreadsheetml.sheet", [".xlsx"]);

    public static FileKind Pptx { get; } = new($"{Office}presentationml.presentation", [".pptx"]);

    /// <summary>The part that makes an Office package what it is, and the type that [Content_Types].xml must give it: macros have another one.</summary>
    private static readonly (FileKind Kind, string Part)[] Packages =
        [(Docx, "word/document.xml"), (Xlsx, "xl/workbook.xml"), (Pptx, "ppt/presentation.xml")];

    private static readonly FileKind[] All = [Pdf, Docx, Xlsx, Pptx, Png, Jpeg, Text];

    /// <summary>Every ending that is taken, for the page.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. All.SelectMany(kind => kind.Extensions)];

    /// <summary>The kind that a name claims by its ending, in lower case with its dot; null for any other ending.</summary>
    public static FileKind? Called(string ending) => Array.Find(All, kind => kind.Extensions.Contains(ending));

    /// <summary>The kind of the bytes, from a stream that can seek; null for everything that is not taken.</summary>
    public static FileKind? Of(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        return head.StartsWith("%PDF-"u8) ? Pdf
            : head.SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
            : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
            : head.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) ? OfPackage(content)
            : head.StartsWith("#!"u8) || head.IsEmpty ? null
            : IsText(content) ? Text : null;
    }

    private static FileKind? OfPackage(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var types = zip.GetEntry("[Content_Types].xml");
            if (types is null || types.Length > LargestContentTypes)
            {
                return null;
            }

            using var reader = new StreamReader(types.Open(), Encoding.UTF8);
            var declared = new char[LargestContentTypes];
            var text = declared.AsSpan(0, reader.ReadBlock(declared)).ToString();
            return Packages.FirstOrDefault(p => zip.GetEntry(p.Part) is not null && text.Contains($"\"{p.Kind.ContentType}.main+xml\"", StringComparison.Ordinal)).Kind;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Well-formed UTF-8 without control characters: what a program's bytes are not.</summary>
    private static bool IsText(Stream content)
    {
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var chunk = new char[16 * 1024];
        try
        {
            for (var read = reader.ReadBlock(chunk); read > 0; read = reader.ReadBlock(chunk))
            {
                if (chunk.AsSpan(0, read).ContainsAnyExcept(Printable))
                {
                    return false;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<char> Printable =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => !char.IsControl(c) || c is '\t' or '\n' or '\r' or '\f')]);
}
