using FsCheck;
using FsCheck.Xunit;

namespace TcManager.Domain.Tests;

public class LocalMomentTests
{
    [Property(MaxTest = 1000)]
    public void An_instant_survives_the_way_through_any_zone(int minutes, byte zone)
    {
        // Etc/GMT+12 is twelve hours behind, Etc/GMT-14 fourteen ahead.
        var hours = zone % 27 - 12;
        var zoneId = hours == 0 ? "Etc/GMT" : $"Etc/GMT{-hours:+0;-0}";
        var instant = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes % 3_000_000);
        var local = LocalMoment.Of(instant, zoneId);

        Assert.Equal(instant, local.ToInstant().Value);
        Assert.Equal(DateOnly.FromDateTime(instant.AddHours(hours).DateTime), local.Day);
        Assert.Equal(TimeSpan.FromHours(hours), LocalMoment.OffsetAt(instant, zoneId));
    }

    [Theory]
    [InlineData("Europe/Berlin", 2026, 3, 29, 150)]
    [InlineData("America/New_York", 2026, 3, 8, 150)]
    public void A_reading_that_the_clocks_skip_does_not_exist(string zone, int year, int month, int day, int minute)
    {
        var refusal = new LocalMoment(new(year, month, day), minute, zone).ToInstant("Start").Refusals.Single();

        Assert.Equal(("time.doesNotExist", "Start"), (refusal.Code, refusal.Field));
        Assert.Equal(["02:30", new DateOnly(year, month, day), zone], refusal.Args);
    }

    [Fact]
    public void A_reading_that_the_clocks_show_twice_is_the_earlier() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), new LocalMoment(new(2026, 10, 25), 150, "Europe/Berlin").ToInstant().Value);

    [Fact]
    public void Midnight_at_the_end_of_a_day_is_the_start_of_the_next()
    {
        var end = new LocalMoment(new(2026, 12, 10), 1440, "Asia/Shanghai");

        Assert.Equal("24:00", end.Clock);
        Assert.Equal(new LocalMoment(new(2026, 12, 11), 0, "Asia/Shanghai").ToInstant().Value, end.ToInstant().Value);
        Assert.Equal(new DateTimeOffset(2026, 12, 10, 16, 0, 0, TimeSpan.Zero), end.ToInstant().Value);
    }

    [Fact]
    public void The_end_of_a_leap_day_is_the_first_of_March() =>
        Assert.Equal(new DateOnly(2028, 3, 1), LocalMoment.DayOf(new LocalMoment(new(2028, 2, 29), 1440, "Asia/Shanghai").ToInstant().Value, "Asia/Shanghai"));

    [Theory]
    [InlineData("9:05", 545)]
    [InlineData("09:05", 545)]
    [InlineData("９:05", null)]
    [InlineData("9：05", 545)]
    [InlineData("24:00", 1440)]
    [InlineData("24:01", null)]
    [InlineData("12:60", null)]
    [InlineData("1205", null)]
    [InlineData("-1:05", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clocks_are_read_as_people_write_them(string? text, int? minute) => Assert.Equal(minute, LocalMoment.ParseClock(text));

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("China Standard Time")]
    [InlineData("")]
    public void Only_IANA_names_are_zones(string zone) =>
        Assert.Equal("time.unknownZone", new LocalMoment(new(2026, 1, 1), 0, zone).ToInstant().Refusals.Single().Code);

    [Theory]
    [InlineData(-1)]
    [InlineData(1441)]
    public void A_clock_has_1440_minutes(int minute) =>
        Assert.Equal("time.notAClock", new LocalMoment(new(2026, 1, 1), minute, "Asia/Shanghai").ToInstant().Refusals.Single().Code);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1899, 600)]
    [InlineData(2201, 600)]
    [InlineData(9999, 1440)]
    public void A_year_that_nobody_means_is_refused_at_its_field(int year, int minute)
    {
        var refusal = new LocalMoment(new(year, year == 9999 ? 12 : 1, year == 9999 ? 31 : 1), minute, "Asia/Shanghai").ToInstant("Start").Refusals.Single();
        Assert.Equal(("time.yearOutOfRange", "Start"), (refusal.Code, refusal.Field));
        Assert.True(new LocalMoment(new(1900, 1, 1), 0, "Asia/Shanghai").ToInstant().IsDone);
        Assert.True(new LocalMoment(new(2200, 12, 31), 1440, "Asia/Shanghai").ToInstant().IsDone);
    }
}
