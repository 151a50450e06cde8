using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>What the shape can say, apart from what the shipped sets make of it.</summary>
public class OtherSetsTests
{
    private static readonly Clause Somewhere = new(new("某文件", "Some document"), RuleMark.Recalled);

    private static readonly RuleSetDefinition Plain = new()
    {
        Code = "sample",
        Title = new("样例", "Sample"),
        Source = new(Somewhere.Text, RuleMark.Recalled),
        Electorate = [SeatCategory.P],
        Choices = [new("yes", ChoiceMeaning.Yes), new("no", ChoiceMeaning.No), new("abstain", ChoiceMeaning.Abstain)],
        Tests = [],
    };

    private static readonly RuleSetDefinition Proposal = Plain with
    {
        Counting = new(UnreasonedNegative.LeavesCounts),
        Tests = [new("yes-of-cast", Figure.Yes, Figure.Cast, Comparison.AtLeast, new(2, 3), Somewhere)],
        Experts = new([new(4, UpToEntitled: 16), new(5)], Somewhere),
    };

    private static readonly RuleSetDefinition Review = Plain with
    {
        Choices = [new("confirm", ChoiceMeaning.Other), new("revise", ChoiceMeaning.Other), new("withdraw", ChoiceMeaning.Other), new("abstain", ChoiceMeaning.Abstain)],
        Tests = [new("leading-of-cast", Figure.Leading, Figure.Cast, Comparison.MoreThan, new(1, 2), Somewhere, Otherwise: VerdictOutcome.NoClearMajority)],
    };

    private static readonly RuleSetDefinition Returned = Plain with
    {
        Return = new("return", Comparison.MoreThan, new(1, 2), Somewhere),
        Counting = new(UnreasonedNegative.LeavesCounts),
        Tests =
        [
            new("abstain-of-returned", Figure.Abstain, Figure.Returned, Comparison.LessThan, new(30, 100), Somewhere),
            new("yes-of-cast", Figure.Yes, Figure.Cast, Comparison.AtLeast, new(3, 4), Somewhere),
        ],
    };

    [Theory]
    [InlineData("CN24", 12, 4, VerdictOutcome.Approved)]
    [InlineData("CN25", 11, 4, VerdictOutcome.NotApproved)]
    [InlineData("CN26", 14, 0, VerdictOutcome.Invalid)]
    public void An_expert_group_of_fewer_than_15_is_invalid(string example, int yes, int no, VerdictOutcome outcome)
    {
        var group = Plain with
        {
            FewestVoters = new(15, Somewhere),
            Tests = [new("yes-of-all", Figure.Yes, Figure.Entitled, Comparison.AtLeast, new(3, 4), Somewhere)],
        };

        var evaluation = Count.P(yes, no).Under(group);

        Assert.True(outcome == evaluation.Outcome, example);
        Assert.Equal((new Fraction(yes + no, 1), 15L), (evaluation.Checks[0].Actual, evaluation.Checks[0].LimitCount));
    }

    [Theory]
    [InlineData(18, 6, 12, VerdictOutcome.Approved)]
    [InlineData(18, 5, 13, VerdictOutcome.Redo)]
    [InlineData(17, 7, 12, VerdictOutcome.NotApproved)]
    public void The_old_letter_review_is_done_again_when_too_few_reply(int yes, int no, int notReturned, VerdictOutcome outcome)
    {
        var letter = Plain with
        {
            Choices =
            [
                new("yes", ChoiceMeaning.Yes), new("yesWithComments", ChoiceMeaning.Yes, CommentNeed.Required),
                new("noUnlessAdopted", ChoiceMeaning.No, CommentNeed.Required), new("abstain", ChoiceMeaning.Abstain), new("no", ChoiceMeaning.No, CommentNeed.Required),
            ],
            Return = new("replies", Comparison.AtLeast, new(2, 3), Somewhere, Otherwise: VerdictOutcome.Redo),
            Tests = [new("yes-of-replies", Figure.Yes, Figure.Returned, Comparison.AtLeast, new(3, 4), Somewhere)],
        };
        var count = new BallotCount(
            [new(SeatCategory.P, yes + no + notReturned)],
            [new(SeatCategory.P, "yes", yes - 1), new(SeatCategory.P, "yesWithComments", 1), new(SeatCategory.P, "no", no - 1), new(SeatCategory.P, "noUnlessAdopted", 1)]);

        Assert.True(letter.Check().IsDone);
        Assert.Equal(outcome, count.Under(letter).Outcome);
    }

    [Theory]
    [InlineData("IS25", 9, 4, 3, 4, VerdictOutcome.Approved)]
    [InlineData("IS26", 9, 4, 3, 3, VerdictOutcome.NotApproved)]
    [InlineData("IS28", 10, 5, 5, 5, VerdictOutcome.Approved)]
    [InlineData("17 ask for 5", 10, 5, 2, 4, VerdictOutcome.NotApproved)]
    public void A_proposal_needs_experts_by_the_size_of_the_committee(string example, int yes, int no, int abstain, int experts, VerdictOutcome outcome) =>
        Assert.True(outcome == (Count.P(yes, no, abstain) with { ExpertsFrom = experts }).Under(Proposal).Outcome, example);

    [Fact]
    public void IS29_an_unreasoned_negative_leaves_the_proposals_count()
    {
        var count = Count.P(yes: 10, no: 6, notReturned: 4).WithUnreasoned(SeatCategory.P, 1) with { ExpertsFrom = 5 };

        var evaluation = count.Under(Proposal);

        Assert.Equal((VerdictOutcome.Approved, new Fraction(10, 15)), (evaluation.Outcome, evaluation.Check("yes-of-cast").Actual));
    }

    [Theory]
    [InlineData(8, 7, 1, VerdictOutcome.NoClearMajority, null)]
    [InlineData(9, 6, 1, VerdictOutcome.Approved, "confirm")]
    [InlineData(2, 9, 1, VerdictOutcome.Approved, "revise")]
    [InlineData(0, 0, 0, VerdictOutcome.NotApproved, null)]
    public void A_review_needs_a_majority_for_one_action(int confirm, int revise, int withdraw, VerdictOutcome outcome, string? winner)
    {
        var count = new BallotCount(
            [new(SeatCategory.P, 20)],
            [new(SeatCategory.P, "confirm", confirm), new(SeatCategory.P, "revise", revise), new(SeatCategory.P, "withdraw", withdraw), new(SeatCategory.P, "abstain", 2)]);

        var evaluation = count.Under(Review);

        Assert.Equal((outcome, winner), (evaluation.Outcome, evaluation.Winner));
    }

    [Theory]
    [InlineData(54, 6, 40, VerdictOutcome.Approved, true)]
    [InlineData(60, 0, 40, VerdictOutcome.Approved, false)]
    [InlineData(54, 5, 41, VerdictOutcome.NotQuorate, false)]
    [InlineData(53, 7, 40, VerdictOutcome.NotApproved, false)]
    public void AS01_negatives_are_left_to_resolve_after_an_approval(int yes, int no, int notReturned, VerdictOutcome outcome, bool resolve)
    {
        var main = Plain with
        {
            Return = new("return", Comparison.AtLeast, new(60, 100), Somewhere),
            Tests = [new("yes-of-cast", Figure.Yes, Figure.Cast, Comparison.AtLeast, new(90, 100), Somewhere)],
            ResolveNegatives = true,
        };

        var evaluation = Count.P(yes, no, notReturned: notReturned).Under(main);

        Assert.Equal(outcome, evaluation.Outcome);
        Assert.Equal(resolve, evaluation.FollowUps is [FollowUp.ResolveNegatives]);
    }

    [Fact]
    public void A_negative_without_comment_is_returned_and_out_of_the_approval()
    {
        var evaluation = Count.P(yes: 9, no: 4, abstain: 5, notReturned: 7).WithUnreasoned(SeatCategory.P, 1).Under(Returned);

        Assert.Equal(new Fraction(18, 25), evaluation.Check("return").Actual);
        Assert.Equal(new Fraction(5, 18), evaluation.Check("abstain-of-returned").Actual);
        Assert.Equal(new Fraction(9, 12), evaluation.Check("yes-of-cast").Actual);
        Assert.Equal(VerdictOutcome.Approved, evaluation.Outcome);
    }

    [Fact]
    public void Exactly_half_returned_and_exactly_30_percent_abstaining_are_too_few_and_too_many()
    {
        var evaluation = Count.P(yes: 7, abstain: 3, notReturned: 10).Under(Returned);

        Assert.Equal([false, false, true], evaluation.Checks.Select(check => check.Passed));
        Assert.Equal([11L, 2L, 6L], evaluation.Checks.Select(check => check.LimitCount));
    }

    [Fact]
    public void A_consultation_has_nothing_to_evaluate() =>
        Assert.Equal("ruleSetHasNoVote", RuleSetEvaluator.Evaluate(Plain, Count.P(yes: 1)).Refusals.Single().Code);

    [Fact]
    public void If_nobody_votes_nothing_is_approved_even_where_only_negatives_are_limited()
    {
        var silence = Plain with { Tests = [new("no-of-all", Figure.No, Figure.Entitled, Comparison.AtMost, new(1, 4), Somewhere)] };

        var evaluation = Count.P(notReturned: 20).Under(silence);

        Assert.Equal((VerdictOutcome.NotApproved, true), (evaluation.Outcome, evaluation.NoValidVotes));
        Assert.True(evaluation.Checks.Single().Passed);
    }

    [Fact]
    public void A_void_slip_is_a_reply_where_the_set_says_so()
    {
        var set = Returned with { Counting = new(VoidSlip: VoidSlip.Returned) };
        var count = Count.P(yes: 8, notReturned: 8) with { Void = [new(SeatCategory.P, 1)] };

        Assert.Equal(new Fraction(9, 16), count.Under(set).Check("return").Actual);
    }
}
