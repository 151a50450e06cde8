using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>Where a void slip counts as returned, it is still no vote.</summary>
public class VoidSlipsAloneTests
{
    private static readonly RuleSetDefinition Returned = Seed.RuleSet("sac-tc") with { Counting = new(VoidSlip: VoidSlip.Returned) };

    private static readonly RuleSetDefinition OnlyNo = Returned with
    {
        Return = null,
        Tests = [Returned.Tests[0] with { Of = Figure.No, Comparison = Comparison.AtMost, Required = new(1, 4) }],
    };

    private static readonly BallotCount FiveVoid = new([new(SeatCategory.Voting, 5)], [], [new(SeatCategory.Voting, 5)]);

    [Fact]
    public void Nobody_voted_so_nothing_is_approved_although_every_test_holds()
    {
        var evaluation = FiveVoid.Under(OnlyNo);

        Assert.Equal((VerdictOutcome.NotApproved, true), (evaluation.Outcome, evaluation.NoValidVotes));
        Assert.All(evaluation.Checks, check => Assert.True(check.Passed));
        Assert.Equal(VerdictOutcome.Approved, (FiveVoid with { Votes = [new(SeatCategory.Voting, "yes", 1)], Void = [new(SeatCategory.Voting, 4)] }).Under(OnlyNo).Outcome);
    }

    [Fact]
    public void A_quorum_of_void_slips_is_reached_and_has_no_valid_votes()
    {
        var evaluation = FiveVoid.Under(Returned);

        Assert.True(evaluation.Check("participation").Passed);
        Assert.Equal((VerdictOutcome.NotApproved, true), (evaluation.Outcome, evaluation.NoValidVotes));
    }

    [Fact]
    public void A_quorum_that_fails_goes_before() =>
        Assert.Equal(VerdictOutcome.NotQuorate, (FiveVoid with { Void = [new(SeatCategory.Voting, 3)] }).Under(Returned).Outcome);
}
