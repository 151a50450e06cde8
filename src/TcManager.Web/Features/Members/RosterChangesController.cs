using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Changes;
using TcManager.Domain.Access;
using TcManager.Domain.Members.Changes;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A change of the roster: its people, its rules, its stages, its papers.</summary>
public sealed class RosterChangesController(
    RosterChangeQueries changes,
    AdvanceRosterChange advance,
    RosterPapers papers,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("roster-changes/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(id, CommitteeAction.ViewRosterWork, ct);
        return refused ?? await PageAsync(page!, new() { Version = page!.Change.Version, On = FormDay.Written(page.Today) });
    }

    /// <summary>The next stage, back to the draft, given up, or in force.</summary>
    [HttpPost("roster-changes/{id:long}/stage")]
    public async Task<IActionResult> Advance(long id, ChangeStageForm form, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        var acting = await current.ActingAsync();
        var on = form.Stage is RosterStage.Drafted or RosterStage.Withdrawn or RosterStage.InForce ? page!.Today : ModelState.Require(nameof(form.On), form.On, shared);
        if (ModelState.IsValid)
        {
            var outcome = form.Stage switch
            {
                RosterStage.Drafted => await advance.ReopenAsync(id, form.Version, acting, ct),
                RosterStage.Withdrawn => await advance.WithdrawAsync(id, form.Version, acting, ct),
                RosterStage.InForce => await advance.PutInForceAsync(id, form.Version, acting, ct),
                RosterStage.Voted when form.Ballot is { } ballot => await advance.VoteByAsync(id, form.Version, ballot, on!.Value, acting, ct),
                _ => await advance.ExecuteAsync(id, form.Version, form.Stage, on!.Value, form.Reference, acting, ct),
            };
            if (outcome.IsDone)
            {
                TempData["Done"] = texts[$"done.stage.{form.Stage}"].Value;
                return LocalRedirect($"/roster-changes/{id}");
            }

            errors.Add<MembersTexts>(ModelState, outcome.Refusals);
        }

        ModelState.Remove(nameof(form.Version));
        form.Version = page!.Change.Version;
        return await PageAsync(page, form);
    }

    /// <summary>call, form, list or, once it is approved, letters, as docx; the form also for one person.</summary>
    [HttpGet("roster-changes/{id:long}/papers/{paper}.docx")]
    public async Task<IActionResult> Paper(long id, string paper, long? line, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(id, CommitteeAction.ViewRosterWork, ct);
        if (refused is not null)
        {
            return refused;
        }

        var bytes = paper switch
        {
            "call" => papers.Call(page!),
            "form" => papers.Form(page!, page!.Lines.FirstOrDefault(l => l.Id == line)),
            "list" => papers.List(page!),
            "letters" when page!.Change.Stage is RosterStage.Approved or RosterStage.InForce => papers.Letters(page),
            _ => null,
        };
        if (bytes is null)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(bytes, DocxPaper.ContentType, $"{page!.Committee.Code.Replace('/', '-')}-{paper}.docx");
    }

    private async Task<(ChangePage? Page, IActionResult? Refused)> EnterAsync(long id, CommitteeAction action, CancellationToken ct)
    {
        if (await changes.HeadAsync(id, ct) is not { } head)
        {
            return (null, NotFound());
        }

        return await access.RefuseAsync(action, new(head.CommitteeId, current.Today)) is { } refused ? (null, refused) : (await changes.ShowAsync(id, ct), null);
    }

    private async Task<IActionResult> PageAsync(ChangePage page, ChangeStageForm form) =>
        View("Change", new ChangeShow(page, await access.AllowsAsync(CommitteeAction.ManageRoster, new(page.Committee.Id)), form));
}
