using TcManager.Domain.Meetings;

namespace TcManager.Domain.Tests.Meetings;

public class AttendanceStreaksTests
{
    /// <summary>P present, O online, A absent, E excused, R represented, U unknown; lower case: not due.</summary>
    [Theory]
    [InlineData("", 0, 0, "")]
    [InlineData("P", 0, 0, "")]
    [InlineData("A", 1, 1, "0")]
    [InlineData("AA", 2, 2, "0,1")]
    [InlineData("PAA", 2, 2, "1,2")]
    [InlineData("AAP", 0, 2, "")]
    [InlineData("AAO", 0, 2, "")]
    [InlineData("APA", 1, 1, "2")]
    [InlineData("AEA", 2, 2, "0,2")]
    [InlineData("ARA", 2, 2, "0,2")]
    [InlineData("AAE", 2, 2, "0,1")]
    [InlineData("EE", 0, 0, "")]
    [InlineData("RERE", 0, 0, "")]
    [InlineData("AUA", 1, 1, "2")]
    [InlineData("UU", 0, 0, "")]
    [InlineData("AaA", 2, 2, "0,2")]
    [InlineData("aa", 0, 0, "")]
    [InlineData("AuA", 2, 2, "0,2")]
    [InlineData("ApA", 1, 1, "2")]
    [InlineData("AAAPA", 1, 3, "4")]
    public void Only_unexcused_misses_count_and_presence_ends_the_row(string history, int current, int longest, string at)
    {
        var streaks = AttendanceStreaks.Of(history.Select(Read));

        Assert.Equal((current, longest, at), (streaks.Current, streaks.Longest, string.Join(',', streaks.CurrentAt)));
    }

    [Theory]
    [InlineData("A", false)]
    [InlineData("AA", true)]
    [InlineData("AEA", true)]
    [InlineData("AAP", false)]
    [InlineData("EE", false)]
    public void Two_in_a_row_are_flagged_until_the_member_comes(string history, bool flagged) =>
        Assert.Equal(flagged, AttendanceStreaks.Of(history.Select(Read)).IsFlagged());

    [Fact]
    public void The_limit_is_the_profiles()
    {
        Assert.False(AttendanceStreaks.Of("AA".Select(Read)).IsFlagged(limit: 3));
        Assert.Equal(2, Seed.Profile("sac-2020").MissedInARow);
    }

    private static DueAttendance Read(char letter) => new(char.IsUpper(letter), char.ToUpperInvariant(letter) switch
    {
        'P' => AttendanceOutcome.Present,
        'O' => AttendanceOutcome.Online,
        'A' => AttendanceOutcome.Absent,
        'E' => AttendanceOutcome.Excused,
        'R' => AttendanceOutcome.Represented,
        _ => AttendanceOutcome.Unknown,
    });
}
