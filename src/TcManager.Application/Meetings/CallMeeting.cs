using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;

namespace TcManager.Application.Meetings;

/// <summary>Sends the call: freezes who is called and queues one mail to each. Delivery is a job's.</summary>
public sealed class CallMeeting(TcManagerDb db, MailQueue mail, AuditLog audit, TimeProvider clock)
{
    /// <summary>The campaign's id; for the repeat of a form the first one's. Refused as <see cref="ReviseMeeting.Stale"/> when the meeting is another than the one previewed.</summary>
    public async Task<Outcome<long>> ExecuteAsync(long meetingId, Guid formUid, Guid version, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(meetingId, formUid, version, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else's call, or this form's first copy, was committed meanwhile.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(meetingId, formUid, ct) is { } first)
            {
                return first;
            }

            if (await db.Meetings.AnyAsync(m => m.Id == meetingId && m.Version == version, ct))
            {
                throw;
            }

            return new Refusal(ReviseMeeting.Stale);
        }
    }

    private async Task<Outcome<long>> WorkAsync(long meetingId, Guid formUid, Guid version, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(meetingId, formUid, ct) is { } first)
        {
            return first;
        }

        var meeting = await db.Meetings.Include(m => m.Sessions).SingleAsync(m => m.Id == meetingId, ct);
        var now = clock.Now();
        var called = meeting.Call(now);
        if (!called.IsDone)
        {
            return Outcome.Refused<long>(called.Refusals);
        }

        if (meeting.Version != version)
        {
            return new Refusal(ReviseMeeting.Stale);
        }

        if (await db.NotActiveAsync(meeting.CommitteeId, [clock.Today(meeting.ZoneId), meeting.FirstOn], ct) is { } resting)
        {
            return resting;
        }

        var seats = db.Memberships.AsNoTracking().Where(seat => seat.CommitteeId == meeting.CommitteeId && seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || meeting.FirstOn <= seat.ToOn));
        var participants = await Summons.ForAsync(db, meeting, seats, now, ct);
        if (participants.Count == 0)
        {
            return new Refusal("meeting.nobodyToCall", null, meeting.FirstOn);
        }

        audit.Add(acting, AuditActions.MeetingCalled, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, ("participants", participants.Count), ("due", participants.Count(p => p.IsDue)));
        return await Summons.QueueAsync(db, mail, meeting, participants, formUid, ct);
    }

    private async Task<long?> FirstResultAsync(long meetingId, Guid formUid, CancellationToken ct) =>
        await db.Campaigns.AsNoTracking()
            .Where(campaign => campaign.Uid == formUid && db.Meetings.Any(m => m.Id == meetingId && m.Uid == campaign.SubjectUid))
            .Select(campaign => (long?)campaign.Id)
            .SingleOrDefaultAsync(ct);
}
