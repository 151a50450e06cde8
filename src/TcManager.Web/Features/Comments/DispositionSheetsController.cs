using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Imports;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>What became of comments, filled in offline: the table is fetched, goes up, is shown beside what stands, and taken.</summary>
public sealed class DispositionSheetsController(
    DispositionSheetQueries queries,
    DispositionSheetFiles sheets,
    HandInDispositions handIn,
    TakeDispositions take,
    BallotQueries ballots,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<CommentsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/comments/dispositions")]
    public async Task<IActionResult> List(long id, CancellationToken ct)
    {
        var (ballot, refused) = await OverAsync(id, ct);
        return refused ?? await ListAsync(ballot!, ct);
    }

    [HttpGet("ballots/{id:long}/comments/dispositions.docx")]
    public Task<IActionResult> Docx(long id, CancellationToken ct) => ToFillInAsync(id, TemplateFormat.Docx, ct);

    [HttpGet("ballots/{id:long}/comments/dispositions.xlsx")]
    public Task<IActionResult> Xlsx(long id, CancellationToken ct) => ToFillInAsync(id, TemplateFormat.Xlsx, ct);

    [HttpPost("ballots/{id:long}/comments/dispositions")]
    [RequestSizeLimit(CommentUploadForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = CommentUploadForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, CommentUploadForm form, CancellationToken ct)
    {
        var (ballot, refused) = await OverAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (form.File is null)
        {
            ModelState.AddModelError(nameof(form.File), texts["file.missing"]);
        }

        if (ModelState.IsValid)
        {
            var sheet = await handIn.ExecuteAsync(new(id, form.Uid, new(form.File!.FileName, form.File.Length, form.File.OpenReadStream)), await current.ActingAsync(), ct);
            if (sheet.IsDone)
            {
                return LocalRedirect($"/ballots/{id}/comments/dispositions/{sheet.Value}");
            }

            errors.Add<CommentsTexts>(ModelState, sheet.Refusals);
        }

        return await ListAsync(ballot!, ct);
    }

    [HttpGet("ballots/{id:long}/comments/dispositions/{sheetId:long}")]
    public async Task<IActionResult> Show(long id, long sheetId, int page, CancellationToken ct)
    {
        ModelState.Clear();
        var (ballot, refused) = await OverAsync(id, ct);
        return refused ?? await SheetAsync(ballot!, sheetId, page, ct);
    }

    [HttpPost("ballots/{id:long}/comments/dispositions/{sheetId:long}/entry")]
    public async Task<IActionResult> Enter(long id, long sheetId, Guid version, CancellationToken ct)
    {
        var (ballot, refused) = await OverAsync(id, ct);
        if (refused is not null || await queries.OneAsync(id, sheetId, 1, ct) is null)
        {
            return refused ?? NotFound();
        }

        var taken = await take.ExecuteAsync(id, sheetId, version, await current.ActingAsync(), ct);
        if (taken.IsDone)
        {
            TempData["Done"] = texts["disposed", taken.Value].Value;
            return LocalRedirect($"/ballots/{id}/comments");
        }

        errors.Add<CommentsTexts>(ModelState, taken.Refusals);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await SheetAsync(ballot!, sheetId, 1, ct);
    }

    /// <summary>In the format in which it came.</summary>
    [HttpGet("ballots/{id:long}/comments/dispositions/{sheetId:long}/refused")]
    public async Task<IActionResult> Refused(long id, long sheetId, CancellationToken ct)
    {
        var (ballot, refused) = await OverAsync(id, ct);
        return refused ?? (await queries.OneAsync(id, sheetId, 1, ct) is { Refused.Count: > 0 } sheet ? await sheets.RefusedAsync(this, ballot!, sheet, ct) : NotFound());
    }

    private async Task<IActionResult> ToFillInAsync(long id, TemplateFormat format, CancellationToken ct)
    {
        var (ballot, refused) = await OverAsync(id, ct);
        return refused ?? await sheets.ToFillInAsync(this, ballot!, format, ct);
    }

    /// <summary>While votes are taken nobody reads another's comments.</summary>
    private async Task<(BallotView? Ballot, IActionResult? Refused)> OverAsync(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return (ballot, refused ?? (CommentsController.IsOver(ballot!) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden)));
    }

    private async Task<IActionResult> ListAsync(BallotView ballot, CancellationToken ct)
    {
        ModelState.Remove(nameof(CommentUploadForm.Uid));
        return View("Dispositions", new DispositionSheetsPage(ballot, await queries.OfAsync(ballot.Id, ct), Guid.CreateVersion7(clock.Now())));
    }

    private async Task<IActionResult> SheetAsync(BallotView ballot, long sheetId, int page, CancellationToken ct) =>
        await queries.OneAsync(ballot.Id, sheetId, page, ct) is { } sheet ? View("DispositionSheet", new DispositionSheetPage(ballot, sheet)) : NotFound();
}

/// <summary>The table to fill in, and its rows that came back.</summary>
public sealed class DispositionSheetFiles(CommentSheets sheets, CommentHeads heads, ImportFiles files, IStringLocalizer<CommentsTexts> texts)
{
    private static readonly int[] Widths = [5, 10, 6, 9, 9, 6, 26, 20, 10, 20];

    private static string Culture => CultureInfo.CurrentUICulture.Name;

    internal async Task<IActionResult> ToFillInAsync(Controller controller, BallotView ballot, TemplateFormat format, CancellationToken ct) => await CommentFile.SendAsync(
        controller, files, new(format, CommentFile.NameOf(ballot, "dispositions"), texts["title.toFillIn", ballot.Title.In(Culture), ballot.Number].Value, Widths),
        sheets.ToFillIn(ballot.Id, CommentWords.Sheet(texts), Culture) with { Above = await heads.OfAsync(ballot, ct) }, ct);

    internal async Task<IActionResult> RefusedAsync(Controller controller, BallotView ballot, DispositionSheetView sheet, CancellationToken ct)
    {
        var name = Path.GetFileNameWithoutExtension(sheet.FileName);
        return await CommentFile.SendAsync(
            controller, files, new(sheet.Format, texts["upload.refused.name", name.Length == 0 ? "dispositions" : name].Value, texts["title.refused", ballot.Title.In(Culture)].Value, [.. Widths, 18]),
            CommentSheets.Refused(sheet.Refused, TemplateColumns.Disposing, CommentWords.Sheet(texts), Culture), ct);
    }
}
