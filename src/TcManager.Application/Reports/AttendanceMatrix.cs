using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Reports;

/// <summary>A meeting as a column.</summary>
/// <param name="HasLists">False for a recorded meeting of which only published facts are known: it is listed and counts for nobody.</param>
public sealed record AttendanceMeeting(
    long Id,
    MeetingKind Kind,
    int? Number,
    Bilingual Title,
    DateOnly On,
    DatePrecision Precision,
    bool IsSample,
    bool IsConfirmed,
    bool HasLists,
    Bilingual Note);

/// <summary>A member's line: one cell per meeting of the matrix, null where the member was neither called nor due.</summary>
public sealed record MemberAttendance(SeatAttendance Seat, IReadOnlyList<AttendanceRow?> Cells, AttendanceRate Rate, AttendanceStreaks Streaks, IReadOnlyList<AttendanceMeeting> MissedInARow, bool IsFlagged);

/// <summary>A meeting's column: who was due and came, and whether enough were there. Rate and quorum are null where there are no lists, the quorum also until somebody has recorded the attendance.</summary>
/// <param name="Rule">The quorum's, as it was on the day.</param>
public sealed record MeetingAttendance(AttendanceMeeting Meeting, MeetingQuorumRule Rule, AttendanceRate? Rate, MeetingQuorum? Quorum, int OnSite, int Online);

/// <summary>The rate of one side.</summary>
public sealed record SideAttendance(StakeholderSide Side, AttendanceRate Rate);

/// <summary>Members × meetings. Every figure is reckoned here and nowhere else, from the rows of <see cref="AttendanceRows"/>.</summary>
/// <param name="Meetings">Oldest first.</param>
/// <param name="Everyone">Every seat that the committee ever had, those to look at first.</param>
/// <param name="Members">Of these, whom something was due of in the span, or who sit today.</param>
/// <param name="Total">Of all duties of the span.</param>
public sealed record AttendanceMatrix(IReadOnlyList<MeetingAttendance> Meetings, IReadOnlyList<MemberAttendance> Everyone, IReadOnlyList<MemberAttendance> Members, AttendanceRate Total)
{
    /// <param name="meetings">Oldest first.</param>
    /// <param name="seats">With the rows of all their meetings; those of others than <paramref name="meetings"/> are left out.</param>
    /// <param name="ruleOn">Quorum of the committee's profile on a day.</param>
    /// <param name="missLimit">Unexcused misses in a row that are flagged.</param>
    /// <param name="today">Seats in force that day are listed even if nothing was due of them yet.</param>
    public static AttendanceMatrix Of(IReadOnlyList<AttendanceMeeting> meetings, IReadOnlyList<SeatAttendance> seats, Func<DateOnly, MeetingQuorumRule> ruleOn, int missLimit, DateOnly today)
    {
        var members = seats.Select(seat => MemberOf(seat, meetings, missLimit))
            .OrderByDescending(m => m.IsFlagged).ThenBy(m => m.Seat.SortName, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Seat.MembershipId).ToList();
        var columns = meetings.Select((meeting, at) => ColumnOf(meeting, at, members, ruleOn(meeting.On))).ToList();
        return new(
            columns,
            members,
            [.. members.Where(m => IsListed(m, ruleOn(today), today))],
            AttendanceRate.Of(members.SelectMany(Duties)));
    }

    public IReadOnlyList<SideAttendance> Sides =>
        [.. Members.Where(m => m.Seat.Side is not null).GroupBy(m => m.Seat.Side!.Value).OrderBy(g => g.Key)
            .Select(g => new SideAttendance(g.Key, AttendanceRate.Of(g.SelectMany(Duties)))).Where(s => s.Rate.Rate.HasValue)];

    /// <summary>The line of one member, as <see cref="Of"/> makes it.</summary>
    public static MemberAttendance MemberOf(SeatAttendance seat, IReadOnlyList<AttendanceMeeting> meetings, int missLimit)
    {
        var byMeeting = seat.Rows.ToDictionary(row => row.MeetingId);
        var cells = meetings.Select(meeting => byMeeting.GetValueOrDefault(meeting.Id)).ToList();
        var called = cells.Index().Where(cell => cell.Item is not null).ToList();
        var streaks = AttendanceStreaks.Of(called.Select(cell => cell.Item!.ToDue()));
        return new(
            seat,
            cells,
            AttendanceRate.Of(called.Select(cell => cell.Item!.ToDue())),
            streaks,
            [.. streaks.CurrentAt.Select(at => meetings[called[at].Index])],
            streaks.IsFlagged(missLimit));
    }

    private static MeetingAttendance ColumnOf(AttendanceMeeting meeting, int at, List<MemberAttendance> members, MeetingQuorumRule rule)
    {
        if (!meeting.HasLists)
        {
            return new(meeting, rule, null, null, 0, 0);
        }

        var due = members.Select(m => m.Cells[at]).Where(row => row is { IsDue: true }).ToList();
        return new(
            meeting,
            rule,
            AttendanceRate.Of(due.Select(row => row!.ToDue())),
            !meeting.IsConfirmed ? null : MeetingQuorum.Of(rule, [.. members.Where(m => IsInBase(m.Seat, meeting, rule)).Select(m => m.Cells[at]?.Outcome ?? AttendanceOutcome.Unknown)]),
            due.Count(row => row!.Outcome == AttendanceOutcome.Present),
            due.Count(row => row!.Outcome == AttendanceOutcome.Online));
    }

    /// <summary>Whether the seat is in the base of the meeting's quorum: the roster of that day, called or not.</summary>
    public static bool IsInBase(SeatAttendance seat, AttendanceMeeting meeting, MeetingQuorumRule rule) =>
        rule.Counts.Contains(seat.Category) && seat.IsInForceOn(meeting.On);

    private static bool IsListed(MemberAttendance member, MeetingQuorumRule rule, DateOnly today) =>
        member.Rate.Rate.HasValue || (rule.Counts.Contains(member.Seat.Category) && member.Seat.IsInForceOn(today));

    private static IEnumerable<DueAttendance> Duties(MemberAttendance member) => member.Cells.OfType<AttendanceRow>().Select(row => row.ToDue());
}
