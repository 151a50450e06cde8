using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class OwnQuestionTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(1)]
    [InlineData(500)]
    public void A_tie_is_not_a_majority(int each) =>
        Assert.Equal(VerdictOutcome.NotApproved, Count.Voting(yes: each, no: each).Under("simple-majority").Outcome);

    [Theory]
    [InlineData(10, 9, 0, VerdictOutcome.Approved)]
    [InlineData(7, 6, 10, VerdictOutcome.Approved)]
    [InlineData(1, 0, 40, VerdictOutcome.Approved)]
    [InlineData(6, 7, 0, VerdictOutcome.NotApproved)]
    [InlineData(0, 0, 40, VerdictOutcome.NotApproved)]
    public void A_majority_is_one_more_yes_than_no(int yes, int no, int abstain, VerdictOutcome outcome) =>
        Assert.Equal(outcome, Count.P(yes, no, abstain).Under("simple-majority").Outcome);

    [Theory]
    [InlineData(2, 1, VerdictOutcome.Approved)]
    [InlineData(20, 10, VerdictOutcome.Approved)]
    [InlineData(19, 10, VerdictOutcome.NotApproved)]
    [InlineData(200, 101, VerdictOutcome.NotApproved)]
    [InlineData(0, 0, VerdictOutcome.NotApproved)]
    public void Two_thirds_exactly_are_two_thirds(int yes, int no, VerdictOutcome outcome) =>
        Assert.Equal(outcome, Count.Voting(yes, no, abstain: 5, notReturned: 5).Under("two-thirds").Outcome);

    [Fact]
    public void The_printed_limit_of_a_majority_of_18_is_10() =>
        Assert.Equal(10, Count.Voting(yes: 9, no: 9).Under("simple-majority").Check("yes-of-cast").LimitCount);

    [Fact]
    public void Both_kinds_of_committee_can_ask() =>
        Assert.All(["simple-majority", "two-thirds"], code => Assert.Equal([SeatCategory.Voting, SeatCategory.P], Seed.RuleSet(code).Electorate));
}
