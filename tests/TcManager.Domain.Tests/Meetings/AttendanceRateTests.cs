using TcManager.Domain.Meetings;
using static TcManager.Domain.Meetings.AttendanceOutcome;

namespace TcManager.Domain.Tests.Meetings;

public class AttendanceRateTests
{
    [Fact]
    public void Excused_stays_in_the_whole_and_is_shown_apart() =>
        Assert.Equal(new AttendanceRate(new Fraction(2, 6), Excused: 2, Absent: 1, Unknown: 1), Rate(Present, Online, Excused, Represented, Absent, Unknown));

    [Fact]
    public void What_was_not_due_counts_on_neither_side() =>
        Assert.Equal(
            new AttendanceRate(new Fraction(1, 2), 0, 1, 0),
            AttendanceRate.Of([new(true, Present), new(true, Absent), new(false, Present), new(false, Absent), new(false, Excused)]));

    [Fact]
    public void Where_nothing_was_due_there_is_no_rate() => Assert.False(AttendanceRate.Of([new(false, Present)]).Rate.HasValue);

    [Fact]
    public void A_deputy_makes_nobody_present() => Assert.Equal(new AttendanceRate(new Fraction(0, 1), 1, 0, 0), Rate(Represented));

    private static AttendanceRate Rate(params AttendanceOutcome[] outcomes) => AttendanceRate.Of(outcomes.Select(outcome => new DueAttendance(true, outcome)));
}
