using System.Xml;
using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>The table of a filled-in file, read to its end: its head, and the rows below it.</summary>
internal sealed record TemplateTable(TemplateFormat Format, TemplateHead Head, IReadOnlyList<TableRow> Rows)
{
    private const int MostCharacters = 8 * 1024 * 1024, RowsBeside = 100;

    /// <summary>
    /// Known by its content, whatever it is called. Refused at the field "File": <c>comment.notATemplate</c>, <c>comment.macros</c>, <c>comment.tooManyRows</c>, <c>comment.tooMuchText</c>,
    /// as <see cref="TemplateHead.Find"/> says, and as the limits of tables say.
    /// </summary>
    internal static Outcome<TemplateTable> Read(Stream content, IReadOnlyList<TemplateColumn> columns, int mostRows)
    {
        try
        {
            var format = FormatOf(content);
            content.Position = 0;
            var rows = Collect(format == TemplateFormat.Docx ? OfDocx(content) : OfXlsx(content), mostRows);
            var head = TemplateHead.Find(rows, columns);
            return head.IsDone ? new TemplateTable(format, head.Value, [.. rows.Where(row => row.No > head.Value.Row)]) : Outcome.Refused<TemplateTable>(head.Refusals);
        }
        catch (TableException fault)
        {
            return fault.Refusal;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            return new Refusal("comment.notATemplate", "File");
        }
    }

    private static TemplateFormat FormatOf(Stream content)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (!magic[..read].SequenceEqual<byte>([0x50, 0x4B, 0x03, 0x04]))
        {
            throw new TableException("comment.notATemplate");
        }

        using var zip = XlsxPackage.OpenZip(content, leaveOpen: true);
        if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new TableException("comment.macros");
        }

        return zip.GetEntry(DocxRows.MainPart) is not null ? TemplateFormat.Docx
            : zip.GetEntry("xl/workbook.xml") is not null ? TemplateFormat.Xlsx
            : throw new TableException("comment.notATemplate");
    }

    private static IEnumerable<TableRow> OfDocx(Stream content)
    {
        using var zip = XlsxPackage.OpenZip(content);
        foreach (var row in DocxRows.In(zip))
        {
            yield return row;
        }
    }

    private static IEnumerable<TableRow> OfXlsx(Stream content)
    {
        var opened = Table.Open(content);
        using var table = opened.IsDone ? opened.Value : throw new TableException(opened.Refusals[0].Code, opened.Refusals[0].Args);
        foreach (var row in table.Rows())
        {
            yield return row;
        }
    }

    private static List<TableRow> Collect(IEnumerable<TableRow> rows, int mostRows)
    {
        var (all, characters) = (new List<TableRow>(), 0);
        foreach (var row in rows)
        {
            all.Add(row);
            characters += row.Cells.Sum(c => c?.Length ?? 0);
            if (all.Count > mostRows + RowsBeside)
            {
                throw new TableException("comment.tooManyRows", mostRows);
            }

            if (characters > MostCharacters)
            {
                throw new TableException("comment.tooMuchText");
            }
        }

        return all;
    }
}
