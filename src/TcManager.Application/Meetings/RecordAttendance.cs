using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>One line of a posted attendance list.</summary>
public sealed record AttendanceLine(long ParticipantId, AttendanceOutcome Outcome, string? Note);

/// <summary>Records what became of every participant: the whole list in one write.</summary>
public sealed class RecordAttendance(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <see cref="ReviseMeeting.Stale"/> when somebody else has saved the list since, unless it says the same.</summary>
    public async Task<Outcome> ExecuteAsync(long meetingId, Guid version, IReadOnlyList<AttendanceLine> lines, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(meetingId, version, lines, acting, token), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(ReviseMeeting.Stale);
        }
    }

    private async Task<Outcome> WorkAsync(long meetingId, Guid version, IReadOnlyList<AttendanceLine> lines, Acting acting, CancellationToken ct)
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, ct);
        var now = clock.Now();
        var may = meeting.MayRecordAttendance(now);
        if (!may.IsDone)
        {
            return may;
        }

        var participants = await db.Participants.Where(p => p.MeetingId == meetingId).ToDictionaryAsync(p => p.Id, ct);
        var known = lines.Where(line => participants.ContainsKey(line.ParticipantId)).ToList();
        if (meeting.Version != version)
        {
            return known.All(line => Says(participants[line.ParticipantId], line)) ? Outcome.Done : Outcome.Refused(ReviseMeeting.Stale);
        }

        var changed = known.Count(line => participants[line.ParticipantId].RecordOutcome(line.Outcome, line.Note, OutcomeOrigin.Secretariat, now));
        meeting.AttendanceStands(participants.Values.Any(p => p.Outcome != AttendanceOutcome.Unknown) ? now : null);
        audit.Add(acting, AuditActions.AttendanceRecorded, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, [("changed", changed), .. Counts(participants.Values)]);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private static bool Says(Participant participant, AttendanceLine line) => participant.Outcome == line.Outcome && participant.OutcomeNote == line.Note;

    private static IEnumerable<(string, object?)> Counts(IEnumerable<Participant> participants) =>
        participants.GroupBy(p => p.Outcome).Select(group => ($"{group.Key}", (object?)group.Count()));
}
