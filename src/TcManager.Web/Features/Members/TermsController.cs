using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Changes;
using TcManager.Domain.Access;
using TcManager.Domain.Members.Changes;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>Terms of a committee, and the changes of its roster that are prepared.</summary>
public sealed class TermsController(
    RosterChangeQueries changes,
    PrepareRosterChange prepare,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("committees/{id:long}/terms")]
    public async Task<IActionResult> Index(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewRoster, new(id, current.Today)) is { } refused)
        {
            return refused;
        }

        return await changes.TermsAsync(id, await access.AllowsAsync(CommitteeAction.ViewRosterWork, new(id)), ct) is { } page
            ? View("Terms", new TermsShow(page, await access.AllowsAsync(CommitteeAction.ManageRoster, new(id))))
            : NotFound();
    }

    [HttpGet("committees/{id:long}/roster-changes/new")]
    public async Task<IActionResult> New(long id, RosterChangeKind kind, CancellationToken ct)
    {
        ModelState.Clear();
        if (await access.RefuseAsync(CommitteeAction.ManageRoster, new(id)) is { } refused)
        {
            return refused;
        }

        var page = await changes.TermsAsync(id, withChanges: true, ct);
        if (page is null)
        {
            return NotFound();
        }

        var start = kind == RosterChangeKind.NewTerm ? page.Running?.PlannedEndOn.AddDays(1) ?? page.Today : page.Today.AddMonths(1);
        return View("NewChange", new RosterChangeForm
        {
            Kind = kind,
            Terms = page,
            StartOn = FormDay.Written(start),
            PlannedEndOn = kind == RosterChangeKind.NewTerm ? FormDay.Written(start.AddYears(page.Rules?.Years ?? 5).AddDays(-1)) : null,
        });
    }

    [HttpPost("committees/{id:long}/roster-changes/new")]
    public async Task<IActionResult> Create(long id, RosterChangeForm form, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ManageRoster, new(id)) is { } refused)
        {
            return refused;
        }

        var page = await changes.TermsAsync(id, withChanges: true, ct);
        if (page is null)
        {
            return NotFound();
        }

        var start = ModelState.Require(nameof(form.StartOn), form.StartOn, shared);
        var end = string.IsNullOrWhiteSpace(form.PlannedEndOn) ? null : ModelState.Require(nameof(form.PlannedEndOn), form.PlannedEndOn, shared);
        var until = string.IsNullOrWhiteSpace(form.CandidatesUntilOn) ? null : ModelState.Require(nameof(form.CandidatesUntilOn), form.CandidatesUntilOn, shared);
        if (ModelState.IsValid)
        {
            var prepared = await prepare.ExecuteAsync(new(form.Uid, id, form.Kind, start!.Value, end, until), await current.ActingAsync(), ct);
            if (prepared.IsDone)
            {
                TempData["Done"] = texts["done.changePrepared"].Value;
                return LocalRedirect($"/roster-changes/{prepared.Value}");
            }

            errors.Add<MembersTexts>(ModelState, prepared.Refusals);
            form.RenewIfSentBefore(ModelState, prepared.Refusals);
        }

        form.Terms = page;
        return View("NewChange", form);
    }
}
