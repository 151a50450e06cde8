using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Duties;
using TcManager.Domain.Access;
using TcManager.Domain.Members.Duties;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>Missed duties of a committee's members, and what a person decides about them.</summary>
public sealed class DutiesController(
    DutyQueries duties,
    ProposeDuties propose,
    DecideDuty decide,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("committees/{id:long}/duties")]
    public async Task<IActionResult> Index(long id, DutyFilter? show, int page, CancellationToken ct)
    {
        ModelState.Clear();
        if (await access.RefuseAsync(CommitteeAction.ViewRosterWork, new(id, current.Today)) is { } refused)
        {
            return refused;
        }

        if (await duties.OfCommitteeAsync(id, ct) is not { } found)
        {
            return NotFound();
        }

        // Whom the records show at a limit is proposed for the first who looks, whether or not a job has run.
        await propose.OfAsync(found, ct);
        return View("Duties", await duties.ShowAsync(found, show is { } asked && Enum.IsDefined(asked) ? asked : DutyFilter.Missed, page, ct));
    }

    [HttpGet("duty-proposals/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var (proposal, refused) = await EnterAsync(id, CommitteeAction.ViewRosterWork, ct);
        return refused ?? await PageAsync(new() { Version = proposal!.Proposal.Version, StartOn = FormDay.Written(proposal.Today.AddMonths(1)) }, proposal);
    }

    [HttpPost("duty-proposals/{id:long}/decision")]
    public async Task<IActionResult> Decide(long id, DutyForm form, CancellationToken ct)
    {
        var (proposal, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (form.Decision is not { } decision)
        {
            ModelState.AddModelError(nameof(form.Decision), texts["duty.choose"]);
            return await PageAsync(form, proposal!);
        }

        var start = decision == DutyDecision.Removal && proposal!.Change is null ? ModelState.Require(nameof(form.StartOn), form.StartOn, shared) : null;
        if (ModelState.IsValid)
        {
            var decided = await decide.ExecuteAsync(new(form.Uid, id, form.Version, decision, form.Reason, start), await current.ActingAsync(), ct);
            if (decided.IsDone)
            {
                TempData["Done"] = texts[$"done.duty.{decision}"].Value;
                return LocalRedirect(decided.Value is { } removal ? $"/roster-changes/{removal.ChangeId}/lines/{removal.LineId}" : $"/committees/{proposal!.Committee.Id}/duties");
            }

            errors.Add<MembersTexts>(ModelState, decided.Refusals);
        }

        ModelState.Remove(nameof(form.Version));
        form.Version = proposal!.Proposal.Version;
        return await PageAsync(form, proposal);
    }

    private async Task<(DutyProposalPage? Proposal, IActionResult? Refused)> EnterAsync(long id, CommitteeAction action, CancellationToken ct)
    {
        if (await duties.CommitteeOfAsync(id, ct) is not { } committeeId)
        {
            return (null, NotFound());
        }

        return await access.RefuseAsync(action, new(committeeId, current.Today)) is { } refused ? (null, refused) : (await duties.ProposalAsync(id, ct), null);
    }

    private async Task<IActionResult> PageAsync(DutyForm form, DutyProposalPage proposal)
    {
        form.Proposal = proposal;
        form.MayDecide = proposal.Proposal.IsOpen && await access.AllowsAsync(CommitteeAction.ManageRoster, new(proposal.Committee.Id));
        return View("Duty", form);
    }
}
