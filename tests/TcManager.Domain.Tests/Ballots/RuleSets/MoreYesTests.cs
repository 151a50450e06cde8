using FsCheck.Xunit;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class MoreYesTests
{
    [Theory]
    [InlineData(36, 0, 0, 13, 1L)]
    [InlineData(15, 6, 3, 8, 3L)]
    [InlineData(0, 0, 0, 25, 19L)]
    [InlineData(15, 9, 6, 2, null)]
    public void It_says_the_fewest_that_would_do(int yes, int no, int abstain, int waiting, long? needed) =>
        Assert.Equal([new MoreYes(SeatCategory.Voting, waiting, needed)], MoreYes.For(Seed.RuleSet("sac-tc"), Count.Voting(yes, no, abstain, waiting)));

    [Fact]
    public void Nothing_is_missing_where_it_is_approved_or_where_nobody_is_left() =>
        Assert.All([Count.Voting(yes: 25), Count.Voting(yes: 10, no: 15)], count => Assert.Empty(MoreYes.For(Seed.RuleSet("sac-tc"), count)));

    [Fact]
    public void Each_category_is_asked_by_itself() =>
        Assert.Equal(
            [new MoreYes(SeatCategory.P, 5, 2), new MoreYes(SeatCategory.O, 5, null)],
            MoreYes.For(Seed.RuleSet("iso-dis"), Count.P(yes: 4, no: 3, notReturned: 5).And(Count.O(yes: 20, notReturned: 5))));

    [Fact]
    public void Where_too_few_nominate_experts_nothing_is_certain_whoever_approves_besides_may_nominate()
    {
        var set = Seed.RuleSet("iso-np");
        var count = Count.P(yes: 9, no: 4, notReturned: 3);

        Assert.Empty(MoreYes.For(set, count with { ExpertsFrom = 3 }));
        Assert.Equal([new MoreYes(SeatCategory.P, 3, 2)], MoreYes.For(set, Count.P(yes: 6, no: 4, notReturned: 3) with { ExpertsFrom = 4 }));
    }

    [Property(MaxTest = 200)]
    public void One_fewer_would_not_do(EvaluationPropertyTests.Votes votes)
    {
        var set = Seed.RuleSet("sac-tc");
        var count = votes.In(SeatCategory.Voting);
        foreach (var more in MoreYes.For(set, count))
        {
            VerdictOutcome With(long yes) => (count with { Votes = [.. count.Votes, new(SeatCategory.Voting, "yes", (int)yes)] }).Under(set).Outcome;

            Assert.Equal(more.Needed is not null, With(more.Waiting) == VerdictOutcome.Approved);
            Assert.True(more.Needed is not { } needed || (With(needed) == VerdictOutcome.Approved && With(needed - 1) != VerdictOutcome.Approved));
        }
    }
}
