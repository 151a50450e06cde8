using System.Text;
using MiniExcelLibs;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Imports;

namespace TcManager.Web.Tests.Imports;

[Trait("Database", "Any")]
public sealed class ReadingTables
{
    private const string Two = "姓名,电子邮箱\n李四,li@a.example\n王五,wang@a.example\n";

    public static TheoryData<string, byte[], string> Encodings => new()
    {
        { "UTF-8", TableFiles.Csv(Two), "UTF-8" },
        { "UTF-8 with its mark", TableFiles.CsvWithMark(Two), "UTF-8" },
        { "GB18030", TableFiles.Csv(Two, TableFiles.Gb18030), "GB18030" },
        { "GB18030 with characters of four bytes", TableFiles.Csv("姓名,单位\n李\U00020B9F㛃,东北大学岩石力学研究所\n", TableFiles.Gb18030), "GB18030" },
        { "ASCII", TableFiles.Csv("name,e-mail\nLi Si,li@a.example\n"), "UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_csv_is_read_in_its_encoding(string what, byte[] file, string encoding)
    {
        using var table = Open(file);
        Assert.True(encoding == table.Encoding, what);
        Assert.Equal(TableFormat.Csv, table.Format);
        var cells = table.Rows().Take(2).Select(r => r.Cells[0]!).ToList();
        Assert.Contains(cells[0], new[] { "姓名", "name" });
        Assert.Contains(cells[1], new[] { "李四", "Li Si", "李\U00020B9F㛃" });
    }

    public static TheoryData<string, byte[]> OtherEncodings => new()
    {
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Two)).ToArray() },
        { "Big5", TableFiles.Csv("姓名,單位,職務\n張學良,東北大學,教授\n陳水土,臺灣大學岩石力學研究所,研究員\n", CodePagesEncodingProvider.Instance.GetEncoding("big5")!) },
        { "Shift-JIS", TableFiles.Csv("氏名,所属\n山田太郎,東京大学工学部\nやまだ,とうきょう\n", CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!) },
        { "Latin-1", TableFiles.Csv("name,city\nMüller,Köln\nGarcía,Málaga\nÅngström,Uppsala\n", Encoding.Latin1) },
        { "a program", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00] },
        { "half a character", [.. TableFiles.Csv(Two), 0xE6, 0x9D] },
    };

    [Theory]
    [MemberData(nameof(OtherEncodings))]
    public void Another_encoding_is_said_and_not_taken_for_Chinese(string what, byte[] file) => Assert.True(Refused(file) == "import.encoding", what);

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Commas_semicolons_and_tabs_stand_between_cells(string delimiter)
    {
        using var table = Open(TableFiles.Csv($"a{delimiter}b{delimiter}c\n\"x{delimiter}y\"{delimiter}{delimiter}\"two\nlines\"\n\n1{delimiter}2{delimiter}3\n"));
        Assert.Equal([(1, "a|b|c"), (2, $"x{delimiter}y||two\nlines"), (4, "1|2|3")], table.Rows().Select(r => (r.No, string.Join('|', r.Cells))));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_breaks_off() =>
        Assert.Equal("import.brokenOff", Fault(TableFiles.Csv("a,b\n1,\"two\n3,4\n5,6\n")));

    [Fact]
    public void A_workbook_is_read_with_the_numbers_of_its_rows()
    {
        var sheet = $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{TableFiles.Row(1, ["姓名", "电话", "日期"])}<row r="2"/><row r="3"><c r="A3"/></row>{TableFiles.Row(7, ["李四", "#1.3800138E10", "#45348"])}</sheetData></worksheet>""";
        using var table = Open(TableFiles.XlsxOf(sheet));
        Assert.Equal([(1, "姓名|电话|日期"), (7, "李四|13800138000|45348")], table.Rows().Select(r => (r.No, string.Join('|', r.Cells))));
        Assert.Equal((TableFormat.Xlsx, "名单", false), (table.Format, table.Sheet, table.Is1904));
    }

    [Fact]
    public void Shared_texts_are_read_without_how_they_are_read_aloud()
    {
        const string Sheet = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row></sheetData></worksheet>""";
        using var table = Open(TableFiles.XlsxOf(Sheet, "<workbookPr date1904=\"1\"/>", "<si><r><t>岩</t></r><r><t>土</t></r><rPh sb=\"0\" eb=\"1\"><t>yan</t></rPh></si><si><t/></si>"));
        Assert.Equal("岩土", Assert.Single(Assert.Single(table.Rows()).Cells));
        Assert.True(table.Is1904);
    }

    [Fact]
    public void What_MiniExcel_writes_is_read()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { 姓名 = "李四", Day = new DateOnly(2024, 2, 26), Count = 3 } });
        using var table = Open(file.ToArray());
        Assert.Equal(["李四", "2024-02-26", "3"], table.Rows().Last().Cells.Select(c => CellDay.Read(c!)?.ToString() ?? c));
    }

    [Fact]
    public void Formulas_and_merged_cells_are_seen()
    {
        var rows = new string?[][] { ["专家名单", null], ["姓名", "邮箱"], ["李四", "=A3&\"@a.example\""], ["王五", "w@a.example"], [null, "z@a.example"] };
        using var table = Open(TableFiles.XlsxOf(TableFiles.Sheet(rows, TableFiles.Merge("A1:B1", "A4:A5"))));
        Assert.Equal(
            [(1, "Merged"), (2, ""), (3, "Formula"), (4, "Merged"), (5, "Merged")],
            table.Rows().Select(r => (r.No, string.Join(',', r.Faults.Select(f => f.Fault)))));

        using var csv = Open(TableFiles.Csv("name,e-mail\nLi,=cmd|'/c calc'!A1\n"));
        Assert.Equal([(1, CellFault.Formula)], csv.Rows().Last().Faults);
    }

    [Fact]
    public void A_cell_that_is_too_long_is_a_fault_of_its_row()
    {
        var longText = new string('长', 5000);
        using var table = Open(TableFiles.Xlsx(["a", "b"], ["1", longText]));
        Assert.Equal([(1, CellFault.TooLong)], table.Rows().Last().Faults);
        using var csv = Open(TableFiles.Csv($"a,b\n1,{longText}\n"));
        Assert.Equal([(1, CellFault.TooLong)], csv.Rows().Last().Faults);
    }

    [Fact]
    public void A_million_blank_rows_are_refused_with_the_row() => Assert.Equal(("import.tooManyBlankRows", 200_002), FaultRow(TableFiles.XlsxOf(stream =>
    {
        using var text = new StreamWriter(stream, leaveOpen: true);
        text.Write($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{TableFiles.Row(1, ["姓名"])}""");
        for (var row = 2; row <= 1_048_576; row++)
        {
            text.Write($"<row r=\"{row}\" spans=\"{row % 7}:{row % 11}\"/>");
        }

        text.Write("</sheetData></worksheet>");
    })));

    [Fact]
    public void A_row_too_many_is_refused() => Assert.Equal(("import.tooManyRows", 100_001), FaultRow(TableFiles.Csv(string.Concat(Enumerable.Repeat("a,b\n", 100_002)))));

    [Fact]
    public void A_column_too_many_is_refused() => Assert.Equal(("import.tooManyColumns", 1), FaultRow(TableFiles.Csv(string.Join(',', Enumerable.Repeat("a", 513)))));

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = TableFiles.XlsxOf(stream =>
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
            {
                stream.Write(zeros);
            }
        });
        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Equal("import.bomb", Refused(bomb));
    }

    [Fact]
    public void A_part_that_is_longer_than_it_says_is_cut_off()
    {
        var file = TableFiles.XlsxOf(TableFiles.Sheet([.. Enumerable.Range(0, 2000).Select(i => new[] { "岩土", $"{i}" })]));
        // The length of the sheet, in the package's directory and before the part, said to be 100 bytes.
        var lied = Lie(file, "xl/worksheets/sheet1.xml", 100);
        Assert.Contains(Refused(lied) ?? Fault(lied), new[] { "import.notATable", "import.brokenOff" });
    }

    [Fact]
    public void Entities_are_not_unfolded()
    {
        const string Sheet = """<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>""";
        Assert.Equal("import.notATable", Refused(TableFiles.XlsxOf(Sheet)));
    }

    [Fact]
    public void What_is_no_table_is_said()
    {
        Assert.Equal("import.notATable", Refused(Documents.SampleFiles.Docx));
        Assert.Equal("import.notATable", Refused(Documents.SampleFiles.PlainZip));
        Assert.Equal("import.notATable", Refused(TableFiles.Xlsx(["a"])[..200]));
        Assert.Equal("import.oldWorkbook", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal("import.encoding", Refused(Documents.SampleFiles.Png));
    }

    [Theory]
    [InlineData(TableFormat.Csv, null)]
    [InlineData(TableFormat.Csv, "GB18030")]
    [InlineData(TableFormat.Xlsx, null)]
    public async Task What_is_written_is_read_back(TableFormat format, string? encoding)
    {
        string?[][] rows = [["=1+1", "+86 10", "-", "@x"], ["'=1", "a,b;c\t\"d\"", "two\nlines", null], [null, null, "岩土力学㐀", "O'Brien <&>"]];
        using var file = new MemoryStream();
        await TableWriter.WriteAsync(file, format, new(["一", "二", "二", "四"], rows.ToAsyncEnumerable()), default, encoding);
        using var table = Open(file.ToArray());

        Assert.Equal(encoding ?? (format == TableFormat.Csv ? "UTF-8" : ""), table.Encoding);
        var read = table.Rows().ToList();
        Assert.Equal(["一", "二", "二", "四"], read[0].Cells);
        Assert.Equal(rows, read.Skip(1).Select(r => Enumerable.Range(0, 4).Select(c => r[c] is { } cell ? SafeCell.Read(cell) : null).ToArray()));
        Assert.All(read, r => Assert.Empty(r.Faults));
        if (format == TableFormat.Csv)
        {
            Assert.DoesNotContain((encoding is null ? Encoding.UTF8 : TableFiles.Gb18030).GetString(file.ToArray()).Split('\n').SelectMany(line => line.Split(',')), cell => cell is ['=' or '+' or '@', ..]);
        }
    }

    private static Table Open(byte[] file)
    {
        var opened = Table.Open(new MemoryStream(file));
        Assert.Empty(opened.Refusals);
        return opened.Value;
    }

    private static string? Refused(byte[] file) => Table.Open(new MemoryStream(file)).Refusals.SingleOrDefault()?.Code;

    private static string Fault(byte[] file) => FaultRow(file).Code;

    private static (string Code, int Row) FaultRow(byte[] file)
    {
        using var table = Open(file);
        var fault = Assert.Throws<TableException>(() => table.Rows().Count());
        return (fault.Refusal.Code, Convert.ToInt32(fault.Refusal.Args[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static byte[] Lie(byte[] zip, string part, int length)
    {
        var lied = zip.ToArray();
        var name = Encoding.ASCII.GetBytes(part);
        for (var at = lied.AsSpan().IndexOf(name); at >= 0;)
        {
            // Of a local header the length stands 8 bytes before the name, of the directory 22.
            var isDirectory = lied.AsSpan(Math.Max(0, at - 46), 4).SequenceEqual<byte>([0x50, 0x4B, 0x01, 0x02]);
            BitConverter.TryWriteBytes(lied.AsSpan(at - (isDirectory ? 22 : 8), 4), length);
            var next = lied.AsSpan(at + 1).IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return lied;
    }
}
