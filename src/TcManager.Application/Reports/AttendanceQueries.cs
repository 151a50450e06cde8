using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Reports;

/// <summary>The chair's report on the attendance of a committee, and the rows behind each of its figures.</summary>
public sealed class AttendanceQueries(TcManagerDb db, AttendanceRows rows, CommitteeProfiles profiles, TimeProvider clock)
{
    /// <summary>The matrix over the years chosen; null years stand for the usual span.</summary>
    public async Task<AttendanceReport?> ReportAsync(long committeeId, int? fromYear, int? toYear, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleOrDefaultAsync(ct) is not { } committee)
        {
            return null;
        }

        var today = clock.Today(committee.ZoneId);
        var span = AttendanceSpan.Of(fromYear, toYear, today);
        var meetings = await MeetingsAsync(committeeId, today, ct);
        var seats = await rows.OfAsync(db.Memberships.Where(m => m.CommitteeId == committeeId), clock.Now(), today, ct);
        var (rule, limit) = (profiles.QuorumOf(committee.ProfileCode, today), profiles.MissLimitOf(committee.ProfileCode, today));
        var matrix = AttendanceMatrix.Of([.. meetings.Where(m => span.Covers(m.On))], seats, day => profiles.QuorumOf(committee.ProfileCode, day), limit, today);
        var isVerified = profiles.Find(committee.ProfileCode, today)?.Verified ?? false;
        return new(committee, today, span, YearsOf(meetings, span), matrix, rule, limit, isVerified);
    }

    /// <summary>One member's line of the same matrix; null when the seat is not of this committee, or not in it.</summary>
    public async Task<MemberAttendancePage?> MemberAsync(long committeeId, long membershipId, int? fromYear, int? toYear, CancellationToken ct) =>
        await ReportAsync(committeeId, fromYear, toYear, ct) is { } report && report.Matrix.Everyone.SingleOrDefault(m => m.Seat.MembershipId == membershipId) is { } member
            ? new(report, member)
            : null;

    /// <summary>One meeting's column of the same matrix, with everybody who was called or counts; null when it is not among the meetings that count.</summary>
    public async Task<MeetingAttendancePage?> MeetingAsync(long committeeId, long meetingId, CancellationToken ct)
    {
        if (await ReportAsync(committeeId, DateOnly.MinValue.Year, DateOnly.MaxValue.Year, ct) is not { } report)
        {
            return null;
        }

        var at = report.Matrix.Meetings.ToList().FindIndex(m => m.Meeting.Id == meetingId);
        if (at < 0)
        {
            return null;
        }

        var meeting = report.Matrix.Meetings[at];
        var lines = report.Matrix.Everyone.Select(m => new MeetingAttendanceLine(m.Seat, m.Cells[at], meeting.Meeting.HasLists && AttendanceMatrix.IsInBase(m.Seat, meeting.Meeting, meeting.Rule)));
        return new(report, meeting, [.. lines.Where(l => l.Row is not null || l.IsInBase)]);
    }

    private async Task<List<AttendanceMeeting>> MeetingsAsync(long committeeId, DateOnly today, CancellationToken ct) =>
        await db.Meetings.AsNoTracking().Where(m => m.CommitteeId == committeeId).Where(AttendanceRows.Counts(clock.Now(), today))
            .OrderBy(m => m.FirstOn).ThenBy(m => m.Id)
            .Select(m => new AttendanceMeeting(
                m.Id,
                m.Kind,
                m.Number,
                m.Title,
                m.FirstOn,
                m.FirstOnPrecision,
                m.IsSample,
                m.IsRecorded || m.AttendanceRecordedAt != null,
                db.Participants.Any(p => p.MeetingId == m.Id),
                m.Note))
            .ToListAsync(ct);

    private static IReadOnlyList<int> YearsOf(List<AttendanceMeeting> meetings, AttendanceSpan span) =>
        [.. meetings.Select(m => m.On.Year).Append(span.FromYear).Append(span.ToYear).Distinct().OrderDescending()];
}

/// <summary>The report.</summary>
/// <param name="Years">To choose from, newest first.</param>
/// <param name="MissLimit">Unexcused misses in a row that are flagged.</param>
/// <param name="IsVerified">Whether the text behind quorum and limit was read.</param>
public sealed record AttendanceReport(
    CommitteeName Committee,
    DateOnly Today,
    AttendanceSpan Span,
    IReadOnlyList<int> Years,
    AttendanceMatrix Matrix,
    MeetingQuorumRule Rule,
    int MissLimit,
    bool IsVerified);

/// <summary>The rows behind a member's figures.</summary>
public sealed record MemberAttendancePage(AttendanceReport Report, MemberAttendance Member);

/// <summary>A seat at one meeting; without a row it was not called and still is in the base of the quorum.</summary>
public sealed record MeetingAttendanceLine(SeatAttendance Seat, AttendanceRow? Row, bool IsInBase);

/// <summary>The rows behind a meeting's figures.</summary>
public sealed record MeetingAttendancePage(AttendanceReport Report, MeetingAttendance Meeting, IReadOnlyList<MeetingAttendanceLine> Lines);
