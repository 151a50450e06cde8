using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>The call of a meeting: shown exactly as it will go out, then sent.</summary>
public sealed class CallController(
    MeetingQueries meetings,
    CallMeeting call,
    MeetingAccess meetingAccess,
    CurrentActor current,
    FormErrors errors) : Controller
{
    [HttpGet("meetings/{id:long}/call")]
    public async Task<IActionResult> New(long id, string? culture, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var plan = (await meetings.CallPlanAsync(id, ct))!;
        return Preview(plan, new() { Uid = Guid.CreateVersion7(), Version = plan.Planned.Version, Culture = culture });
    }

    [HttpPost("meetings/{id:long}/call")]
    public async Task<IActionResult> Create(long id, CallForm form, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var called = await call.ExecuteAsync(id, form.Uid, form.Version ?? Guid.Empty, await current.ActingAsync(), ct);
        if (called.IsDone)
        {
            return Redirect($"/campaigns/{called.Value}");
        }

        errors.Add<MeetingsTexts>(ModelState, called.Refusals);
        var plan = (await meetings.CallPlanAsync(id, ct))!;
        ModelState.Remove(nameof(form.Version));
        form.Version = plan.Planned.Version;
        return Preview(plan, form);
    }

    private ViewResult Preview(CallPlan plan, CallForm form)
    {
        form.Culture = Cultures.All.Contains(form.Culture ?? "") ? form.Culture : plan.InChinese >= plan.InEnglish ? Cultures.Chinese : Cultures.English;
        form.Plan = plan;
        return View("Call", form);
    }
}

/// <summary>The confirmation of a call.</summary>
public sealed class CallForm : PostedForm
{
    /// <summary>In which the mail is shown.</summary>
    public string? Culture { get; set; }

    /// <summary>Never bound.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public CallPlan Plan { get; set; } = null!;
}
