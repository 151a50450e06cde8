namespace TcManager.Domain.Tests.Members.Composition;

public class VotingDutyTests
{
    [Theory]
    [InlineData(0, 10, 2, true)]
    [InlineData(0, 10, 3, false)]
    [InlineData(0, 4, 1, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 9, 2, false)]
    public void A_P_member_that_misses_too_many_becomes_an_O_member(int formal, int asked, int missed, bool isKept) =>
        Assert.Equal(isKept, Seed.Profile("iso").VotingDuty!.IsKept(new(formal, asked, missed)));

    [Fact]
    public void National_committees_have_no_such_duty() => Assert.Null(Seed.Profile("sac-2020").VotingDuty);
}
