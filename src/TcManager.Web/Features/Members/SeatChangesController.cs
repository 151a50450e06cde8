using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A seat ends, is excused for a time, or stands for somebody else than was written.</summary>
public sealed class SeatChangesController(
    SeatQueries seats,
    EndSeat end,
    GrantLeave leave,
    ChangeSeat change,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : SeatPageController(seats, access, current, errors)
{
    [HttpGet("seats/{id:long}/end")]
    public async Task<IActionResult> End(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused ?? View("EndSeat", new SeatEndForm { Seat = seat!, Version = seat!.Version });
    }

    [HttpPost("seats/{id:long}/end")]
    public async Task<IActionResult> End(long id, SeatEndForm form, CancellationToken ct)
    {
        (var seat, var refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Seat = seat!;
        if (ModelState.Require(nameof(form.ToOn), form.ToOn, shared) is { } lastDay && ModelState.IsValid)
        {
            if (form.Check is not null)
            {
                form.Forecast = await end.ForecastAsync(seat!.Committee, id, lastDay, ct);
            }
            else if (Took(await end.ExecuteAsync(id, form.Version, lastDay, form.Reason, form.Note, await Current.ActingAsync(), ct), form, seat!))
            {
                return Done(id, texts["done.seatEnded"]);
            }
        }

        return View("EndSeat", form);
    }

    [HttpGet("seats/{id:long}/leaves")]
    public async Task<IActionResult> Leave(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused ?? View("Leave", new LeaveForm { Seat = seat!, Version = seat!.Version });
    }

    [HttpPost("seats/{id:long}/leaves")]
    public async Task<IActionResult> Leave(long id, LeaveForm form, CancellationToken ct)
    {
        (var seat, var refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Seat = seat!;
        var (from, to) = (ModelState.Require(nameof(form.FromOn), form.FromOn, shared), ModelState.Require(nameof(form.ToOn), form.ToOn, shared));
        return ModelState.IsValid && Took(await leave.ExecuteAsync(id, form.Version, from!.Value, to!.Value, form.Reason, await Current.ActingAsync(), ct), form, seat!)
            ? Done(id, texts["done.leave"])
            : View("Leave", form);
    }

    [HttpGet("seats/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused ?? await EditFormAsync(new() { Version = seat!.Version, Side = seat.Side, Organisation = seat.NominatorCode }, seat, ct);
    }

    [HttpPost("seats/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, SeatEditForm form, CancellationToken ct)
    {
        (var seat, var refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        var organisation = await Seats.OrganisationAsync(form.Organisation, ct);
        if (organisation is null && !string.IsNullOrWhiteSpace(form.Organisation))
        {
            ModelState.AddModelError(nameof(form.Organisation), texts["refusal.seat.organisationUnknown"]);
        }

        return ModelState.IsValid && Took(await change.ExecuteAsync(id, form.Version, form.Side, organisation, await Current.ActingAsync(), ct), form, seat!)
            ? Done(id, texts["done.seatChanged"])
            : await EditFormAsync(form, seat!, ct);
    }

    private async Task<IActionResult> EditFormAsync(SeatEditForm form, SeatPage seat, CancellationToken ct)
    {
        form.Seat = seat;
        form.Organisations = await Seats.OrganisationsAsync(seat.Committee.Id, seat.PersonId, ct);
        return View("EditSeat", form);
    }
}
