using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>Offices under one seat: several at once are usual, and each has its days.</summary>
public sealed class SeatOfficesController(
    SeatQueries seats,
    ChangeOffices change,
    RosterWhatIf whatIf,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : SeatPageController(seats, access, current, errors)
{
    [HttpGet("seats/{id:long}/offices/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused ?? View("NewOffice", new OfficeForm { Seat = seat!, Version = seat!.Version, FromOn = FormDay.Written(Current.Today) });
    }

    [HttpPost("seats/{id:long}/offices/new")]
    public async Task<IActionResult> Create(long id, OfficeForm form, CancellationToken ct)
    {
        (var seat, var refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Seat = seat!;
        if (ModelState.Require(nameof(form.FromOn), form.FromOn, shared) is { } from && ModelState.IsValid)
        {
            if (form.Check is not null)
            {
                form.Forecast = await whatIf.WithOfficeAsync(seat!.Committee, id, form.Role, from, ct);
                Errors.Add<MembersTexts>(ModelState, form.Forecast.ToOutcome().Refusals);
            }
            else if (Took(await change.GiveAsync(id, form.Version, form.Role, from, await Current.ActingAsync(), ct), form, seat!))
            {
                return Done(id, texts["done.officeGiven"]);
            }
        }

        return View("NewOffice", form);
    }

    [HttpGet("seats/{id:long}/offices/{role}/end")]
    public async Task<IActionResult> End(long id, OfficeRole role, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused ?? (Holds(seat!, role) ? View("EndOffice", new OfficeEndForm { Seat = seat!, Version = seat!.Version, Role = role }) : NotFound());
    }

    [HttpPost("seats/{id:long}/offices/{role}/end")]
    public async Task<IActionResult> End(long id, OfficeRole role, OfficeEndForm form, CancellationToken ct)
    {
        (var seat, var refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (!Holds(seat!, role))
        {
            return NotFound();
        }

        (form.Seat, form.Role) = (seat!, role);
        if (ModelState.Require(nameof(form.ToOn), form.ToOn, shared) is { } lastDay && ModelState.IsValid)
        {
            if (form.Check is not null)
            {
                form.Forecast = await whatIf.WithoutOfficeAsync(seat!.Committee, id, role, lastDay, ct);
            }
            else if (Took(await change.EndAsync(id, form.Version, role, lastDay, await Current.ActingAsync(), ct), form, seat!))
            {
                return Done(id, texts["done.officeEnded"]);
            }
        }

        return View("EndOffice", form);
    }

    private static bool Holds(SeatPage seat, OfficeRole role) => seat.Offices.Any(o => o.Role == role);
}
