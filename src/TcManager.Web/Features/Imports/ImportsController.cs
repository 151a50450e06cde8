using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Application.Imports;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Domain.Imports;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Imports;

/// <summary>A file is handed in: people and organisations for all, seats, meetings and ballots for a committee.</summary>
public sealed class ImportsController(
    HandInImport handIn,
    ImportQueries imports,
    SeatQueries committees,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<ImportsTexts> texts) : Controller
{
    [HttpGet("imports")]
    public async Task<IActionResult> New(ImportKind? kind, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ManagePeople) ?? await FormAsync(new() { Kind = kind }, null, ct);

    [HttpPost("imports")]
    public async Task<IActionResult> Create(ImportForm form, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ManagePeople) ?? await TakeInAsync(form, null, ct);

    [HttpGet("committees/{id:long}/import")]
    public async Task<IActionResult> NewOf(long id, ImportKind? kind, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { Kind = kind }, committee, ct);
    }

    [HttpPost("committees/{id:long}/import")]
    public async Task<IActionResult> CreateOf(long id, ImportForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await TakeInAsync(form, committee, ct);
    }

    private async Task<(CommitteeName? Committee, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ManageRoster, new(id)) is { } refused)
        {
            return (null, refused);
        }

        var committee = await committees.CommitteeAsync(id, ct);
        return (committee, committee is null ? NotFound() : null);
    }

    private async Task<IActionResult> TakeInAsync(ImportForm form, CommitteeName? committee, CancellationToken ct)
    {
        await FrameAsync(form, committee, ct);
        if (form.Kind is not { } kind || !form.Frame.Kinds.Contains(kind))
        {
            ModelState.AddModelError(nameof(form.Kind), texts["kind.missing"]);
        }

        if (form.File is null)
        {
            ModelState.AddModelError(nameof(form.File), texts["file.missing"]);
        }

        if (ModelState.IsValid)
        {
            var taken = await handIn.ExecuteAsync(form.ToHandIn((await current.GetAsync()).AccountId), ct);
            if (taken.IsDone)
            {
                return LocalRedirect($"/imports/{taken.Value}");
            }

            errors.Add<ImportsTexts>(ModelState, taken.Refusals);
            form.RenewIfSentBefore(ModelState, taken.Refusals);
        }

        return View("New", form);
    }

    private async Task<IActionResult> FormAsync(ImportForm form, CommitteeName? committee, CancellationToken ct)
    {
        // What cannot be read of an address is no fault of the reader.
        ModelState.Clear();
        await FrameAsync(form, committee, ct);
        return View("New", form);
    }

    private async Task FrameAsync(ImportForm form, CommitteeName? committee, CancellationToken ct) => form.Frame = new(
        committee, committee is null ? ImportColumns.OfInstallation : ImportColumns.OfCommittees, await imports.RecentAsync((await current.GetAsync()).AccountId, committee?.Id, ct));
}
