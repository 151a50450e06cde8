using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Comments;

/// <summary>意见汇总处理表 and the templates as workbooks: what a secretariat prints and passes on.</summary>
public sealed class TablesAsTheyPrint : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("summary")]
    [InlineData("template")]
    [InlineData("dispositions")]
    public async Task They_lie_one_page_wide_under_a_title_with_the_heading_frozen_and_repeated(string name)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var draft = new CommentDraft(null, "5", null, CommentType.Technical, "第一行\n第二行", "Add\n3 mm");
        Assert.True((await _app.In(s => s.GetRequiredService<WriteComment>().ExecuteAsync(new(id, Guid.CreateVersion7(), Commenter.Person(committee.Members[0].PersonId), draft), GivenBallot.By(committee.Members[0]), default))).IsDone);
        await _app.CloseByHand(id, committee);
        using var desk = await Browser.For(_app, committee.Secretary, "zh-CN");

        using var book = SpreadsheetDocument.Open(new MemoryStream(await desk.Fetch($"/ballots/{id}/comments/{name}.xlsx")), false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var rows = sheet.Descendants<Row>().ToList();
        var head = rows.FindIndex(row => row.Elements<Cell>().All(cell => cell.InnerText.Length > 0));
        Assert.Equal(4, head);
        var number = (head + 1).ToString(CultureInfo.InvariantCulture);
        Assert.Contains("意见", rows[0].InnerText, StringComparison.Ordinal);
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((head + 1.0, $"A{head + 2}", PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.Equal($"Sheet1!${number}:${number}", book.WorkbookPart.Workbook!.DefinedNames!.Single().InnerText);
        Assert.Equal((OrientationValues.Landscape, 1u, 0u), (sheet.Descendants<PageSetup>().Single().Orientation!.Value, sheet.Descendants<PageSetup>().Single().FitToWidth!.Value, sheet.Descendants<PageSetup>().Single().FitToHeight!.Value));
        Assert.True(sheet.Descendants<PageSetupProperties>().Single().FitToPage!.Value);

        // Title, three lines above, and below the summary what came back; a row of comments is high enough for its lines, and grows with what is written.
        var across = sheet.Descendants<MergeCell>().Select(cell => cell.Reference!.Value!).ToList();
        Assert.All(across, reference => Assert.StartsWith("A", reference, StringComparison.Ordinal));
        Assert.Equal(name == "summary", across.Count > 4);
        Assert.All(rows.Where(row => across.Exists(reference => reference.StartsWith($"A{row.RowIndex!.Value}:", StringComparison.Ordinal))), row => Assert.True(row.Height!.Value >= 15 && row.CustomHeight!.Value));
        Assert.Contains("第一行\n第二行", rows[head + 1].InnerText, StringComparison.Ordinal);
        Assert.True(rows[head + 1].Height!.Value >= 30);
        Assert.Null(rows[head + 1].CustomHeight);
        var wrapped = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        Assert.All(rows.SelectMany(row => row.Elements<Cell>()), cell => Assert.True(wrapped[(int)cell.StyleIndex!.Value].Alignment!.WrapText!.Value));
    }
}
