using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Tests.Ballots;

public sealed class CommentDutyTests
{
    [Theory]
    [InlineData(CommentDuty.AsTheRules, ChoiceMeaning.No, CommentNeed.Optional, CommentNeed.Optional)]
    [InlineData(CommentDuty.AsTheRules, ChoiceMeaning.No, CommentNeed.Required, CommentNeed.Required)]
    [InlineData(CommentDuty.WithNo, ChoiceMeaning.No, CommentNeed.Optional, CommentNeed.Required)]
    [InlineData(CommentDuty.WithNo, ChoiceMeaning.Yes, CommentNeed.Optional, CommentNeed.Optional)]
    [InlineData(CommentDuty.WithNo, ChoiceMeaning.Yes, CommentNeed.Required, CommentNeed.Required)]
    [InlineData(CommentDuty.WithEach, ChoiceMeaning.Abstain, CommentNeed.Optional, CommentNeed.Required)]
    [InlineData(CommentDuty.WithEach, ChoiceMeaning.Yes, CommentNeed.None, CommentNeed.None)]
    public void A_ballot_asks_for_more_words_than_its_rules_and_never_for_less(CommentDuty duty, ChoiceMeaning meaning, CommentNeed rule, CommentNeed need) =>
        Assert.Equal(need, Question.NeedOf(duty, new("choice", meaning, rule)));

    [Fact]
    public void Every_fault_of_a_further_question_stands_at_its_field()
    {
        var plan = new BallotPlan("甲", "A", "甲？", "A?", new(2026, 12, 10), null, null, null, "Asia/Shanghai", 1, null) { Further = [new(" ", "B?", 1), new("丙？", null, null)] };

        var faults = plan.Check(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)).Refusals;

        Assert.Equal(["Further[0].TextZh", "Further[1].TextEn", "Further[1].RuleSetVersionId"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void More_questions_than_a_slip_holds_and_a_room_that_opens_by_itself_are_refused()
    {
        var plan = new BallotPlan("甲", "A", "甲？", "A?", new(2026, 12, 10), null, new(2026, 12, 1), "09:00", "Asia/Shanghai", 1, null)
        {
            Further = [.. Enumerable.Repeat(new QuestionPlan("乙？", "B?", 1), BallotPlan.MostQuestions)],
            AgendaItemId = 1,
        };

        Assert.Equal(["ballot.tooManyQuestions", "ballot.roomOpensByHand"], plan.Check(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)).Refusals.Select(fault => fault.Code));
    }
}
