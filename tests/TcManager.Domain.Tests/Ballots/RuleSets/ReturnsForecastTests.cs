using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class ReturnsForecastTests
{
    [Theory]
    [InlineData(47, 33, 36, 3)]
    [InlineData(47, 36, 36, 0)]
    [InlineData(47, 47, 36, 0)]
    [InlineData(25, 0, 19, 19)]
    [InlineData(28, 20, 21, 1)]
    public void It_says_how_many_more_reach_the_quorum(int entitled, int returned, long required, long more) =>
        Assert.Equal(
            new ReturnsForecast(entitled, returned, required, more),
            ReturnsForecast.Of(Seed.RuleSet("sac-tc"), [new(SeatCategory.Voting, entitled, returned)]).Value);

    [Fact]
    public void A_set_without_a_quorum_needs_no_more()
    {
        var forecast = ReturnsForecast.Of(Seed.RuleSet("iso-dis"), [new(SeatCategory.P, 32, 3), new(SeatCategory.O, 21, 2)]).Value;

        Assert.Equal(new ReturnsForecast(53, 5, null, null), forecast);
        Assert.True(forecast.IsReached());
    }

    [Fact]
    public void Those_without_a_vote_are_in_no_base() =>
        Assert.Equal(36, ReturnsForecast.Of(Seed.RuleSet("sac-tc"), [new(SeatCategory.Voting, 47, 0), new(SeatCategory.Observer, 9, 9)]).Value.MoreNeeded);

    [Fact]
    public void An_empty_electorate_is_never_quorate() =>
        Assert.False(ReturnsForecast.Of(Seed.RuleSet("sac-tc"), []).Value.IsReached());

    [Fact]
    public void More_returns_than_voters_are_refused()
    {
        Assert.Equal("ballotCount.moreVotesThanVoters", ReturnsForecast.Of(Seed.RuleSet("sac-tc"), [new(SeatCategory.Voting, 3, 4)]).Refusals.Single().Code);
        Assert.Equal("ballotCount.negative", ReturnsForecast.Of(Seed.RuleSet("sac-tc"), [new(SeatCategory.Voting, 3, -1)]).Refusals.Single().Code);
    }

    [Fact]
    public void Forecast_and_verdict_agree_on_the_quorum_for_every_size()
    {
        var set = Seed.RuleSet("sac-tc");
        Assert.All(
            Enumerable.Range(0, 60).SelectMany(entitled => Enumerable.Range(0, entitled + 1), (entitled, returned) => (entitled, returned)),
            row => Assert.Equal(
                Count.Voting(yes: row.returned, notReturned: row.entitled - row.returned).Under(set).Check("participation").Passed,
                ReturnsForecast.Of(set, [new(SeatCategory.Voting, row.entitled, row.returned)]).Value.IsReached()));
    }
}
