using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Imports;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Imports;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>Comments in the templates: to be filled in, one's own while votes are taken, those of all afterwards, and the summary (意见汇总处理表).</summary>
public sealed class CommentFilesController(
    CommentSheets sheets,
    CommentHeads heads,
    ImportFiles files,
    BallotQueries ballots,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    IStringLocalizer<CommentsTexts> texts) : BallotPageController(ballots, advance, access)
{
    private static readonly int[] SummaryWidths = [5, 12, 40, 16, 24, 8];

    private static string Culture => CultureInfo.CurrentUICulture.Name;

    [HttpGet("ballots/{id:long}/comments/blank.docx")]
    public Task<IActionResult> BlankDocx(long id, CancellationToken ct) => BlankAsync(id, TemplateFormat.Docx, ct);

    [HttpGet("ballots/{id:long}/comments/blank.xlsx")]
    public Task<IActionResult> BlankXlsx(long id, CancellationToken ct) => BlankAsync(id, TemplateFormat.Xlsx, ct);

    [HttpGet("ballots/{id:long}/comments/template.docx")]
    public Task<IActionResult> TemplateDocx(long id, CancellationToken ct) => TemplateAsync(id, TemplateFormat.Docx, ct);

    [HttpGet("ballots/{id:long}/comments/template.xlsx")]
    public Task<IActionResult> TemplateXlsx(long id, CancellationToken ct) => TemplateAsync(id, TemplateFormat.Xlsx, ct);

    [HttpGet("ballots/{id:long}/comments/summary.docx")]
    public Task<IActionResult> SummaryDocx(long id, CancellationToken ct) => SummaryAsync(id, TemplateFormat.Docx, ct);

    [HttpGet("ballots/{id:long}/comments/summary.xlsx")]
    public Task<IActionResult> SummaryXlsx(long id, CancellationToken ct) => SummaryAsync(id, TemplateFormat.Xlsx, ct);

    private async Task<IActionResult> BlankAsync(long id, TemplateFormat format, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        return refused ?? await CommentFile.SendAsync(this, files, CommentFile.BlankOf(ballot!, format, texts), CommentSheets.Blank(Culture) with { Above = await heads.OfAsync(ballot!, ct) }, ct);
    }

    private async Task<IActionResult> TemplateAsync(long id, TemplateFormat format, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        CommentOwner? ownOnly = null;
        if (!CommentsController.IsOver(ballot!))
        {
            ownOnly = await Ballots.MyVoteAsync(ballot!, await current.GetAsync(), current.Today, ct) is { } mine ? new(mine.VoterId, null) : null;
            if (ownOnly is null)
            {
                return new StatusCodeResult(StatusCodes.Status403Forbidden);
            }
        }

        return await CommentFile.SendAsync(
            this, files, new(format, FileName(ballot!, "comments"), TitleOf("title.template", ballot!), CommentFile.TemplateWidths), sheets.Template(id, ownOnly, CommentWords.Sheet(texts), Culture) with { Above = await heads.OfAsync(ballot!, ct) }, ct);
    }

    private async Task<IActionResult> SummaryAsync(long id, TemplateFormat format, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        return refused
            ?? (CommentsController.IsOver(ballot!) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden))
            ?? await CommentFile.SendAsync(
                this, files, new(format, FileName(ballot!, "summary"), TitleOf("title.summary", ballot!), SummaryWidths), sheets.Summary(id, CommentWords.Sheet(texts), Culture) with { Above = await heads.OfAsync(ballot!, ct) }, ct);
    }

    private string TitleOf(string key, BallotView ballot) => texts[key, ballot.Title.In(Culture), ballot.Number].Value;

    private static string FileName(BallotView ballot, string name) => CommentFile.NameOf(ballot, name);
}

/// <summary>A file of comments.</summary>
internal sealed record CommentFile(TemplateFormat Format, string Name, string Title, IReadOnlyList<int> Widths)
{
    internal static readonly int[] TemplateWidths = [10, 6, 9, 9, 7, 26, 22, 18];

    internal static string NameOf(BallotView ballot, string name) => $"{ballot.Number.Replace('/', '-').Replace(' ', '-')}-{name}";

    /// <summary>The empty template of a ballot.</summary>
    internal static CommentFile BlankOf(BallotView ballot, TemplateFormat format, IStringLocalizer<CommentsTexts> texts) =>
        new(format, NameOf(ballot, "blank"), texts["title.template", ballot.Title.In(CultureInfo.CurrentUICulture.Name), ballot.Number].Value, TemplateWidths);

    /// <summary>Written whole before it is sent: what breaks off is an error page then, and no half table.</summary>
    internal static async Task<IActionResult> SendAsync(Controller controller, ImportFiles files, CommentFile described, WrittenTable table, CancellationToken ct)
    {
        var file = files.Scratch();
        try
        {
            if (described.Format == TemplateFormat.Docx)
            {
                await DocxSheet.WriteAsync(file, described.Title, described.Widths, table, ct);
            }
            else
            {
                await XlsxSheet.WriteAsync(file, described.Title, described.Widths, table, ct);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        controller.Response.Headers.CacheControl = "private, no-store";
        return described.Format == TemplateFormat.Docx
            ? controller.File(file, DocxPaper.ContentType, described.Name + ".docx")
            : controller.File(file, TableWriter.ContentType(TableFormat.Xlsx), described.Name + ".xlsx");
    }
}
