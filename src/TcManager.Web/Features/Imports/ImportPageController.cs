using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Imports;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Access;
using TcManager.Domain.Imports;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Imports;

/// <summary>One import of one's own: the verdict on each row, the confirmation, and the rows that were not taken.</summary>
[Route("imports/{id:long}")]
public sealed class ImportPageController(ImportQueries imports, TakeImport take, ImportFiles files, ImportWords words, CommitteeAccess access, CurrentActor current, FormErrors errors) : Controller
{
    private const int SecondsToNextLook = 3;

    [HttpGet("")]
    public async Task<IActionResult> Show(long id, RowVerdict? verdict, int page, CancellationToken ct)
    {
        ModelState.Clear();
        var (import, refused) = await EnterAsync(id, ct);
        return refused ?? await ShowAsync(import!, verdict, page, ct);
    }

    [HttpPost("confirmation")]
    public async Task<IActionResult> Confirm(long id, CancellationToken ct)
    {
        var (import, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await take.ConfirmAsync(id, await current.ActingAsync(), ct);
        if (outcome.IsDone)
        {
            return LocalRedirect($"/imports/{id}");
        }

        errors.Add<ImportsTexts>(ModelState, outcome.Refusals);
        return await ShowAsync(import!, null, 1, ct);
    }

    [HttpGet("refused")]
    public async Task<IActionResult> Refused(long id, CancellationToken ct)
    {
        var (import, refused) = await EnterAsync(id, ct);
        if (refused is not null || import!.IsForgotten || import.State is ImportState.Checking or ImportState.Failed)
        {
            return refused ?? NotFound();
        }

        var file = files.Scratch();
        await TableWriter.WriteAsync(file, import.File.Format, imports.Refused(import, words.ReasonHead, notes => words.Reasons(import.Kind, notes)), ct, import.File.Encoding);
        file.Position = 0;
        Response.Headers.CacheControl = "private, no-store";
        return File(file, import.File.Encoding == "GB18030" ? "text/csv; charset=gb18030" : TableWriter.ContentType(import.File.Format), words.RefusedName(import));
    }

    /// <summary>Another account's import does not exist; who has lost the rights since does not go on with it.</summary>
    private async Task<(ImportView? Import, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await imports.FindAsync(id, (await current.GetAsync()).AccountId, ct) is not { } import)
        {
            return (null, NotFound());
        }

        return (import, import.CommitteeId is { } committee ? await access.RefuseAsync(CommitteeAction.ManageRoster, new(committee)) : await access.RefuseAsync(SystemAction.ManagePeople));
    }

    private async Task<IActionResult> ShowAsync(ImportView import, RowVerdict? verdict, int page, CancellationToken ct)
    {
        if (import.State is ImportState.Checking or ImportState.Taking)
        {
            Response.Headers.Append("Refresh", $"{SecondsToNextLook}");
            return View("Working", import);
        }

        return View("Show", new ImportShow(import, import.IsForgotten || import.State == ImportState.Failed ? new(null, [], 0, 1, 1) : await imports.RowsAsync(import, verdict, page, ct)));
    }
}

/// <summary>The page of an import.</summary>
public sealed record ImportShow(ImportView Import, ImportRows Rows);
