using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Comments;

public sealed class UploadingATemplate(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string?[][] Mixed =
    [
        ["CN", "120", "5.10", "Table 1", "te", "The limit is missing.\nIt is needed.", "Add 3 mm", null],
        ["CN", null, "5.9", null, "ed", "Typing error", null, null],
        ["CN", null, null, null, null, null, null, null],
        ["CN", null, "6", null, "xx", "Of no type", "Change", null],
        ["CN", null, "7", null, "te", null, "Text is missing", null],
        ["CN", null, "8", null, null, "Type is missing", null, null],
    ];

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task Good_rows_are_taken_and_the_others_come_back_in_the_same_format_with_the_reasons(string format)
    {
        var (id, browser, committee) = await OpenAsync();
        using var _ = browser;

        var page = await browser.Upload(id, format == "xlsx" ? TemplateFiles.Xlsx(Mixed) : TemplateFiles.Docx(Mixed), $"My comments.{format}");

        Assert.Contains("Taken: 2. Handed in before: 0. Came back: 3.", page.Text, StringComparison.Ordinal);
        Assert.Contains("\"xx\" is none of ge, te, ed.", page.Text, StringComparison.Ordinal);
        var taken = await app.InDb(db => db.Comments.Where(c => c.BallotId == id).OrderBy(c => c.ClauseSort).ToListAsync());
        Assert.Equal(["5.9", "5.10"], taken.Select(c => c.Clause));
        Assert.Equal(("120", "Table 1", CommentType.Technical, "The limit is missing.\nIt is needed.", "Add 3 mm"), (taken[1].Line, taken[1].Paragraph, taken[1].Type, taken[1].Text, taken[1].Proposed));

        // The file that came back, put right and handed in with what was taken already.
        var back = await browser.Http.GetAsync(new Uri($"{page.Address.AbsolutePath}/refused", UriKind.Relative));
        Assert.Equal($"My comments-came-back.{format}", back.Content.Headers.ContentDisposition!.FileNameStar ?? back.Content.Headers.ContentDisposition.FileName);
        var again = await browser.Upload(id, await back.Content.ReadAsByteArrayAsync(), $"again.{format}");
        Assert.Contains("Taken: 0. Handed in before: 0. Came back: 3.", again.Text, StringComparison.Ordinal);
        var right = await browser.Upload(id, format == "xlsx" ? TemplateFiles.Xlsx(Right()) : TemplateFiles.Docx(Right()), $"right.{format}");
        Assert.Contains("Taken: 1. Handed in before: 2. Came back: 2.", right.Text, StringComparison.Ordinal);
        Assert.Equal(3, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "comment.uploaded" && a.CommitteeId == committee.Id)));
    }

    private static string?[][] Right() => [.. Mixed[..3], ["CN", null, "6", null, "GE", "Of no type", "Change", null], .. Mixed[4..]];

    [Fact]
    public async Task The_columns_are_known_in_chinese_too_and_the_file_that_is_offered_can_be_filled_in()
    {
        var (id, browser, _) = await OpenAsync("zh-CN");
        using var held = browser;
        var page = await browser.Upload(id, TemplateFiles.XlsxWith(["提出单位", "行号", "章条编号", "段/图/表", "意见类型", "意见内容", "修改建议", "秘书处意见"], ["某单位", null, "附录A.1", null, "技术", "缺少限值", null, null]), "意见.xlsx");
        Assert.Contains("已接收 1 条", page.Text, StringComparison.Ordinal);

        foreach (var format in new[] { "docx", "xlsx" })
        {
            // Empty it has no comment; what has been written comes back as what was handed in before.
            var blank = await browser.Upload(id, await browser.Fetch($"/ballots/{id}/comments/blank.{format}"), $"blank.{format}");
            Assert.Contains("列标题之下没有意见", blank.Text, StringComparison.Ordinal);
            var own = await browser.Upload(id, await browser.Fetch($"/ballots/{id}/comments/template.{format}"), $"own.{format}");
            Assert.Contains("已接收 0 条，此前已提交 1 条，退回 0 条", own.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task A_column_that_was_moved_is_refused_by_its_name_and_nothing_is_taken(string format)
    {
        var (id, browser, _) = await OpenAsync();
        using var held = browser;
        string[] heads = ["MB/NC", "Line number", "Paragraph", "Type of comment", "Comments", "Proposed change", "Clause", "Observations"];
        string?[] row = ["CN", null, null, "te", "Text", "Change", "5", null];

        var file = format == "xlsx" ? TemplateFiles.XlsxWith(heads, row) : TemplateFiles.DocxOf(TemplateFiles.Table([heads, row]));
        var page = await browser.Upload(id, file, $"moved.{format}");

        Assert.Contains("The column \"Clause/Subclause\" was moved: it is column 7 here, and column 3 in the template.", page.FaultAt("File"), StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Comments.CountAsync(c => c.BallotId == id)));
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "setup.docx", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0, 0, 0], "no Word document" },
        { "old.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "no Word document" },
        { "cut.docx", TemplateFiles.Docx(Mixed)[..200], "no Word document" },
        { "text.docx", SampleFiles.Pdf, "no Word document" },
        { "other.xlsx", TableFiles.Xlsx([["Name", "Age"], ["A", "3"]]), "No row names the columns" },
        { "macros.docx", TemplateFiles.DocxOf(TemplateFiles.Table([CommentSteps.Heads]), zip => TemplateFiles.Part(zip, "word/vbaProject.bin", "x")), "holds macros" },
        { "bomb.docx", TemplateFiles.DocxOf("", zip => TemplateFiles.Part(zip, "word/media.bin", new string('0', 100_000_000))), "unpacks to more" },
        { "missing.xlsx", TemplateFiles.XlsxWith(["MB/NC", "Clause", "Type of comment", "Proposed change"], ["CN", "5", "te", "x"]), "The column \"Comments\" is missing" },
        { "twice.xlsx", TemplateFiles.XlsxWith(["MB/NC", "Clause", "Type", "Comments", "Comment", "Proposed change"], ["CN", "5", "te", "x", "y", "z"]), "Two columns are called \"Comments\"" },
        { "empty.xlsx", TemplateFiles.Xlsx(), "There is no comment below" },
        { "entities.docx", Entities(), "read beyond" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_file_that_is_none_is_refused_with_its_reason(string name, byte[] file, string fault)
    {
        var (id, browser, _) = await OpenAsync();
        using var held = browser;
        var page = await browser.Upload(id, file, name);
        Assert.Contains(fault, page.FaultAt("File"), StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.CommentUploads.CountAsync(u => u.BallotId == id)));
    }

    [Fact]
    public async Task Formulas_fields_and_merged_cells_are_not_trusted()
    {
        var (id, browser, _) = await OpenAsync();
        using var held = browser;
        var workbook = await browser.Upload(id, TemplateFiles.Xlsx(["CN", null, "5", null, "te", "=1+1", null, null], ["CN", null, "6", null, "te", "Sound", null, null]), "a.xlsx");
        Assert.Contains("Taken: 1. Handed in before: 0. Came back: 1.", workbook.Text, StringComparison.Ordinal);
        Assert.Contains("Comments: The cell holds a formula", workbook.Text, StringComparison.Ordinal);

        string Cells(string text) => $"<w:tr>{string.Concat(new[] { "CN", "", "7", "", "te" }.Select(c => TemplateFiles.Cell(TemplateFiles.Paragraphs(c))))}{TemplateFiles.Cell(text)}{TemplateFiles.Cell("<w:p/>")}</w:tr>";
        var rows = TemplateFiles.Row(CommentSteps.Heads)
            + Cells("""<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:t>12</w:t></w:r></w:p>""")
            + Cells("""<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:ins><w:r><w:t>added</w:t></w:r></w:ins></w:p>""");
        var document = await browser.Upload(id, TemplateFiles.DocxOf($"<w:tbl>{rows}</w:tbl>"), "b.docx");
        Assert.Contains("Taken: 1. Handed in before: 0. Came back: 1.", document.Text, StringComparison.Ordinal);
        Assert.Equal("Kept added", await app.InDb(db => db.Comments.Where(c => c.BallotId == id && c.Clause == "7").Select(c => c.Text).SingleAsync()));
    }

    [Fact]
    public async Task Columns_without_end_are_refused_before_they_are_there()
    {
        var (id, browser, _) = await OpenAsync();
        using var held = browser;
        var wide = string.Concat(Enumerable.Repeat("<w:gridBefore w:val=\"512\"/>", 20_000));

        var page = await browser.Upload(id, TemplateFiles.DocxOf($"<w:tbl>{TemplateFiles.Row(CommentSteps.Heads)}<w:tr><w:trPr>{wide}</w:trPr>{TemplateFiles.Cell("<w:p/>")}</w:tr></w:tbl>"), "wide.docx");

        Assert.Contains("columns", page.FaultAt("File"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_upload_and_another_file_under_it_is_none()
    {
        var (id, browser, _) = await OpenAsync();
        using var held = browser;
        var form = await browser.Get($"/ballots/{id}/comments/mine");
        var file = TemplateFiles.Xlsx(Mixed);
        var first = await browser.PostFiles(form, "#upload", [("File", "a.xlsx", file)]);
        var second = await browser.PostFiles(form, "#upload", [("File", "a.xlsx", file)]);
        Assert.Equal(first.Address, second.Address);
        var other = await browser.PostFiles(form, "#upload", [("File", "a.xlsx", TemplateFiles.Xlsx(Mixed[..1]))]);
        Assert.NotEmpty(other.Document.QuerySelectorAll("#errors"));
        Assert.Equal(1, await app.InDb(db => db.CommentUploads.CountAsync(u => u.BallotId == id)));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(first.Address.AbsolutePath)).Status);
    }

    private static byte[] Entities()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            TemplateFiles.Part(zip, "word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>");
        }

        return file.ToArray();
    }

    private async Task<(long Id, Browser Browser, GivenCommittee Committee)> OpenAsync(string culture = "en")
    {
        var committee = await app.Committee(1, CommentSteps.NextCode());
        return (await app.OpenBallot(committee), await Browser.For(app, committee.Members[0], culture), committee);
    }
}
