using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Application.Texts;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>A secretariat goes from one organisation to another: first what is open that day is shown, then it is confirmed.</summary>
public sealed class HandoversController(
    CommitteeHistoryQueries history, SeatQueries organisations, HandOverSecretariat handOver, CommitteeAccess access, CurrentActor current, FormErrors errors, TimeProvider clock, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared)
    : CommitteeWorkController(history, access, errors, texts, shared)
{
    [HttpGet("committees/{id:long}/handover")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { OnDate = FormDay.Written(clock.Today(committee!.ZoneId).AddDays(1)) }, committee, ct);
    }

    [HttpPost("committees/{id:long}/handover")]
    public async Task<IActionResult> Create(long id, HandoverForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var day = Day(nameof(form.OnDate), form.OnDate);
        var organisation = await organisations.OrganisationAsync(form.Organisation, ct);
        if (organisation is null)
        {
            ModelState.AddModelError(nameof(form.Organisation), Texts["refusal.body.organisationUnknown"]);
        }

        if (!ModelState.IsValid)
        {
            return await FormAsync(form, committee!, ct);
        }

        var plan = new HandoverPlan(form.Part, organisation!.Value, day!.Value);
        if (form.Check is null && Took(await handOver.ExecuteAsync(id, plan, form.Seen, await current.ActingAsync(), ct)))
        {
            return Done(id, "done.handedOver", "bodies", WrittenDates.Day(day.Value));
        }

        (var outcome, form.Effects) = await handOver.CheckAsync(id, plan, ct);
        if (form.Check is not null)
        {
            Took(outcome);
        }

        return await FormAsync(form, committee!, ct);
    }

    private async Task<IActionResult> FormAsync(HandoverForm form, CommitteeName committee, CancellationToken ct)
    {
        ModelState.Remove(nameof(form.Seen));
        form.Seen = form.Effects?.Seal;
        form.Committee = committee;
        form.Holders = (await History.ShowAsync(committee.Id, false, ct))!.Handable;
        form.Organisations = await History.OrganisationsAsync(ct);
        return View("Handover", form);
    }
}
