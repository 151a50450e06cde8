namespace TcManager.Domain.Tests;

public class DeadlineTests
{
    private static readonly Deadline EndOfDay = new(new DateTimeOffset(2026, 12, 10, 16, 0, 0, TimeSpan.Zero), "Asia/Shanghai");

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void The_deadline_is_the_first_refused_instant(int milliseconds, bool passed) =>
        Assert.Equal(passed, EndOfDay.IsPassedAt(EndOfDay.At.AddMilliseconds(milliseconds)));

    [Fact]
    public void Midnight_is_written_as_the_end_of_the_day() =>
        Assert.Equal((new DateOnly(2026, 12, 10), "24:00"), (EndOfDay.Local.Day, EndOfDay.Local.Clock));

    [Theory]
    [InlineData("Asia/Shanghai", 10, "24:00")]
    [InlineData("Europe/Berlin", 10, "17:00")]
    [InlineData("America/New_York", 10, "11:00")]
    [InlineData("Pacific/Kiritimati", 11, "06:00")]
    public void One_instant_is_written_in_each_zone(string zone, int day, string clock)
    {
        var local = (EndOfDay with { ZoneId = zone }).Local;

        Assert.Equal((new DateOnly(2026, 12, day), clock), (local.Day, local.Clock));
    }

    [Theory]
    [InlineData(2026, 12, 9, 15, 59, 1)]
    [InlineData(2026, 12, 9, 16, 0, 0)]
    [InlineData(2026, 12, 10, 15, 59, 0)]
    [InlineData(2026, 12, 10, 16, 0, -1)]
    public void Days_left_are_the_committees_days(int year, int month, int day, int hour, int minute, int left) =>
        Assert.Equal(left, EndOfDay.DaysLeft(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero)));
}
