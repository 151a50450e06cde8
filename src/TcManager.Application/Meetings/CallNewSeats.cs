using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>Sends the call to those whose seats of the meeting's day began after it went out.</summary>
public sealed class CallNewSeats(TcManagerDb db, MailQueue mail, AuditLog audit, TimeProvider clock)
{
    /// <summary>The campaign's id; for the repeat of a form the first one's. Refused as <see cref="Meeting.MayCallMore"/> says, where the committee rests, and as <c>meeting.allCalled</c> where nobody is left to call.</summary>
    public Task<Outcome<long>> ExecuteAsync(long meetingId, Guid formUid, Acting acting, CancellationToken ct) => db.InTransactionAsync(token => WorkAsync(meetingId, formUid, acting, token), ct);

    private async Task<Outcome<long>> WorkAsync(long meetingId, Guid formUid, Acting acting, CancellationToken ct)
    {
        // Of two at once the second finds everybody called.
        await db.Meetings.Where(m => m.Id == meetingId).HoldAsync(m => m.ZoneId, ct);
        var meeting = await db.Meetings.AsNoTracking().Include(m => m.Sessions).SingleAsync(m => m.Id == meetingId, ct);
        if (await db.Campaigns.Where(c => c.Uid == formUid && c.SubjectUid == meeting.Uid).Select(c => (long?)c.Id).SingleOrDefaultAsync(ct) is { } first)
        {
            return first;
        }

        var now = clock.Now();
        if (meeting.MayCallMore(now) is { IsDone: false } may)
        {
            return Outcome.Refused<long>(may.Refusals);
        }

        if (await db.NotActiveAsync(meeting.CommitteeId, [clock.Today(meeting.ZoneId), meeting.FirstOn], ct) is { } resting)
        {
            return resting;
        }

        var participants = await Summons.ForAsync(db, meeting, RecordAttendance.NotCalled(db, meetingId), now, ct);
        if (participants.Count == 0)
        {
            return new Refusal("meeting.allCalled");
        }

        audit.Add(acting, AuditActions.NewSeatsCalled, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, ("participants", participants.Count), ("due", participants.Count(p => p.IsDue)));
        return await Summons.QueueAsync(db, mail, meeting, participants, formUid, ct);
    }
}
