using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Texts;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>The history of a committee, and the next state of it.</summary>
public sealed class CommitteeLifeController(
    CommitteeHistoryQueries history, EnterState enter, CommitteeAccess access, CurrentActor current, FormErrors errors, TimeProvider clock, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared)
    : CommitteeWorkController(history, access, errors, texts, shared)
{
    /// <summary>States and organisations are public (decisions 18); reasons and the secretariat's people are for those who work with the roster.</summary>
    [HttpGet("committees/{id:long}/history")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        if (await Access.RefuseAsync(CommitteeAction.ViewCard, new(id)) is { } refused)
        {
            return refused;
        }

        var mayManage = await Access.AllowsAsync(SystemAction.ManageCommittees);
        var maySeeWork = mayManage || await Access.AllowsAsync(CommitteeAction.ViewRosterWork, new(id));
        return await History.ShowAsync(id, maySeeWork, ct) is { } page ? View("History", new HistoryShow(page, maySeeWork, mayManage)) : NotFound();
    }

    [HttpGet("committees/{id:long}/states/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { OnDate = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, ct);
    }

    /// <summary>First what will happen is shown, then it is done.</summary>
    [HttpPost("committees/{id:long}/states/new")]
    public async Task<IActionResult> Create(long id, StateForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var day = Day(nameof(form.OnDate), form.OnDate);
        if (form.State is null)
        {
            ModelState.AddModelError(nameof(form.State), Texts["refusal.committee.stateMissing"]);
        }

        if (!ModelState.IsValid)
        {
            return await FormAsync(form, committee!, ct);
        }

        var plan = form.ToPlan(day!.Value);
        if (form.Check is null && Took(await enter.ExecuteAsync(id, plan, form.Seen, await current.ActingAsync(), ct)))
        {
            return Done(id, $"done.state.{form.State}", "life", WrittenDates.Day(day.Value, form.Precision));
        }

        (var outcome, form.Effects) = await enter.CheckAsync(id, plan, ct);
        if (form.Check is not null)
        {
            Took(outcome);
        }

        form.IsRefused = !outcome.IsDone;
        return await FormAsync(form, committee!, ct);
    }

    private async Task<IActionResult> FormAsync(StateForm form, CommitteeName committee, CancellationToken ct)
    {
        ModelState.Remove(nameof(form.Seen));
        form.Seen = form.Effects?.Seal;
        form.Committee = committee;
        form.Next = (await History.ShowAsync(committee.Id, false, ct))!.Next;
        form.State ??= form.Next is [var only] ? only : null;
        return View("NewState", form);
    }
}

/// <summary>The history as one reader sees it.</summary>
public sealed record HistoryShow(CommitteeHistory Page, bool MaySeeWork, bool MayManage);
