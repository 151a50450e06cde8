using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using NetEscapades.AspNetCore.SecurityHeaders;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>The call of a meeting: shown exactly as it will go out, then sent.</summary>
public sealed class CallController(
    MeetingQueries meetings,
    MailComposer composer,
    CallMeeting call,
    CallNewSeats callNew,
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
        return await PreviewAsync(plan, new() { Uid = Guid.CreateVersion7(), Version = plan.Planned.Version, Culture = culture }, ct);
    }

    /// <summary>The mail itself, for the frame of the preview: its own inline styles, nothing from outside, no script.</summary>
    [HttpGet("meetings/{id:long}/call/mail")]
    [SecurityHeadersPolicy(SecuritySetup.MailFrame)]
    public async Task<IActionResult> Mail(long id, string? culture, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var mail = await composer.PreviewCallAsync(id, culture == Cultures.Chinese ? Cultures.Chinese : Cultures.English, ct);
        return Content(mail.Html, "text/html; charset=utf-8");
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
        return await PreviewAsync(plan, form, ct);
    }

    /// <summary>The call once more, to those alone whose seats began after it.</summary>
    [HttpPost("meetings/{id:long}/call/more")]
    public async Task<IActionResult> CreateMore(long id, Guid uid, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var called = await callNew.ExecuteAsync(id, uid, await current.ActingAsync(), ct);
        if (called.IsDone)
        {
            return Redirect($"/campaigns/{called.Value}");
        }

        TempData["NotDone"] = errors.Sentence<MeetingsTexts>(called.Refusals[0]);
        return Redirect($"/meetings/{id}");
    }

    private async Task<ViewResult> PreviewAsync(CallPlan plan, CallForm form, CancellationToken ct)
    {
        form.Culture = Cultures.All.Contains(form.Culture ?? "") ? form.Culture! : plan.InChinese >= plan.InEnglish ? Cultures.Chinese : Cultures.English;
        form.Plan = plan;
        form.Subject = (await composer.PreviewCallAsync(plan.Planned.Head.Id, form.Culture, ct)).Subject;
        return View("Call", form);
    }
}

/// <summary>The confirmation of a call.</summary>
public sealed class CallForm : PostedForm
{
    /// <summary>In which the mail is shown.</summary>
    public string? Culture { get; set; }

    /// <summary>Never bound.</summary>
    [BindNever, ValidateNever]
    public CallPlan Plan { get; set; } = null!;

    /// <summary>Of the mail as shown; never bound.</summary>
    [BindNever, ValidateNever]
    public string Subject { get; set; } = "";
}
