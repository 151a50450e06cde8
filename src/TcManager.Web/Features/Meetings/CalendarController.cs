using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Templates;
using TcManager.Domain.Access;

namespace TcManager.Web.Features.Meetings;

/// <summary>A meeting for one's own calendar.</summary>
public sealed class CalendarController(MeetingNotices notices, CalendarFile calendar, MeetingAccess meetingAccess) : Controller
{
    [HttpGet("meetings/{id:long}/calendar.ics")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ViewMeetings, ct) is { } refused)
        {
            return refused;
        }

        // Of a recorded meeting often only the day is known.
        return await notices.FindAsync(id, ct) is { Sessions.Count: > 0 } meeting
            ? File(calendar.Publish(meeting, CultureInfo.CurrentUICulture.Name), "text/calendar; charset=utf-8", $"meeting-{id}.ics")
            : NotFound();
    }
}
