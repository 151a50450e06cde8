using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Meetings;
using TcManager.Application.Reminders;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Meetings;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>One meeting: its page and its form.</summary>
public sealed class MeetingsController(
    MeetingQueries meetings,
    NextReminders next,
    ReviseMeeting revise,
    MeetingAccess meetingAccess,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MeetingsTexts> texts) : Controller
{
    [HttpGet("meetings/{id:long}")]
    public async Task<IActionResult> Show(long id, Reply? reply, int page, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ViewMeetings, ct) is { } refused)
        {
            return refused;
        }

        var meeting = await meetings.PageAsync(id, await current.GetAsync(), current.Today, ct);
        if (meeting is null)
        {
            return NotFound();
        }

        var matter = new CommitteeMatter(meeting.Committee.Id, meeting.Head.FirstOn);
        var replies = await access.AllowsAsync(CommitteeAction.ViewReplies, matter) ? await meetings.RepliesAsync(id, reply, page, ct) : null;
        var rights = new MeetingRights(
            await access.AllowsAsync(CommitteeAction.ManageMeetings, matter),
            await access.AllowsAsync(CommitteeAction.ViewMail, matter),
            await access.AllowsAsync(CommitteeAction.ViewDocuments, matter));
        return View("Meeting", new ShownMeeting(meeting, replies, rights, rights.MayViewMail ? await next.OfMeetingAsync(id, ct) : null));
    }

    [HttpGet("meetings/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var planned = (await meetings.PlannedAsync(id, ct))!;
        if (planned.Head.State != MeetingState.Draft)
        {
            return View("PlanFixed", planned);
        }

        var form = PlanForm.Of(planned);
        form.Uid = Guid.CreateVersion7();
        return await FormAsync(form, planned, [], ct);
    }

    // Not "form": the field Form would be taken for its prefix.
    [HttpPost("meetings/{id:long}/edit")]
    [RequestSizeLimit(PlanFormLimits.Request), RequestFormLimits(MultipartBodyLengthLimit = PlanFormLimits.Request)]
    public async Task<IActionResult> Update(long id, PlanForm posted, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        if (posted.AddLines is not null)
        {
            ModelState.Clear();
        }
        else if (ModelState.IsValid)
        {
            var revision = new MeetingRevision(posted.Uid, posted.Version ?? Guid.Empty, posted.ToPlan(), posted.Uploads(), posted.RemovedPapers);
            var revised = await revise.ExecuteAsync(id, revision, await current.ActingAsync(), ct);
            if (revised.IsDone)
            {
                return Saved(id);
            }

            return await RefusedAsync(id, posted, revised.Refusals, ct);
        }

        return await FormAsync(posted, (await meetings.PlannedAsync(id, ct))!, [], ct);
    }

    /// <summary>A stale form is shown beside what stands now, and may then be sent over it; one that says the same has been saved before.</summary>
    private async Task<IActionResult> RefusedAsync(long id, PlanForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var planned = (await meetings.PlannedAsync(id, ct))!;
        if (refusals is not [{ Code: ReviseMeeting.Stale }])
        {
            errors.Add<MeetingsTexts>(ModelState, refusals);
            return await FormAsync(form, planned, [], ct);
        }

        var differences = PlanDifferences.Between(PlanForm.Of(planned), form);
        if (differences.Count == 0 && form.Uploads().Count == 0)
        {
            return Saved(id);
        }

        errors.Add<MeetingsTexts>(ModelState, refusals);
        ModelState.Remove(nameof(form.Version));
        form.Version = planned.Version;
        return await FormAsync(form, planned, differences, ct);
    }

    private RedirectResult Saved(long id)
    {
        TempData["Done"] = texts["done.revised"].Value;
        return Redirect($"/meetings/{id}/call");
    }

    private async Task<IActionResult> FormAsync(PlanForm form, PlannedMeeting planned, IReadOnlyList<Difference> differences, CancellationToken ct)
    {
        ModelState.AskForFilesAgain(form, texts);
        form.AddSpareLines();
        form.Frame = new(planned.Committee, await meetings.SeatsInForceAsync(planned.Committee.Id, planned.Head.FirstOn, ct), planned.Head.Id, planned.Papers, differences);
        return View("Plan", form);
    }
}

/// <summary>What the reader may do on the page of a meeting.</summary>
public sealed record MeetingRights(bool MayManage, bool MayViewMail, bool MayReadPapers);

/// <summary>The page of a meeting, with the replies for those who may see them.</summary>
/// <param name="Next">The next automatic reminder, for those who may see mail.</param>
public sealed record ShownMeeting(MeetingPage Meeting, ReplyList? Replies, MeetingRights Rights, NextReminder? Next);
