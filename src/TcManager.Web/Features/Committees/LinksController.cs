using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Texts;
using TcManager.Domain.Committees;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>Mirrors and liaisons are entered, and ended.</summary>
public sealed class LinksController(
    CommitteeHistoryQueries history, LinkCommittees link, EndLink end, CommitteeAccess access, CurrentActor current, FormErrors errors, TimeProvider clock, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared)
    : CommitteeWorkController(history, access, errors, texts, shared)
{
    [HttpGet("committees/{id:long}/links/new")]
    public async Task<IActionResult> New(long id, LinkKind kind, CancellationToken ct)
    {
        ModelState.Clear();
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { Kind = kind }, committee!, ct);
    }

    [HttpPost("committees/{id:long}/links/new")]
    public async Task<IActionResult> Create(long id, LinkForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var day = string.IsNullOrWhiteSpace(form.FromOn) ? null : Day(nameof(form.FromOn), form.FromOn);
        return ModelState.IsValid && Took(await link.ExecuteAsync(id, form.Other, form.Kind, day, await current.ActingAsync(), ct))
            ? Done(id, "done.linked", "links")
            : await FormAsync(form, committee!, ct);
    }

    [HttpGet("committees/{id:long}/links/{linkId:long}/end")]
    public async Task<IActionResult> End(long id, long linkId, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await LastDayAsync(new() { ToOn = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, linkId, ct);
    }

    [HttpPost("committees/{id:long}/links/{linkId:long}/end")]
    public async Task<IActionResult> Ended(long id, long linkId, LastDayForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var page = await LastDayAsync(form, committee!, linkId, ct);
        if (form.PartId == 0)
        {
            return page;
        }

        var day = Day(nameof(form.ToOn), form.ToOn);
        return ModelState.IsValid && Took(await end.ExecuteAsync(linkId, day!.Value, await current.ActingAsync(), ct)) ? Done(id, "done.ended", "links", WrittenDates.Day(day.Value)) : page;
    }

    private async Task<IActionResult> FormAsync(LinkForm form, CommitteeName committee, CancellationToken ct)
    {
        form.Committee = committee;
        form.Others = await History.OthersAsync(committee.Id, ct);
        return View("NewLink", form);
    }

    private async Task<IActionResult> LastDayAsync(LastDayForm form, CommitteeName committee, long linkId, CancellationToken ct)
    {
        var line = (await History.ShowAsync(committee.Id, false, ct))!.Links.FirstOrDefault(l => l.Id == linkId);
        if (line is null)
        {
            return NotFound();
        }

        (form.Committee, form.Of, form.PartId, form.FromOn) = (committee, "links", linkId, line.FromOn);
        form.What = $"{Texts[$"link.{line.Kind}"].Value}: {line.Code} {line.Title.In(CultureInfo.CurrentUICulture.Name)}";
        return View("LastDay", form);
    }
}
