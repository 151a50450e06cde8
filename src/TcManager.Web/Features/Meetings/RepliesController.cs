using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Meetings;

/// <summary>The reply of the signed-in member.</summary>
public sealed class RepliesController(MeetingQueries meetings, ReplyAnswers answers, MeetingAccess meetingAccess, CurrentActor current) : Controller
{
    [HttpGet("meetings/{id:long}/reply")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ViewMeetings, ct) is { } refused)
        {
            return refused;
        }

        return await PageAsync(id, ct) is { } page ? View("Reply", ReplyForm.For(page, byLink: false)) : NotFound();
    }

    [HttpPost("meetings/{id:long}/reply")]
    public async Task<IActionResult> Update(long id, ReplyForm form, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ViewMeetings, ct) is { } refused)
        {
            return refused;
        }

        return await PageAsync(id, ct) is { } page ? await answers.TakeAsync(this, form, page, byLink: false, ct) : NotFound();
    }

    private async Task<ReplyPage?> PageAsync(long id, CancellationToken ct) =>
        await current.GetAsync() is { PersonId: not null } actor ? await meetings.ReplyOfAsync(id, actor, current.Today, ct) : null;
}
