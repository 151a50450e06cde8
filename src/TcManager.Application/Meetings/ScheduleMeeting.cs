using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>Plans a meeting. Nothing goes out.</summary>
public sealed class ScheduleMeeting(TcManagerDb db, MeetingPapers papers, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// The meeting's id; for the repeat of a form the first one's. Refused as <see cref="Meeting.Schedule"/> says, and as <see cref="SentForms.SentBefore"/> when the form has
    /// made another meeting before: what it says now is not saved under the first one's success.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(Guid uid, long committeeId, MeetingPlan plan, IReadOnlyList<Upload> files, Acting acting, CancellationToken ct)
    {
        using var received = await papers.ReceiveAsync(files, ct);
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(uid, committeeId, plan, received, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(uid, committeeId, plan, ct) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    private async Task<Outcome<long>> WorkAsync(Guid uid, long committeeId, MeetingPlan plan, ReceivedFiles files, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(uid, committeeId, plan, ct) is { } first)
        {
            return first;
        }

        var scheduled = Meeting.Schedule(uid, committeeId, plan, clock.Now());
        if (!scheduled.IsDone)
        {
            return Outcome.Refused<long>(scheduled.Refusals);
        }

        var meeting = scheduled.Value;
        var added = await papers.AddAsync(meeting, uid, files, acting.PersonId, ct);
        if (!added.IsDone)
        {
            return Outcome.Refused<long>(added.Refusals);
        }

        db.Meetings.Add(meeting);
        audit.Add(acting, AuditActions.MeetingScheduled, AuditSubject.Meeting, meeting.Uid, committeeId, ("startsAt", meeting.StartsAt), ("zone", meeting.ZoneId), ("papers", files.Files.Count));
        await db.SaveChangesAsync(ct);
        return meeting.Id;
    }

    private async Task<Outcome<long>?> FirstResultAsync(Guid uid, long committeeId, MeetingPlan plan, CancellationToken ct)
    {
        var first = await db.Meetings.AsNoTracking().Include(m => m.Sessions).Include(m => m.Agenda).AsSplitQuery().SingleOrDefaultAsync(m => m.Uid == uid, ct);
        return first is null ? null : first.CommitteeId == committeeId && first.Says(plan) ? first.Id : SentForms.SentBefore;
    }
}
