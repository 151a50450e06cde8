using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class SacTcTests
{
    [Theory]
    [InlineData("CN02", 19, 0, 0, 6, VerdictOutcome.Approved)]
    [InlineData("CN03", 18, 0, 0, 7, VerdictOutcome.NotQuorate)]
    [InlineData("CN04", 21, 0, 0, 7, VerdictOutcome.Approved)]
    [InlineData("CN06", 21, 0, 0, 6, VerdictOutcome.Approved)]
    [InlineData("CN07", 36, 0, 0, 13, VerdictOutcome.NotQuorate)]
    [InlineData("CN08", 12, 4, 2, 6, VerdictOutcome.Approved)]
    [InlineData("CN09", 16, 6, 2, 8, VerdictOutcome.Approved)]
    [InlineData("CN11", 15, 6, 3, 8, VerdictOutcome.NotApproved)]
    [InlineData("CN12", 20, 10, 0, 0, VerdictOutcome.NotApproved)]
    [InlineData("CN14", 24, 8, 0, 0, VerdictOutcome.Approved)]
    [InlineData("CN15", 16, 0, 7, 7, VerdictOutcome.Approved)]
    [InlineData("CN17", 9, 3, 0, 3, VerdictOutcome.Approved)]
    [InlineData("CN20", 29, 1, 1, 9, VerdictOutcome.Approved)]
    [InlineData("CN21", 18, 2, 0, 6, VerdictOutcome.Approved)]
    public void The_worked_examples_hold(string example, int yes, int no, int abstain, int notReturned, VerdictOutcome outcome)
    {
        var evaluation = Count.Voting(yes, no, abstain, notReturned).Under("sac-tc");

        Assert.True(outcome == evaluation.Outcome, example);
    }

    [Fact]
    public void A_unanimous_vote_short_of_the_quorum_shows_all_its_checks()
    {
        var evaluation = Count.Voting(yes: 18, notReturned: 7).Under("sac-tc");

        Assert.Collection(
            evaluation.Checks,
            check => Assert.Equal((CheckKind.Return, "participation", new Fraction(18, 25), 19L, false), (check.Kind, check.Code, check.Actual, check.LimitCount, check.Passed)),
            check => Assert.Equal((CheckKind.Test, "yes-of-participating", new Fraction(18, 18), 12L, true), (check.Kind, check.Code, check.Actual, check.LimitCount, check.Passed)),
            check => Assert.Equal((CheckKind.Test, "no-of-participating", new Fraction(0, 18), 4L, true), (check.Kind, check.Code, check.Actual, check.LimitCount, check.Passed)));
        Assert.Equal(1, evaluation.Checks[0].Gap());
    }

    [Fact]
    public void Of_49_members_37_are_enough_and_36_are_not() =>
        Assert.Equal(
            (37L, VerdictOutcome.Approved),
            (Count.Voting(yes: 36, notReturned: 13).Under("sac-tc").Check("participation").LimitCount, Count.Voting(yes: 37, notReturned: 12).Under("sac-tc").Outcome));

    [Fact]
    public void An_abstention_helps_the_quorum_and_hurts_the_two_thirds()
    {
        Assert.Equal(VerdictOutcome.NotQuorate, Count.Voting(yes: 18, notReturned: 7).Under("sac-tc").Outcome);
        Assert.Equal(VerdictOutcome.Approved, Count.Voting(yes: 18, abstain: 1, notReturned: 6).Under("sac-tc").Outcome);
        Assert.Equal(VerdictOutcome.NotApproved, Count.Voting(yes: 16, abstain: 9).Under("sac-tc").Outcome);
    }

    [Fact]
    public void A_negative_vote_can_make_the_quorum() =>
        Assert.Equal(VerdictOutcome.Approved, Count.Voting(yes: 18, no: 1, notReturned: 6).Under("sac-tc").Outcome);

    [Fact]
    public void A_negative_vote_counts_without_a_reason_too() =>
        Assert.Equal(
            new Fraction(8, 30),
            Count.Voting(yes: 22, no: 8).WithUnreasoned(SeatCategory.Voting, 8).Under("sac-tc").Check("no-of-participating").Actual);

    [Fact]
    public void A_void_slip_does_not_take_part()
    {
        var count = Count.Voting(yes: 18, notReturned: 7) with { Void = [new(SeatCategory.Voting, 3)] };

        Assert.Equal(new Fraction(18, 25), count.Under("sac-tc").Check("participation").Actual);
    }

    [Fact]
    public void An_observer_is_in_no_count() =>
        Assert.Equal(
            "ballotCount.notInElectorate",
            RuleSetEvaluator.Evaluate(Seed.RuleSet("sac-tc"), Count.Voting(yes: 18, no: 2, notReturned: 6).And(Count.Of(SeatCategory.Observer, yes: 3))).Refusals.Single().Code);

    [Fact]
    public void If_nobody_votes_it_is_not_quorate_and_says_that_nobody_voted()
    {
        var evaluation = Count.Voting(notReturned: 25).Under("sac-tc");

        Assert.Equal((VerdictOutcome.NotQuorate, true), (evaluation.Outcome, evaluation.NoValidVotes));
        Assert.All(evaluation.Checks, check => Assert.False(check.Passed));
    }

    [Fact]
    public void If_all_abstain_it_is_not_approved()
    {
        var evaluation = Count.Voting(abstain: 25).Under("sac-tc");

        Assert.Equal((VerdictOutcome.NotApproved, false), (evaluation.Outcome, evaluation.NoValidVotes));
    }
}
