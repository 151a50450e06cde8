using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>Who acts for a body's seat: a head at all times, delegates beside.</summary>
public sealed class RepresentativesController(
    SeatQueries seats,
    ChangeRepresentatives change,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : SeatPageController(seats, access, current, errors)
{
    [HttpGet("seats/{id:long}/representatives/new")]
    public async Task<IActionResult> New(long id, string? q, long? person, CancellationToken ct)
    {
        ModelState.Clear();
        var (seat, refused) = await BodyAsync(id, ct);
        return refused ?? View("NewRepresentative", await FrameAsync(new() { Version = seat!.Version, Person = person, FromOn = FormDay.Written(Current.Today) }, seat, q, ct));
    }

    [HttpPost("seats/{id:long}/representatives/new")]
    public async Task<IActionResult> Create(long id, RepresentativeForm form, CancellationToken ct)
    {
        (var seat, var refused) = await BodyAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ModelState.Require(nameof(form.FromOn), form.FromOn, shared) is { } from && ModelState.IsValid
            && Took(await change.SendAsync(id, form.Version, form.Person ?? 0, form.Kind, from, await Current.ActingAsync(), ct), form, seat!))
        {
            return Done(id, texts["done.representativeSent"]);
        }

        return View("NewRepresentative", await FrameAsync(form, seat!, null, ct));
    }

    [HttpGet("seats/{id:long}/representatives/{person:long}/end")]
    public async Task<IActionResult> Recall(long id, long person, CancellationToken ct)
    {
        var (seat, refused) = await BodyAsync(id, ct);
        return refused ?? (Sent(seat!, person) is { } sent ? View("Recall", new RecallForm { Seat = seat!, Sent = sent, Version = seat!.Version }) : NotFound());
    }

    [HttpPost("seats/{id:long}/representatives/{person:long}/end")]
    public async Task<IActionResult> Recall(long id, long person, RecallForm form, CancellationToken ct)
    {
        (var seat, var refused) = await BodyAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (Sent(seat!, person) is not { } sent)
        {
            return NotFound();
        }

        (form.Seat, form.Sent) = (seat!, sent);
        if (ModelState.Require(nameof(form.ToOn), form.ToOn, shared) is { } lastDay && ModelState.IsValid
            && Took(await change.RecallAsync(id, form.Version, person, lastDay, await Current.ActingAsync(), ct), form, seat!))
        {
            return Done(id, texts["done.representativeRecalled"]);
        }

        return View("Recall", form);
    }

    /// <summary>A person's seat has no representatives.</summary>
    private async Task<(SeatPage? Seat, IActionResult? Refused)> BodyAsync(long id, CancellationToken ct)
    {
        var (seat, refused) = await EnterAsync(id, CommitteeAction.ManageRoster, ct);
        return refused is null && !seat!.IsBody ? (null, NotFound()) : (seat, refused);
    }

    private async Task<RepresentativeForm> FrameAsync(RepresentativeForm form, SeatPage seat, string? text, CancellationToken ct)
    {
        var person = form.Person is { } id ? await Seats.PersonAsync(id, ct) : null;
        form.Seat = seat;
        form.Frame = new(seat.Committee, text, person is null && text is not null ? await Seats.PeopleAsync(text, ct) : [], person, [], false);
        return form;
    }

    private static SeatRepresentative? Sent(SeatPage seat, long person) => seat.Representatives.FirstOrDefault(r => r.PersonId == person && r.Kind == RepresentativeKind.Delegate);
}
