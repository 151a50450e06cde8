using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Reports;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Reports;

/// <summary>The chair's report on attendance; every figure opens to the rows that make it.</summary>
[Route("committees/{id:long}/attendance")]
public sealed class AttendanceController(CurrentActor current, CommitteeAccess access, AttendanceQueries attendance) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long id, int? from, int? to, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewAttendance, new(id)) is { } refusal)
        {
            return refusal;
        }

        return await attendance.ReportAsync(id, from, to, ct) is { } report ? View(report) : NotFound();
    }

    /// <summary>The same report to reckon on.</summary>
    [HttpGet("workbook.xlsx")]
    public async Task<IActionResult> Workbook(long id, int? from, int? to, [FromServices] AttendanceWorkbook workbook, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewAttendance, new(id)) is { } refusal)
        {
            return refusal;
        }

        if (await attendance.ReportAsync(id, from, to, ct) is not { } report)
        {
            return NotFound();
        }

        var file = new MemoryStream();
        workbook.Write(file, report);
        file.Position = 0;
        Response.Headers.CacheControl = "private, no-store";
        var code = string.Concat(report.Committee.Code.Split(' ', '/', '\\'));
        return File(file, AttendanceWorkbook.ContentType, $"{code}-attendance-{report.Span.FromYear}-{report.Span.ToYear}.xlsx");
    }

    /// <summary>Also for the member in question: everybody may see the rows behind an own figure.</summary>
    [HttpGet("members/{membershipId:long}")]
    public async Task<IActionResult> Member(long id, long membershipId, int? from, int? to, CancellationToken ct)
    {
        var isOwn = (await current.GetAsync()).Holds(id, membershipId, current.Today);
        if (await access.RefuseAsync(isOwn ? CommitteeAction.ViewMeetings : CommitteeAction.ViewAttendance, new(id)) is { } refusal)
        {
            return refusal;
        }

        return await attendance.MemberAsync(id, membershipId, from, to, ct) is { } page ? View(page) : NotFound();
    }

    [HttpGet("meetings/{meetingId:long}")]
    public async Task<IActionResult> Meeting(long id, long meetingId, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewAttendance, new(id)) is { } refusal)
        {
            return refusal;
        }

        return await attendance.MeetingAsync(id, meetingId, ct) is { } page ? View(page) : NotFound();
    }
}
