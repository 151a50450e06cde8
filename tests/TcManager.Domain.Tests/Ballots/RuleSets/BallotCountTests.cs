using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class BallotCountTests
{
    private static readonly RuleSetDefinition Set = Seed.RuleSet("iso-dis");

    [Fact]
    public void There_are_never_more_votes_than_voters()
    {
        var count = new BallotCount([new(SeatCategory.P, 3)], [new(SeatCategory.P, "yes", 2), new(SeatCategory.P, "no", 2)]);

        Assert.Equal(new Refusal("ballotCount.moreVotesThanVoters", null, SeatCategory.P, 4L, 3L), RuleSetEvaluator.Evaluate(Set, count).Refusals.Single());
    }

    [Fact]
    public void One_category_does_not_lend_its_voters_to_another() =>
        Assert.Equal(
            "ballotCount.moreVotesThanVoters",
            new BallotCount([new(SeatCategory.P, 10), new(SeatCategory.O, 1)], [new(SeatCategory.O, "yes", 2)]).Check(Set).Refusals.Single().Code);

    [Fact]
    public void A_void_slip_is_a_slip() =>
        Assert.Equal(
            "ballotCount.moreVotesThanVoters",
            (Count.P(yes: 3) with { Void = [new(SeatCategory.P, 1)] }).Check(Set).Refusals.Single().Code);

    [Fact]
    public void A_count_below_zero_is_refused()
    {
        Assert.Equal("ballotCount.negative", new BallotCount([new(SeatCategory.P, -1)], []).Check(Set).Refusals.Single().Code);
        Assert.Equal("ballotCount.negative", new BallotCount([new(SeatCategory.P, 3)], [new(SeatCategory.P, "yes", -1)]).Check(Set).Refusals.Single().Code);
        Assert.Equal("ballotCount.negative", (Count.P(yes: 1) with { ExpertsFrom = -1 }).Check(Set).Refusals.Single().Code);
    }

    [Fact]
    public void Experts_come_from_P_members_and_by_their_number_a_committee_is_large()
    {
        var both = Seed.RuleSet("iso-np") with { Electorate = [SeatCategory.P, SeatCategory.O] };
        var count = Count.P(yes: 4, notReturned: 12).And(Count.O(yes: 8));

        Assert.Equal(new Refusal("ballotCount.moreExpertsThanApprovals", "experts", 5, 4L), (count with { ExpertsFrom = 5 }).Check(both).Refusals.Single());
        Assert.Equal((new Fraction(4, 1), VerdictOutcome.Approved), ((count with { ExpertsFrom = 4 }).Under(both).Check("experts").Required, (count with { ExpertsFrom = 4 }).Under(both).Outcome));
        Assert.Equal(new Fraction(5, 1), (Count.P(yes: 5, notReturned: 12) with { ExpertsFrom = 5 }).Under(both).Check("experts").Required);
    }

    [Fact]
    public void A_choice_that_was_not_offered_is_refused() =>
        Assert.Equal(
            new Refusal("ballotCount.unknownChoice", null, "maybe"),
            new BallotCount([new(SeatCategory.P, 3)], [new(SeatCategory.P, "maybe", 1)]).Check(Set).Refusals.Single());

    [Fact]
    public void Rows_of_one_category_add_up() =>
        Assert.True(new BallotCount([new(SeatCategory.P, 2), new(SeatCategory.P, 2)], [new(SeatCategory.P, "yes", 4)]).Check(Set).IsDone);

    [Fact]
    public void The_largest_counts_do_not_overflow() =>
        Assert.Equal(
            VerdictOutcome.Approved,
            new BallotCount([new(SeatCategory.P, int.MaxValue), new(SeatCategory.O, int.MaxValue)], [new(SeatCategory.P, "yes", int.MaxValue), new(SeatCategory.O, "yes", int.MaxValue)])
                .Under(Set).Outcome);
}
