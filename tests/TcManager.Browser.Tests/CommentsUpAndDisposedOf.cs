using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Imports;
using TcManager.Web.Features.Comments;
using TcManager.Web.Features.Consultations;

namespace TcManager.Browser.Tests;

/// <summary>Comments go up with one bad row and are disposed of; an organisation replies to a consultation by its link on a phone: in each language.</summary>
public sealed class CommentsUpAndDisposedOf : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task From_the_file_with_a_bad_row_to_what_became_of_them(string culture)
    {
        var words = new Words(_app, culture);
        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Kind == Domain.Ballots.BallotKind.Vote).SingleAsync());
        var member = await _app.Window(culture);
        await member.SignIn("member");
        await member.GotoAsync($"/ballots/{ballot.Id}/comments/mine");
        await member.Locator("#File").SetInputFilesAsync(new FilePayload
        {
            Name = "comments.xlsx",
            MimeType = "application/octet-stream",
            Buffer = await Template(["CN", "12", "4.1", null, "te", "缺少限值。 The limit is missing.", "Add 3 mm", null], ["CN", null, "6", null, "xx", "Of no type", null, null]),
        });
        await member.Button(words.In<CommentsTexts>("upload.do")).ClickAsync();
        await member.GetByText(words.In<CommentsTexts>("upload.counts", 1, 0, 1)).WaitForAsync();
        await member.IsSound();
        var back = await member.RunAndWaitForDownloadAsync(() => member.Link(words.In<CommentsTexts>("upload.fetch", 1)).ClickAsync());
        Assert.EndsWith(".xlsx", back.SuggestedFilename, StringComparison.Ordinal);
        await member.Link(words.In<CommentsTexts>("mine")).ClickAsync();
        await member.IsSound();

        _app.Clock.SetUtcNow(ballot.ClosesAt);
        await _app.In(services => services.GetRequiredService<CloseBallot>().ExecuteAsync(ballot.Id, default));
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/ballots/{ballot.Id}/comments");
        await desk.IsSound();
        foreach (var pick in await desk.Locator("input[name=Picked]").AllAsync())
        {
            await pick.CheckAsync();
        }

        await desk.Locator("#Disposition").SelectOptionAsync("PartlyAccepted");
        await desk.Button(words.In<CommentsTexts>("dispose")).ClickAsync();
        await desk.GetByText(words.In<CommentsTexts>("refusal.comment.observationMissing")).First.WaitForAsync();
        await desk.Locator("#Observation").FillAsync("限值见表1。 See Table 1.");
        await desk.Button(words.In<CommentsTexts>("dispose")).ClickAsync();
        await desk.GetByText(words.In<CommentsTexts>("disposed", 3)).WaitForAsync();

        // Another view of one of them, filled in offline: what it changes is shown, and then taken.
        await desk.Link(words.In<CommentsTexts>("offline")).ClickAsync();
        await desk.IsSound();
        var table = await desk.RunAndWaitForDownloadAsync(() => desk.Link(words.In<CommentsTexts>("offline.table", "xlsx")).ClickAsync());
        await desk.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "filled.xlsx", MimeType = "application/octet-stream", Buffer = await Filled(await table.PathAsync(), words.In<CommentsTexts>("disposition.Accepted")) });
        await desk.Button(words.In<CommentsTexts>("offline.look")).ClickAsync();
        await desk.GetByText(words.In<CommentsTexts>("offline.counts", 1, 2, 0, 0)).WaitForAsync();
        await desk.IsSound();
        await desk.Button(words.In<CommentsTexts>("offline.enter", 1)).ClickAsync();
        await desk.GetByText(words.In<CommentsTexts>("disposed", 1)).WaitForAsync();
        await desk.Button(words.In<CommentsTexts>("answer.do")).ClickAsync();
        await desk.GetByText(words.In<CommentsTexts>("answered", 1)).WaitForAsync();
        await desk.IsSound();

        // Two weeks later the sign-in of then is over.
        member = await _app.Window(culture);
        await member.SignIn("member");
        await member.GotoAsync($"/ballots/{ballot.Id}/comments/mine");
        await Assertions.Expect(member.Locator("#mine")).ToContainTextAsync("See Table 1.");
        await member.IsSound();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_consultation_is_prepared_opened_and_answered_by_link_on_a_phone(string culture)
    {
        var words = new Words(_app, culture);
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/committees/{committee}/consultations/new");
        await desk.IsSound();
        await desk.Locator("#TitleZh").FillAsync("示例：征求意见稿");
        await desk.Locator("#TitleEn").FillAsync("Sample draft for comment");
        await desk.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "draft.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes("1 范围\n2 规范性引用文件") });
        await desk.Locator("#DeadlineOn").FillAsync("2026-12-20");
        await desk.Button(words.In<ConsultationsTexts>("form.save")).ClickAsync();
        await desk.Locator("#short").WaitForAsync();
        await desk.IsSound();

        await desk.Link(words.In<ConsultationsTexts>("addressees.manage")).ClickAsync();
        await desk.Locator("#Lines").FillAsync("示例单位 21; 示例联系人; reply@sample21.example\n示例单位 22");
        await desk.Button(words.In<ConsultationsTexts>("lines.add")).ClickAsync();
        await desk.GetByText(words.In<ConsultationsTexts>("lines.came", 1, 0, 1)).WaitForAsync();
        await desk.IsSound();
        await desk.Link(words.In<ConsultationsTexts>("back")).ClickAsync();
        await desk.Locator("#opening button").ClickAsync();
        await desk.Locator("#returns").WaitForAsync();
        await desk.IsSound();

        var addressee = await _app.InDb(db => db.Addressees.SingleAsync(a => a.Email == "reply@sample21.example"));
        var phone = await _app.Window(culture, 390);
        await phone.GotoAsync($"/c/{_app.Services.GetRequiredService<AddresseeLinks>().TokenFor(addressee.Uid, _app.Clock.GetUtcNow().AddDays(60))}");
        await phone.IsSound();
        await phone.Locator("#Type").SelectOptionAsync("Technical");
        await phone.Locator("#Clause").FillAsync("5.1");
        await phone.Locator("#Text").FillAsync("缺少限值。");
        await phone.Button(words.In<CommentsTexts>("add")).ClickAsync();
        await Assertions.Expect(phone.Locator("#replied")).ToContainTextAsync(words.In<CommentsTexts>("reply.stands", 1));
        await phone.Locator("#reply button").ClickAsync();
        await phone.GetByText(words.In<CommentsTexts>("reply.taken")).WaitForAsync();
        await phone.IsSound();
        await desk.ReloadAsync();
        await Assertions.Expect(desk.Locator("#addressees")).ToContainTextAsync(words.In<ConsultationsTexts>("row.comments", 1));
    }

    /// <summary>The table as fetched, with one comment accepted.</summary>
    private static async Task<byte[]> Filled(string path, string word)
    {
        using var table = Table.Open(new MemoryStream(await File.ReadAllBytesAsync(path))).Value;
        var rows = table.Rows().Select(row => Enumerable.Range(0, TemplateColumns.Disposing.Count).Select(i => row[i]).ToArray()).ToList();
        var first = rows.FindIndex(row => row[0] == "1");
        (rows[first][8], rows[first][9]) = (word, null);
        using var file = new MemoryStream();
        await TableWriter.WriteAsync(file, TableFormat.Xlsx, new(rows[first - 1]!, rows.Skip(first).Select(IReadOnlyList<string?> (row) => row).ToAsyncEnumerable()), default);
        return file.ToArray();
    }

    private static async Task<byte[]> Template(params string?[][] rows)
    {
        using var file = new MemoryStream();
        await TableWriter.WriteAsync(file, TableFormat.Xlsx, new([.. TemplateColumns.All.Select(c => c.Head.En)], rows.Select(IReadOnlyList<string?> (row) => row).ToAsyncEnumerable()), default);
        return file.ToArray();
    }
}
