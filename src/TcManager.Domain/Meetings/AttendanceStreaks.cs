namespace TcManager.Domain.Meetings;

/// <summary>
/// Misses in a row (decisions 13, rules.md §1.2 <c>missed-duties</c>). Only an absence without a reason counts. A meeting that was excused,
/// represented or not due neither counts nor ends the row: an apology in between takes back neither neighbour. Presence ends it, and so does
/// a meeting that was never recorded, because nobody is flagged over a gap in the records.
/// </summary>
/// <param name="Current">Unexcused misses in the row that reaches the latest meeting.</param>
/// <param name="Longest">Most unexcused misses in one row.</param>
/// <param name="CurrentAt">Positions in the input of the misses that <paramref name="Current"/> counts: the rows behind the figure.</param>
public sealed record AttendanceStreaks(int Current, int Longest, IReadOnlyList<int> CurrentAt)
{
    /// <summary>Two misses in a row, where the profile says nothing else.</summary>
    public const int UsualLimit = 2;

    /// <param name="attendances">One person's, by date, earliest first; meetings and ballots are never mixed in one row.</param>
    public static AttendanceStreaks Of(IEnumerable<DueAttendance> attendances)
    {
        List<int> row = [];
        var longest = 0;
        foreach (var (position, attendance) in attendances.Index())
        {
            if (attendance is { IsDue: true, Outcome: AttendanceOutcome.Absent })
            {
                row.Add(position);
                longest = Math.Max(longest, row.Count);
            }
            else if (attendance is { IsDue: true, Outcome: AttendanceOutcome.Unknown } || attendance.IsPresent)
            {
                row.Clear();
            }
        }

        return new(row.Count, longest, row);
    }

    /// <summary>Whether the row that still runs has reached the limit.</summary>
    public bool IsFlagged(int limit = UsualLimit) => Current >= limit;
}
