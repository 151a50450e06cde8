using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Meetings;

public class MeetingQuorumTests
{
    private static readonly MeetingQuorumRule Sac = Seed.Profile("sac-2020").MeetingQuorum;
    private static readonly MeetingQuorumRule Iso = Seed.Profile("iso").MeetingQuorum;

    [Theory]
    [InlineData(47, 36, 0, 36, 0, QuorumState.Met)]
    [InlineData(47, 35, 0, 36, 1, QuorumState.NotMet)]
    [InlineData(47, 30, 6, 36, 0, QuorumState.Met)]
    [InlineData(28, 21, 0, 21, 0, QuorumState.Met)]
    [InlineData(28, 20, 0, 21, 1, QuorumState.NotMet)]
    [InlineData(25, 0, 19, 19, 0, QuorumState.Met)]
    [InlineData(25, 0, 0, 19, 19, QuorumState.NotMet)]
    [InlineData(0, 0, 0, 1, 1, QuorumState.NotMet)]
    public void Three_quarters_of_the_voting_seats_in_the_room_or_online(int seats, int present, int online, long required, long shortBy, QuorumState state) =>
        Assert.Equal(
            new MeetingQuorum(new Fraction(present + online, seats), new Fraction(3, 4), required, shortBy, state),
            MeetingQuorum.Of(Sac, seats, present, online));

    [Fact]
    public void Only_confirmed_presence_of_the_member_counts()
    {
        AttendanceOutcome[] seats = [AttendanceOutcome.Present, AttendanceOutcome.Online, AttendanceOutcome.Represented, AttendanceOutcome.Unknown, AttendanceOutcome.Excused, AttendanceOutcome.Absent];

        var quorum = MeetingQuorum.Of(Sac, seats);

        Assert.Equal((new Fraction(2, 6), 3L), (quorum.Actual, quorum.ShortBy));
    }

    [Fact]
    public void A_profile_may_count_the_room_alone() =>
        Assert.Equal(QuorumState.NotMet, MeetingQuorum.Of(Sac with { OnlineCounts = false }, 28, 20, 8).State);

    [Fact]
    public void Iso_asks_for_none_and_shows_the_P_members_present()
    {
        Assert.Equal([SeatCategory.P], Iso.Counts);
        Assert.Equal(new MeetingQuorum(new Fraction(5, 32), null, null, null, QuorumState.NotRequired), MeetingQuorum.Of(Iso, 32, 3, 2));
    }

    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(-1, 0, 0)]
    [InlineData(3, -1, 0)]
    public void Nobody_sits_on_two_seats(int seats, int present, int online) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeetingQuorum.Of(Sac, seats, present, online));
}
