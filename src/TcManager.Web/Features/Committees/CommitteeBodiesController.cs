using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Application.Texts;
using TcManager.Domain.Committees;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>Organisations are bound to a committee, and released.</summary>
public sealed class CommitteeBodiesController(
    CommitteeHistoryQueries history, SeatQueries organisations, BindBody bind, EndBody end, CommitteeAccess access, CurrentActor current, FormErrors errors, TimeProvider clock, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared)
    : CommitteeWorkController(history, access, errors, texts, shared)
{
    [HttpGet("committees/{id:long}/bodies/new")]
    public async Task<IActionResult> New(long id, BodyPart part, CancellationToken ct)
    {
        ModelState.Clear();
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { Part = part, FromOn = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, ct);
    }

    [HttpPost("committees/{id:long}/bodies/new")]
    public async Task<IActionResult> Create(long id, BodyForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var day = Day(nameof(form.FromOn), form.FromOn);
        var organisation = await organisations.OrganisationAsync(form.Organisation, ct);
        if (organisation is null)
        {
            ModelState.AddModelError(nameof(form.Organisation), Texts["refusal.body.organisationUnknown"]);
        }

        return ModelState.IsValid && Took(await bind.ExecuteAsync(id, organisation!.Value, form.Part, day!.Value, await current.ActingAsync(), ct))
            ? Done(id, "done.bound", "bodies", WrittenDates.Day(day.Value))
            : await FormAsync(form, committee!, ct);
    }

    [HttpGet("committees/{id:long}/bodies/{bodyId:long}/end")]
    public async Task<IActionResult> End(long id, long bodyId, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await LastDayAsync(new() { ToOn = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, bodyId, ct);
    }

    [HttpPost("committees/{id:long}/bodies/{bodyId:long}/end")]
    public async Task<IActionResult> Ended(long id, long bodyId, LastDayForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var page = await LastDayAsync(form, committee!, bodyId, ct);
        if (form.PartId == 0)
        {
            return page;
        }

        var day = Day(nameof(form.ToOn), form.ToOn);
        return ModelState.IsValid && Took(await end.ExecuteAsync(id, bodyId, day!.Value, await current.ActingAsync(), ct)) ? Done(id, "done.ended", "bodies", WrittenDates.Day(day.Value)) : page;
    }

    private async Task<IActionResult> FormAsync(BodyForm form, CommitteeName committee, CancellationToken ct)
    {
        form.Committee = committee;
        form.Organisations = await History.OrganisationsAsync(ct);
        return View("NewBody", form);
    }

    private async Task<IActionResult> LastDayAsync(LastDayForm form, CommitteeName committee, long bodyId, CancellationToken ct)
    {
        var body = (await History.ShowAsync(committee.Id, false, ct))!.Bodies.FirstOrDefault(b => b.Id == bodyId);
        if (body is null)
        {
            return NotFound();
        }

        (form.Committee, form.Of, form.PartId, form.FromOn) = (committee, "bodies", bodyId, body.FromOn);
        form.What = $"{Texts[$"part.{body.Part}"].Value}: {body.Now.In(CultureInfo.CurrentUICulture.Name)}";
        return View("LastDay", form);
    }
}
