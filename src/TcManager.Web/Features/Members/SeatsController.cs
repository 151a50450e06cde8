using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A seat is given, with the composition that comes of it; and its page.</summary>
public sealed class SeatsController(
    SeatQueries seats,
    GiveSeat give,
    RosterWhatIf whatIf,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : SeatPageController(seats, access, current, errors)
{
    [HttpGet("seats/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ViewRoster, ct);
        var matter = new CommitteeMatter(seat?.Committee.Id ?? 0);
        return refused ?? View("Seat", new SeatShow(seat!, await Access.AllowsAsync(CommitteeAction.ManageRoster, matter), await Access.AllowsAsync(CommitteeAction.ViewRosterWork, matter)));
    }

    /// <summary>First somebody is looked for, then the seat is filled in.</summary>
    [HttpGet("committees/{id:long}/seats/new")]
    public async Task<IActionResult> New(long id, string? q, long? person, CancellationToken ct)
    {
        ModelState.Clear();
        if (await Access.RefuseAsync(CommitteeAction.ManageRoster, new(id)) is { } refused)
        {
            return refused;
        }

        if (await Seats.CommitteeAsync(id, ct) is not { } committee)
        {
            return NotFound();
        }

        var today = clock.Today(committee.ZoneId);
        var form = new SeatForm { Person = person, FromOn = FormDay.Written(today) };
        form.Category = (await FrameAsync(form, committee, q, ct)).Categories[0];
        form.Organisation = form.Frame.Person?.EmployerCode;
        return View("NewSeat", form);
    }

    [HttpPost("committees/{id:long}/seats/new")]
    public async Task<IActionResult> Create(long id, SeatForm form, CancellationToken ct)
    {
        if (await Access.RefuseAsync(CommitteeAction.ManageRoster, new(id)) is { } refused)
        {
            return refused;
        }

        if (await Seats.CommitteeAsync(id, ct) is not { } committee)
        {
            return NotFound();
        }

        if (await PlanAsync(form, ct) is { } plan)
        {
            if (form.Check is not null)
            {
                (var outcome, form.Forecast) = await give.CheckAsync(committee, plan, ct);
                Errors.Add<MembersTexts>(ModelState, outcome.Refusals);
            }
            else
            {
                var given = await give.ExecuteAsync(form.Uid, id, plan, await Current.ActingAsync(), ct);
                if (given.IsDone)
                {
                    return Done(given.Value, texts["done.seatGiven"]);
                }

                Errors.Add<MembersTexts>(ModelState, given.Refusals);
                form.RenewIfSentBefore(ModelState, given.Refusals);
            }
        }

        await FrameAsync(form, committee, null, ct);
        return View("NewSeat", form);
    }

    /// <summary>Null where something cannot be read; it stands at its field then.</summary>
    private async Task<SeatPlan?> PlanAsync(SeatForm form, CancellationToken ct)
    {
        var from = ModelState.Require(nameof(SeatForm.FromOn), form.FromOn, shared);
        var organisation = await Seats.OrganisationAsync(form.Organisation, ct);
        if (organisation is null && !string.IsNullOrWhiteSpace(form.Organisation))
        {
            ModelState.AddModelError(nameof(SeatForm.Organisation), texts["refusal.seat.organisationUnknown"]);
        }

        return ModelState.IsValid ? form.ToPlan(from!.Value, organisation) : null;
    }

    private async Task<SeatFormFrame> FrameAsync(SeatForm form, CommitteeName committee, string? text, CancellationToken ct)
    {
        var person = form.Person is { } id ? await Seats.PersonAsync(id, ct) : null;
        return form.Frame = new(
            committee, text, person is null && text is not null ? await Seats.PeopleAsync(text, ct) : [], person, await Seats.OrganisationsAsync(committee.Id, person?.Id, ct), whatIf.AsksForSides(committee));
    }
}
