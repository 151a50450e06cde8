using TcManager.Domain.Meetings;

namespace TcManager.Domain.Tests.Meetings;

/// <summary>How long somebody is taken to be in the room, and when a vote there ends by itself (pitfalls 27, 28).</summary>
public sealed class StaysTests
{
    private static readonly SessionTimes[] TwoDays =
    [
        Session(11, 9, 12),
        Session(11, 14, 17),
        Session(12, 9, 17),
    ];

    [Theory]
    [InlineData(10, 20, null)]
    [InlineData(11, 8, "10 21")]
    [InlineData(11, 13, "10 21")]
    [InlineData(11, 20, "10 21")]
    [InlineData(11, 21, "11 21")]
    [InlineData(12, 20, "11 21")]
    [InlineData(12, 21, null)]
    public void An_arrival_counts_on_its_local_day_over_lunch_and_over_the_time_and_not_the_day_after(int day, int hour, string? since) =>
        Assert.Equal(since is null ? null : At(int.Parse(since[..2], null), int.Parse(since[3..], null)), Stays.Since(TwoDays, At(day, hour)));

    [Fact]
    public void Without_times_nobody_is_in_the_room() => Assert.Null(Stays.Since([], At(11, 10)));

    [Theory]
    [InlineData(11, 10, 11, 17)]
    [InlineData(12, 10, 12, 17)]
    [InlineData(11, 16, 11, 17)]
    [InlineData(12, 18, 12, 19)]
    [InlineData(14, 10, 14, 11)]
    public void A_vote_in_the_room_ends_with_the_day_and_not_before_an_hour(int openedDay, int openedHour, int day, int hour) =>
        Assert.Equal(At(day, hour), Stays.RoomEndsAt(TwoDays, At(openedDay, openedHour)));

    [Theory]
    [InlineData(1, 10, "10 21")]
    [InlineData(11, 10, null)]
    [InlineData(14, 10, null)]
    public void The_next_room_is_that_of_the_next_day(int day, int hour, string? next) =>
        Assert.Equal(next is null ? null : At(int.Parse(next[..2], null), int.Parse(next[3..], null)), Stays.NextRoomAt(TwoDays, At(day, hour)));

    [Fact]
    public void A_vote_opened_at_the_very_end_lasts_an_hour() => Assert.Equal(At(11, 16).AddMinutes(90), Stays.RoomEndsAt(TwoDays, At(11, 16).AddMinutes(30)));

    private static SessionTimes Session(int day, int from, int to) => new(new(2026, 12, day), At(day, from), At(day, to));

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.Zero);
}
