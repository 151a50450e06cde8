using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Meetings;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Meetings;

/// <summary>The meetings of the reader: those called to, and those that the reader's secretariat holds.</summary>
public sealed class MyMeetingsController(MeetingQueries meetings, CurrentActor current) : Controller
{
    [HttpGet("meetings")]
    public async Task<IActionResult> Index(int page, CancellationToken ct) =>
        View("MyMeetings", await meetings.MineAsync(await current.GetAsync(), current.Today, page, ct));
}
