using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Meetings;

/// <summary>The first question of every page of one meeting.</summary>
public sealed class MeetingAccess(MeetingQueries meetings, CommitteeAccess access)
{
    /// <summary>Null when allowed. A meeting that nobody has been called to exists for those only who may see drafts.</summary>
    public async Task<IActionResult?> RefuseAsync(long meetingId, CommitteeAction action, CancellationToken ct)
    {
        var meeting = await meetings.MatterAsync(meetingId, ct);
        if (meeting is null)
        {
            return new NotFoundResult();
        }

        var matter = new CommitteeMatter(meeting.CommitteeId, meeting.FirstOn);
        return meeting.IsDraft && !await access.AllowsAsync(CommitteeAction.ViewDrafts, matter) ? new NotFoundResult() : await access.RefuseAsync(action, matter);
    }
}
