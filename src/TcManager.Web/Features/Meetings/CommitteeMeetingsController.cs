using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>The meetings of one committee, and the scheduling of a further one.</summary>
public sealed class CommitteeMeetingsController(
    MeetingQueries meetings,
    ScheduleMeeting schedule,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MeetingsTexts> texts) : Controller
{
    [HttpGet("committees/{id:long}/meetings")]
    public async Task<IActionResult> Index(long id, int page, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewMeetings, new(id)) is { } refused)
        {
            return refused;
        }

        var committee = await meetings.CommitteeAsync(id, ct);
        if (committee is null)
        {
            return NotFound();
        }

        var withDrafts = await access.AllowsAsync(CommitteeAction.ViewDrafts, new(id));
        var mayManage = await access.AllowsAsync(CommitteeAction.ManageMeetings, new(id));
        var list = await meetings.OfCommitteeAsync(id, await current.GetAsync(), current.Today, withDrafts, page, ct);
        return View("CommitteeMeetings", new CommitteeMeetingsPage(committee, list, mayManage));
    }

    [HttpGet("committees/{id:long}/meetings/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ManageMeetings, new(id)) is { } refused)
        {
            return refused;
        }

        var committee = await meetings.CommitteeAsync(id, ct);
        return committee is null ? NotFound() : await FormAsync(new() { Uid = Guid.CreateVersion7(), ZoneId = committee.ZoneId, ReplyBy = "24:00" }, committee, ct);
    }

    // Not "form": the field Form would be taken for its prefix.
    [HttpPost("committees/{id:long}/meetings/new")]
    [RequestSizeLimit(PlanFormLimits.Request), RequestFormLimits(MultipartBodyLengthLimit = PlanFormLimits.Request)]
    public async Task<IActionResult> Create(long id, PlanForm posted, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ManageMeetings, new(id)) is { } refused)
        {
            return refused;
        }

        var committee = await meetings.CommitteeAsync(id, ct);
        if (committee is null)
        {
            return NotFound();
        }

        if (posted.AddLines is not null)
        {
            ModelState.Clear();
            return await FormAsync(posted, committee, ct);
        }

        if (ModelState.IsValid)
        {
            var scheduled = await schedule.ExecuteAsync(posted.Uid, id, posted.ToPlan(), posted.Uploads(), await current.ActingAsync(), ct);
            if (scheduled.IsDone)
            {
                TempData["Done"] = texts["done.scheduled"].Value;
                return Redirect($"/meetings/{scheduled.Value}/call");
            }

            errors.Add<MeetingsTexts>(ModelState, scheduled.Refusals);
            posted.RenewIfSentBefore(ModelState, scheduled.Refusals);
        }

        return await FormAsync(posted, committee, ct);
    }

    private async Task<IActionResult> FormAsync(PlanForm form, MeetingCommittee committee, CancellationToken ct)
    {
        ModelState.AskForFilesAgain(form, texts);
        form.AddSpareLines();
        form.Frame = new(committee, await meetings.SeatsInForceAsync(committee.Id, current.Today, ct), null, [], []);
        return View("Plan", form);
    }
}

/// <summary>A committee's meetings.</summary>
public sealed record CommitteeMeetingsPage(MeetingCommittee Committee, MeetingList List, bool MayManage);
