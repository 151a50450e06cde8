using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Meetings;

/// <summary>One line of a posted attendance list.</summary>
/// <param name="Key">Of the participant, or of a seat that began after the call.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Note">A remark.</param>
public sealed record AttendanceLine(string Key, AttendanceOutcome Outcome, string? Note);

/// <summary>Records what became of every participant: the whole list in one write.</summary>
public sealed class RecordAttendance(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Refused as <see cref="ReviseMeeting.Stale"/> when somebody else has saved the list since, unless it says the same, or a line that was filled in names nobody on it any more, and as <c>attendance.reasonMissing</c> when what
    /// was recorded is corrected after the day without a reason.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long meetingId, Guid version, IReadOnlyList<AttendanceLine> lines, string? reason, Acting acting, CancellationToken ct) =>
        db.InTransactionAsync(token => WorkAsync(meetingId, version, lines, reason, acting, token), ct);

    /// <summary>Seats in force on the meeting's first day that were not called, once others were.</summary>
    internal static IQueryable<Membership> NotCalled(TcManagerDb db, long meetingId) =>
        from meeting in db.Meetings.AsNoTracking()
        where meeting.Id == meetingId && (meeting.IsRecorded || meeting.CalledAt != null)
        from seat in db.Memberships.AsNoTracking()
        where seat.CommitteeId == meeting.CommitteeId && seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || meeting.FirstOn <= seat.ToOn)
            && !db.Participants.Any(p => p.MeetingId == meetingId && p.PersonId == seat.PersonId)
        select seat;

    private async Task<Outcome> WorkAsync(long meetingId, Guid version, IReadOnlyList<AttendanceLine> lines, string? reason, Acting acting, CancellationToken ct)
    {
        // The copy of a list waits for the first one, and a reply that comes just now does not spoil the list.
        await db.Meetings.Where(m => m.Id == meetingId).HoldAsync(m => m.ZoneId, ct);
        await db.Participants.Where(p => p.MeetingId == meetingId).HoldAsync(p => p.Outcome, ct);
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, ct);
        var now = clock.Now();
        var may = meeting.MayRecordAttendance(now);
        if (!may.IsDone)
        {
            return may;
        }

        var participants = await db.Participants.Where(p => p.MeetingId == meetingId).ToDictionaryAsync(p => p.ParticipantKey, ct);
        foreach (var seat in await NotCalled(db, meetingId).Select(seat => new { seat.Id, seat.PersonId, seat.Category }).ToListAsync(ct))
        {
            var late = new Participant(meetingId, seat.Id, seat.PersonId, Meeting.IsDueFor(seat.Category), Guid.CreateVersion7(now));
            if (lines.Any(line => line.Key == late.ParticipantKey && line.Outcome != AttendanceOutcome.Unknown) && participants.TryAdd(late.ParticipantKey, late))
            {
                db.Participants.Add(late);
            }
        }

        // A call has passed to another seat while the list was open (CallsOfSeats): nothing that somebody entered is left out in silence.
        if (lines.Any(line => line.Outcome != AttendanceOutcome.Unknown && !participants.ContainsKey(line.Key)))
        {
            return Outcome.Refused(ReviseMeeting.Stale);
        }

        var known = lines.Where(line => participants.ContainsKey(line.Key)).ToList();
        if (meeting.Version != version)
        {
            return known.All(line => Says(participants[line.Key], line)) ? Outcome.Done : Outcome.Refused(ReviseMeeting.Stale);
        }

        var corrections = known.Where(line => participants[line.Key].Outcome is var stands && stands != AttendanceOutcome.Unknown && stands != line.Outcome)
            .Select(line => $"{line.Key} {participants[line.Key].Outcome} → {line.Outcome}").ToList();
        var isCorrection = corrections.Count > 0 && Meeting.IsCorrectionAt(meeting.FirstOn, meeting.ZoneId, now);
        if (isCorrection && string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refused("attendance.reasonMissing", "Reason");
        }

        var changed = known.Count(line => participants[line.Key].RecordOutcome(line.Outcome, line.Note, OutcomeOrigin.Secretariat, now));
        meeting.AttendanceStands(participants.Values.Any(p => p.Outcome != AttendanceOutcome.Unknown) ? now : null);
        var action = isCorrection ? AuditActions.AttendanceCorrected : AuditActions.AttendanceRecorded;
        IEnumerable<(string, object?)> why = isCorrection ? [("reason", reason), ("corrected", corrections.Count), ("were", string.Join("; ", corrections))] : [];
        audit.Add(acting, action, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, [("changed", changed), .. why, .. Counts(participants.Values)]);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private static bool Says(Participant participant, AttendanceLine line) => participant.Outcome == line.Outcome && participant.OutcomeNote == line.Note;

    private static IEnumerable<(string, object?)> Counts(IEnumerable<Participant> participants) =>
        participants.GroupBy(p => p.Outcome).Select(group => ($"{group.Key}", (object?)group.Count()));
}
