using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>The attendance list of one meeting, recorded by the secretariat.</summary>
public sealed class AttendanceController(
    MeetingQueries meetings,
    RecordAttendance record,
    MeetingAccess meetingAccess,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MeetingsTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    private const int MostFields = 100_000;

    [HttpGet("meetings/{id:long}/attendance")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        return View("Attendance", new AttendanceView((await meetings.AttendanceAsync(id, ct))!, null));
    }

    /// <summary>签到表: to print and sign in the room.</summary>
    [HttpGet("meetings/{id:long}/sign-in-sheet")]
    public async Task<IActionResult> SignInSheet(long id, CancellationToken ct) =>
        await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) ?? View("SignInSheet", await meetings.SheetAsync(id, ct));

    [HttpPost("meetings/{id:long}/attendance")]
    [RequestFormLimits(ValueCountLimit = MostFields)]
    public async Task<IActionResult> Update(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var form = AttendanceForm.Read(await Request.ReadFormAsync(ct));
        foreach (var name in form.TooLong)
        {
            ModelState.AddModelError(name, shared["form.tooLong", "", 2000]);
        }

        if (ModelState.IsValid && form.Fill is { } fill)
        {
            return View("Attendance", new AttendanceView((await meetings.AttendanceAsync(id, ct))! with { Version = form.Version }, form.Lines.ToDictionary(line => line.Key), fill, form.Reason));
        }

        if (ModelState.IsValid)
        {
            var recorded = await record.ExecuteAsync(id, form.Version, form.Lines, form.Reason, await current.ActingAsync(), ct);
            if (recorded.IsDone)
            {
                TempData["Done"] = texts["done.attendance"].Value;
                return Redirect($"/meetings/{id}/attendance");
            }

            errors.Add<MeetingsTexts>(ModelState, recorded.Refusals);
        }

        return View("Attendance", new AttendanceView((await meetings.AttendanceAsync(id, ct))!, form.Lines.ToDictionary(line => line.Key), Reason: form.Reason));
    }
}
