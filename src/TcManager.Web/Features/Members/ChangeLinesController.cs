using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Application.Members.Changes;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>The people of a change: candidates come in, and about each it is decided.</summary>
public sealed class ChangeLinesController(
    RosterChangeQueries changes,
    SeatQueries seats,
    DecideRosterLine decide,
    RosterWhatIf whatIf,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("roster-changes/{id:long}/lines/new")]
    public async Task<IActionResult> New(long id, string? q, long? person, CancellationToken ct)
    {
        ModelState.Clear();
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var form = new SeatForm { Person = person };
        form.Category = (await FrameAsync(form, committee!, q, ct)).Categories[0];
        form.Organisation = form.Frame.Person?.EmployerCode;
        return View("NewLine", (id, form));
    }

    [HttpPost("roster-changes/{id:long}/lines/new")]
    public async Task<IActionResult> Create(long id, SeatForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var organisation = await seats.OrganisationAsync(form.Organisation, ct);
        if (organisation is null && !string.IsNullOrWhiteSpace(form.Organisation))
        {
            ModelState.AddModelError(nameof(form.Organisation), texts["refusal.seat.organisationUnknown"]);
        }

        if (ModelState.IsValid)
        {
            var proposed = await decide.ProposeAsync(id, form.ToPlan(current.Today, organisation), isAgreed: form.Check is null, await current.ActingAsync(), ct);
            if (proposed.IsDone)
            {
                TempData["Done"] = texts["done.lineAdded"].Value;
                return LocalRedirect($"/roster-changes/{id}");
            }

            errors.Add<MembersTexts>(ModelState, proposed.Refusals);
        }

        await FrameAsync(form, committee!, null, ct);
        return View("NewLine", (id, form));
    }

    [HttpGet("roster-changes/{id:long}/lines/{lineId:long}")]
    public async Task<IActionResult> Edit(long id, long lineId, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        return await changes.LineAsync(id, lineId, ct) is not { } found ? NotFound() : View("Line", new ChangeLineForm
        {
            Act = found.Line.Act,
            Offices = [.. found.Line.Offices],
            Reason = found.Line.Reason,
            Opinion = found.Line.Opinion,
            OpinionOn = found.Line.OpinionOn is { } on ? FormDay.Written(on) : null,
            Note = found.Line.Note,
            Frame = new(id, found.Committee, found.Line),
        });
    }

    [HttpPost("roster-changes/{id:long}/lines/{lineId:long}")]
    public async Task<IActionResult> Decide(long id, long lineId, ChangeLineForm form, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (await changes.LineAsync(id, lineId, ct) is not { } found)
        {
            return NotFound();
        }

        var on = string.IsNullOrWhiteSpace(form.OpinionOn) ? null : ModelState.Require(nameof(form.OpinionOn), form.OpinionOn, shared);
        if (ModelState.IsValid)
        {
            var decided = await decide.ExecuteAsync(lineId, new(form.Act, form.Offices, form.Reason, form.Opinion, on, form.Note), await current.ActingAsync(), ct);
            if (decided.IsDone)
            {
                TempData["Done"] = texts["done.lineDecided"].Value;
                return LocalRedirect($"/roster-changes/{id}#l{lineId}");
            }

            errors.Add<MembersTexts>(ModelState, decided.Refusals);
        }

        form.Frame = new(id, found.Committee, found.Line);
        return View("Line", form);
    }

    private async Task<(CommitteeName? Committee, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await changes.HeadAsync(id, ct) is not { } head)
        {
            return (null, NotFound());
        }

        return await access.RefuseAsync(CommitteeAction.ManageRoster, new(head.CommitteeId, current.Today)) is { } refused ? (null, refused) : (await seats.CommitteeAsync(head.CommitteeId, ct), null);
    }

    private async Task<SeatFormFrame> FrameAsync(SeatForm form, CommitteeName committee, string? text, CancellationToken ct)
    {
        var person = form.Person is { } id ? await seats.PersonAsync(id, ct) : null;
        form.IsDated = false;
        return form.Frame = new(
            committee, text, person is null && text is not null ? await seats.PeopleAsync(text, ct) : [], person, await seats.OrganisationsAsync(committee.Id, person?.Id, ct), whatIf.AsksForSides(committee));
    }
}
