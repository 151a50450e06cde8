using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>What a form changes of a meeting.</summary>
/// <param name="FormUid">Of the posted form.</param>
/// <param name="Version">That the form was made from.</param>
/// <param name="Plan">As it shall be.</param>
/// <param name="Files">Further papers.</param>
/// <param name="RemovedPapers">Ids of papers to take off.</param>
public sealed record MeetingRevision(Guid FormUid, Guid Version, MeetingPlan Plan, IReadOnlyList<Upload> Files, IReadOnlyList<long> RemovedPapers);

/// <summary>Changes a meeting that nobody has been called to yet.</summary>
public sealed class ReviseMeeting(TcManagerDb db, MeetingPapers papers, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "meeting.stale";

    public async Task<Outcome> ExecuteAsync(long meetingId, MeetingRevision revision, Acting acting, CancellationToken ct)
    {
        using var files = await papers.ReceiveAsync(revision.Files, ct);
        return await db.InTransactionAsync(token => WorkAsync(meetingId, revision, files, acting, token), ct);
    }

    private async Task<Outcome> WorkAsync(long meetingId, MeetingRevision revision, ReceivedFiles files, Acting acting, CancellationToken ct)
    {
        // The copy of a form waits for the first one, and then sees that it has been.
        await db.Meetings.Where(m => m.Id == meetingId).HoldAsync(m => m.ZoneId, ct);
        var meeting = await db.Meetings.Include(m => m.Sessions).Include(m => m.Agenda).AsSplitQuery().SingleAsync(m => m.Id == meetingId, ct);
        if (meeting.MayRevise() is { IsDone: false } fixedNow)
        {
            return fixedNow;
        }

        if (meeting.Version != revision.Version)
        {
            return revision.Files.Count > 0 && await papers.HasTakenAsync(revision.FormUid, ct) ? Outcome.Done : Outcome.Refused(Stale);
        }

        var revised = meeting.Revise(revision.Plan, clock.Now());
        if (!revised.IsDone)
        {
            return revised;
        }

        var added = await papers.AddAsync(meeting, revision.FormUid, files, acting.PersonId, ct);
        if (!added.IsDone)
        {
            return added;
        }

        await papers.RemoveAsync(meeting, revision.RemovedPapers, ct);

        // A change of agenda or papers alone leaves the row as it is; its version moves all the same.
        db.Entry(meeting).State = EntityState.Modified;
        audit.Add(acting, AuditActions.MeetingRevised, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, ("startsAt", meeting.StartsAt), ("zone", meeting.ZoneId), ("papersAdded", revision.Files.Count), ("papersRemoved", revision.RemovedPapers.Count));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
