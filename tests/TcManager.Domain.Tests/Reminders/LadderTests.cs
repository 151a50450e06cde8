using FsCheck;
using FsCheck.Xunit;
using TcManager.Domain.Reminders;

namespace TcManager.Domain.Tests.Reminders;

public class LadderTests
{
    private static readonly Ladder Usual = new([14, 7, 3, 1]);
    private static readonly Deadline EndOfDay = new(Utc(2026, 12, 10, 16), "Asia/Shanghai");
    private static readonly DateTimeOffset LongBefore = Utc(2026, 11, 1, 0);

    [Fact]
    public void Steps_fall_at_nine_in_the_committees_zone_on_its_days() =>
        Assert.Equal(
            [new(14, Utc(2026, 11, 26, 1), "d14@2026-12-10T16:00:00.000Z"), new(7, Utc(2026, 12, 3, 1), "d7@2026-12-10T16:00:00.000Z"),
             new(3, Utc(2026, 12, 7, 1), "d3@2026-12-10T16:00:00.000Z"), new(1, Utc(2026, 12, 9, 1), "d1@2026-12-10T16:00:00.000Z")],
            Usual.Steps(LongBefore, EndOfDay));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    public void A_step_is_due_from_its_instant_on(int milliseconds, int? days) =>
        Assert.Equal(days, new Ladder([7]).DueStep(LongBefore, EndOfDay, Utc(2026, 12, 3, 1).AddMilliseconds(milliseconds))?.DaysBefore);

    [Fact]
    public void After_an_outage_only_the_newest_step_is_due() =>
        Assert.Equal(3, Usual.DueStep(LongBefore, EndOfDay, Utc(2026, 12, 8, 12))?.DaysBefore);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void Nothing_is_due_once_the_deadline_has_passed(int milliseconds, int? days) =>
        Assert.Equal(days, Usual.DueStep(LongBefore, EndOfDay, EndOfDay.At.AddMilliseconds(milliseconds))?.DaysBefore);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_step_within_a_day_of_the_opening_is_dropped(int milliseconds, bool kept)
    {
        var opened = Utc(2026, 12, 2, 1).AddMilliseconds(milliseconds);

        Assert.Equal(kept, Usual.Steps(opened, EndOfDay).Any(step => step.DaysBefore == 7));
        Assert.DoesNotContain(Usual.Steps(opened, EndOfDay), step => step.DaysBefore == 14);
    }

    [Fact]
    public void Who_is_asked_late_gets_no_step_that_lay_before() =>
        Assert.Null(Usual.DueStep(Utc(2026, 12, 4, 0), EndOfDay, Utc(2026, 12, 5, 1)));

    [Fact]
    public void An_extension_starts_new_steps()
    {
        var extended = EndOfDay with { At = EndOfDay.At.AddDays(7) };

        Assert.Empty(Usual.Steps(LongBefore, EndOfDay).Select(step => step.OccurrenceKey).Intersect(Usual.Steps(LongBefore, extended).Select(step => step.OccurrenceKey)));
    }

    [Fact]
    public void Every_mornings_clock_reads_nine_across_daylight_saving()
    {
        var deadline = new Deadline(new LocalMoment(new(2026, 3, 31), 1440, "Europe/Berlin").ToInstant().Value, "Europe/Berlin");

        Assert.Equal([Utc(2026, 3, 24, 8), Utc(2026, 3, 28, 8), Utc(2026, 3, 30, 7)], new Ladder([7, 3, 1]).Steps(LongBefore.AddYears(-1), deadline).Select(step => step.At));
    }

    [Fact]
    public void A_step_on_a_leap_day_falls_on_it() =>
        Assert.Equal(Utc(2028, 2, 29, 1), new Ladder([1]).Steps(LongBefore, new Deadline(Utc(2028, 3, 1, 9), "Asia/Shanghai")).Single().At);

    [Fact]
    public void A_morning_that_the_calendar_skipped_is_the_first_minute_after_it()
    {
        // Samoa crossed the date line: 30 December 2011 did not happen there.
        var step = new Ladder([1]).Steps(LongBefore.AddYears(-20), new Deadline(Utc(2011, 12, 31, 4), "Pacific/Apia")).Single();

        Assert.True(step.At < Utc(2011, 12, 31, 4));
        Assert.True(step.At >= Utc(2011, 12, 29, 0));
    }

    [Property(MaxTest = 1000)]
    public void Never_are_two_steps_due_at_once_and_each_is_due_at_some_time(PositiveInt length, NonNegativeInt minutes, byte zone)
    {
        var deadline = new Deadline(LongBefore.AddMinutes(length.Get % 60_000), LadderZones[zone % LadderZones.Length]);
        var now = LongBefore.AddMinutes(minutes.Get % 60_000);
        var steps = Usual.Steps(LongBefore, deadline).ToList();
        var due = Usual.DueStep(LongBefore, deadline, now);

        Assert.Equal(steps.OrderBy(step => step.At), steps);
        Assert.True(due is null || (due.At <= now && now < deadline.At && steps.Contains(due)));
        Assert.All(steps, step => Assert.Equal(step, Usual.DueStep(LongBefore, deadline, step.At)));
        Assert.All(steps, step => Assert.Equal(540, LocalMoment.Of(step.At, deadline.ZoneId).MinuteOfDay));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Nobody_is_reminded_twice_within_a_day(int milliseconds, bool may) =>
        Assert.Equal(may, Ladder.MayRemind(LongBefore, LongBefore.AddHours(24).AddMilliseconds(milliseconds)));

    [Fact]
    public void Who_was_never_reminded_may_be() => Assert.True(Ladder.MayRemind(null, LongBefore));

    [Fact]
    public void Steps_are_whole_days_in_descending_order()
    {
        Assert.Equal([14, 7, 1], new Ladder([1, 14, 7, 7]).DaysBefore);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ladder([7, 0]));
        Assert.Empty(new Ladder([]).Steps(LongBefore, EndOfDay));
    }

    private static readonly string[] LadderZones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "Australia/Lord_Howe"];

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
