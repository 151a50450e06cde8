using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace TcManager.Web.Tests.Comments;

/// <summary>The secretariat fetches the table of comments, fills in offline what became of them, and sends it up.</summary>
public sealed class DispositionsFromATable(TestApp app) : IClassFixture<TestApp>
{
    private const int Text = 6, Said = 8, Why = 9;

    [Fact]
    public async Task What_it_changes_is_shown_first_then_taken_and_bad_rows_come_back_with_row_column_and_reason()
    {
        var (id, committee) = await ClosedAsync("Six comments", "The limit is missing.", "A typing error", "Too strict", "Unclear", "Out of scope");
        using var desk = await Browser.For(app, committee.Secretary);
        var rows = await FetchAsync(desk, id);
        Fill(rows[0], "Accepted", null);
        Fill(rows[1], "not accepted", "See 4.2.");
        (rows[2][Text], rows[2][Said]) = ("A typing error, corrected", "Accepted");
        Fill(rows[3], "maybe", null);
        Fill(rows[4], "不采纳", null);

        var page = await Upload(desk, id, TableFiles.Xlsx([Heads, .. rows, rows[0]]));

        Assert.Contains("Changes: 2. Say what stands already: 0. Nothing filled in: 1. Came back: 4.", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#changes tbody tr").Length);
        Assert.Contains("Comments: This is not what comment 3 says.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Disposition: \"maybe\" is none of accepted", page.Text, StringComparison.Ordinal);
        Assert.Contains("Observations of the secretariat: Write why", page.Text, StringComparison.Ordinal);
        Assert.Contains("A row above is about the same comment.", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Comments.CountAsync(c => c.BallotId == id && c.Disposition != null)));
        var back = ImportSteps.Lines(await desk.Fetch($"{page.Address.AbsolutePath}/refused"));
        Assert.Equal(6, back.Count);
        Assert.Contains("is none of accepted", back[3], StringComparison.Ordinal);

        var done = await desk.Post(page, "#enter");
        Assert.Contains("Entered; comments: 2.", done.Text, StringComparison.Ordinal);
        Assert.Equal([Disposition.Accepted, Disposition.NotAccepted, null, null, null, null], await Dispositions(id));
        var entries = await app.InDb(db => db.AuditEntries.Where(a => a.Action == "comment.disposed" && a.CommitteeId == committee.Id).ToListAsync());
        Assert.Equal("2", Assert.Single(entries).Data.Values["comments"]);

        // Once more is once; the same table now says what stands.
        await desk.Post(page, "#enter");
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "comment.disposed" && a.CommitteeId == committee.Id)));
        Assert.Contains("Changes: 0. Say what stands already: 2.", (await Upload(desk, id, TableFiles.Xlsx([Heads, .. rows]))).Text, StringComparison.Ordinal);
        Assert.Empty((await desk.Get(page.Address.AbsolutePath)).Document.QuerySelectorAll("#enter"));
    }

    [Fact]
    public async Task A_table_of_word_fetched_in_chinese_is_taken_in_english()
    {
        var (id, committee) = await ClosedAsync("Two\nlines", "缺少限值。");
        using var zh = await Browser.For(app, committee.Secretary, "zh-CN");
        using var en = await Browser.For(app, committee.Secretary);
        var file = await zh.Fetch($"/ballots/{id}/comments/dispositions.docx");
        var written = new MemoryStream();
        await written.WriteAsync(file);
        using (var document = WordprocessingDocument.Open(written, true))
        {
            var body = document.MainDocumentPart!.Document!.Body!;
            Assert.Contains($"委员会：全国岩土力学标准化技术委员会（{committee.Code}）", body.InnerText, StringComparison.Ordinal);
            foreach (var (row, word) in body.Descendants<Word.TableRow>().Skip(1).Zip(["部分采纳：限值见表1", "已知悉"]))
            {
                row.Elements<Word.TableCell>().ElementAt(Said).GetFirstChild<Word.Paragraph>()!.Append(new Word.Run(new Word.Text(word)));
            }
        }

        var page = await Upload(en, id, written.ToArray(), "filled.docx");
        Assert.Contains("Changes: 2. Say what stands already: 0. Nothing filled in: 0. Came back: 0.", page.Text, StringComparison.Ordinal);
        await en.Post(page, "#enter");
        Assert.Equal([Disposition.PartlyAccepted, Disposition.Noted], await Dispositions(id));
        Assert.Equal("限值见表1", await app.InDb(db => db.Comments.Where(c => c.BallotId == id && c.Observation != null).Select(c => c.Observation).SingleAsync()));
        Assert.Contains("Say what stands already: 2.", (await Upload(en, id, await zh.Fetch($"/ballots/{id}/comments/dispositions.docx"), "again.docx")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task The_ISO_template_is_taken_too_its_observation_begins_with_the_disposition(string format)
    {
        var (id, committee) = await ClosedAsync("One", "Another", "A third");
        using var desk = await Browser.For(app, committee.Secretary);
        string?[][] rows =
        [
            ["Sample body", null, "5.1", null, "te", "One", null, "Accepted"],
            [null, null, "5.2", null, "Technical", " Another ", null, "Not accepted: see 4.2"],
            [null, null, "5.3", null, "te", "A third", null, "We shall see"],
            [null, null, "5.4", null, "te", "Nobody's", null, "Accepted"],
        ];

        var page = await Upload(desk, id, format == "xlsx" ? TemplateFiles.Xlsx(rows) : TemplateFiles.Docx(rows), $"iso.{format}");

        Assert.Contains("Changes: 2. Say what stands already: 0. Nothing filled in: 0. Came back: 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Disposition: Choose what becomes of it.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No comment here says this.", page.Text, StringComparison.Ordinal);
        await desk.Post(page, "#enter");
        Assert.Equal([Disposition.Accepted, Disposition.NotAccepted, null], await Dispositions(id));
    }

    [Fact]
    public async Task Comments_that_say_the_same_are_told_apart_by_their_numbers_alone()
    {
        var (id, committee) = await ClosedAsync("Same", "Same");
        await app.InDb(db => db.Comments.Where(c => c.BallotId == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Clause, "5.1")));
        using var desk = await Browser.For(app, committee.Secretary);
        var rows = await FetchAsync(desk, id);
        Fill(rows[1], "Noted", null);
        await desk.Post(await Upload(desk, id, TableFiles.Xlsx([Heads, .. rows])), "#enter");
        Assert.Equal([null, Disposition.Noted], await Dispositions(id));

        rows[0][0] = null;
        Fill(rows[0], "Noted", null);
        Assert.Contains("Several comments say just this", (await Upload(desk, id, TableFiles.Xlsx([Heads, rows[0]]))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_disposed_of_meanwhile_is_shown_before_it_is_written_over()
    {
        var (id, committee) = await ClosedAsync("One", "Another");
        using var desk = await Browser.For(app, committee.Secretary);
        var rows = await FetchAsync(desk, id);
        Fill(rows[0], "Accepted", null);
        Fill(rows[1], "Accepted", null);
        var page = await Upload(desk, id, TableFiles.Xlsx([Heads, .. rows]));
        var first = await app.InDb(db => db.Comments.Where(c => c.BallotId == id).OrderBy(c => c.ClauseSort).Select(c => new PickedComment(c.Id, c.Version)).FirstAsync());
        Assert.True((await app.In(services => services.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, [first], false, Disposition.NotAccepted, "By hand."), GivenBallot.By(committee.Secretary), default))).IsDone);

        var stale = await desk.Post(page, "#enter");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("By hand.", stale.Document.QuerySelector("#changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Disposition.NotAccepted, null], await Dispositions(id));

        await desk.Post(stale, "#enter");
        Assert.Equal([Disposition.Accepted, Disposition.Accepted], await Dispositions(id));
    }

    [Fact]
    public async Task Copies_at_once_are_one_sheet_and_are_entered_once()
    {
        var (id, committee) = await ClosedAsync("One", "Another");
        using var desk = await Browser.For(app, committee.Secretary);
        var rows = await FetchAsync(desk, id);
        Fill(rows[0], "Accepted", null);
        Fill(rows[1], "Withdrawn", null);
        var (uid, file) = (Guid.CreateVersion7(), TableFiles.Xlsx([Heads, .. rows]));
        var sheets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.In(services => services.GetRequiredService<HandInDispositions>()
            .ExecuteAsync(new(id, uid, new("table.xlsx", file.Length, () => new MemoryStream(file))), GivenBallot.By(committee.Secretary), default))));
        Assert.Single(sheets.Select(sheet => sheet.Value).Distinct());
        var other = await app.In(services => services.GetRequiredService<HandInDispositions>()
            .ExecuteAsync(new(id, uid, new("table.xlsx", 3, () => new MemoryStream([1, 2, 3]))), GivenBallot.By(committee.Secretary), default));
        Assert.False(other.IsDone);

        var version = await app.InDb(db => db.DispositionSheets.Where(s => s.Id == sheets[0].Value).Select(s => s.Version).SingleAsync());
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.In(services => services.GetRequiredService<TakeDispositions>()
            .ExecuteAsync(id, sheets[0].Value, version, GivenBallot.By(committee.Secretary), default))));
        Assert.All(taken, one => Assert.Equal(2, one.Value));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "comment.disposed" && a.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task A_file_that_is_none_stands_at_its_field_and_nothing_comes_up_while_votes_are_taken()
    {
        var (id, committee) = await ClosedAsync("One");
        using var desk = await Browser.For(app, committee.Secretary);
        foreach (var (name, file, fault) in new (string, byte[], string)[]
        {
            ("setup.xlsx", [0x4D, 0x5A, 0x90, 0x00, 0x03], "no Word document"),
            ("moved.xlsx", TableFiles.Xlsx([[.. Heads[1..4], .. Heads[5..], Heads[4]], ["x"]]), "was moved"),
            ("none.xlsx", TableFiles.Xlsx([[.. Heads[..Said]], ["1", "Sample body", null, "5.1", null, "te", "One"]]), "The column \"Disposition\" is missing"),
            ("empty.xlsx", TableFiles.Xlsx([Heads]), "There is no comment below"),
        })
        {
            Assert.Contains(fault, (await Upload(desk, id, file, name)).FaultAt("File"), StringComparison.Ordinal);
        }

        Assert.Contains("Choose a file.", (await desk.Post(await desk.Get($"/ballots/{id}/comments/dispositions"), "#sheet")).FaultAt("File"), StringComparison.Ordinal);
        var open = await app.OpenBallot(committee);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get($"/ballots/{open}/comments/dispositions")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get($"/ballots/{open}/comments/dispositions.xlsx")).Status);

        // Another ballot's sheet is none of this one.
        var sheet = (await Upload(desk, id, TableFiles.Xlsx([Heads, .. await FetchAsync(desk, id)]))).Address.Segments[^1];
        var (second, other) = await ClosedAsync("One");
        using var stranger = await Browser.For(app, other.Secretary);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/ballots/{second}/comments/dispositions/{sheet}")).Status);
    }

    private static string[] Heads => [.. TemplateColumns.Disposing.Select(c => c.Head.En)];

    private static void Fill(string?[] row, string said, string? why) => (row[Said], row[Why]) = (said, why);

    private Task<List<Disposition?>> Dispositions(long id) => app.InDb(db => db.Comments.Where(c => c.BallotId == id).OrderBy(c => c.ClauseSort).ThenBy(c => c.Id).Select(c => c.Disposition).ToListAsync());

    private static async Task<Page> Upload(Browser browser, long ballot, byte[] file, string name = "filled.xlsx") =>
        await browser.PostFiles(await browser.Get($"/ballots/{ballot}/comments/dispositions"), "#sheet", [("File", name, file)]);

    /// <summary>The rows of the table as fetched, below its heads.</summary>
    private static async Task<List<string?[]>> FetchAsync(Browser browser, long ballot)
    {
        using var table = Table.Open(new MemoryStream(await browser.Fetch($"/ballots/{ballot}/comments/dispositions.xlsx"))).Value;
        var rows = table.Rows().Select(row => row.Cells).ToList();
        var head = rows.FindIndex(cells => cells.Contains("Disposition"));
        Assert.Equal(Heads, rows[head]);
        return [.. rows.Skip(head + 1).Select(cells => Enumerable.Range(0, Heads.Length).Select(i => i < cells.Count ? cells[i] : null).ToArray())];
    }

    /// <summary>One comment of each of so many voters, on the clauses 5.1, 5.2 and so on; closed by hand.</summary>
    private async Task<(long Id, GivenCommittee Committee)> ClosedAsync(params string[] texts)
    {
        var committee = await app.Committee(texts.Length, CommentSteps.NextCode());
        var id = await app.OpenBallot(committee);
        foreach (var (index, text) in texts.Index())
        {
            Assert.True((await app.Comment(id, committee.Members[index], CommentSteps.Draft($"5.{index + 1}", text, null))).IsDone);
        }

        Assert.True((await app.CloseByHand(id, committee)).IsDone);
        return (id, committee);
    }
}
