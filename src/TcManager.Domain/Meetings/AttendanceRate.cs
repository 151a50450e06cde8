namespace TcManager.Domain.Meetings;

/// <summary>One cell of the attendance matrix.</summary>
/// <param name="IsDue">A voting seat in force, and not on leave, on the first session's day (decisions 13).</param>
/// <param name="Outcome">Present in at least one session is present.</param>
public readonly record struct DueAttendance(bool IsDue, AttendanceOutcome Outcome)
{
    public bool IsPresent => Outcome is AttendanceOutcome.Present or AttendanceOutcome.Online;
}

/// <summary>
/// 出席率: meetings where present, of meetings due (decisions 13). The same for a member over meetings and for a meeting over its members.
/// </summary>
/// <param name="Rate">Without a value where nothing was due.</param>
/// <param name="Excused">Due, and excused or represented: stays in the whole, shown apart.</param>
/// <param name="Absent">Due, and absent without a reason.</param>
/// <param name="Unknown">Due, and not recorded: not present until somebody confirms it.</param>
public sealed record AttendanceRate(Fraction Rate, int Excused, int Absent, int Unknown)
{
    /// <summary>Meetings that were not due count on neither side, even if the person came.</summary>
    public static AttendanceRate Of(IEnumerable<DueAttendance> attendances)
    {
        var due = attendances.Where(attendance => attendance.IsDue).ToList();
        int Count(params AttendanceOutcome[] outcomes) => due.Count(attendance => outcomes.Contains(attendance.Outcome));

        return new(
            new Fraction(due.Count(attendance => attendance.IsPresent), due.Count),
            Count(AttendanceOutcome.Excused, AttendanceOutcome.Represented),
            Count(AttendanceOutcome.Absent),
            Count(AttendanceOutcome.Unknown));
    }
}
