using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class IsoDraftTests
{
    public static TheoryData<string> Sets => ["iso-dis", "iso-fdis"];

    public static TheoryData<string, string, int, int, int, int, int, VerdictOutcome> Examples()
    {
        TheoryData<string, string, int, int, int, int, int, VerdictOutcome> rows = [];
        foreach (var set in (string[])["iso-dis", "iso-fdis"])
        {
            rows.Add(set, "IS15", 20, 10, 0, 10, 0, VerdictOutcome.Approved);
            rows.Add(set, "IS16", 20, 10, 0, 9, 0, VerdictOutcome.NotApproved);
            rows.Add(set, "IS17", 19, 10, 0, 30, 0, VerdictOutcome.NotApproved);
            rows.Add(set, "IS18", 8, 4, 5, 0, 0, VerdictOutcome.NotApproved);
            rows.Add(set, "IS19", 9, 3, 7, 0, 0, VerdictOutcome.Approved);
            rows.Add(set, "IS21", 0, 0, 30, 0, 0, VerdictOutcome.NotApproved);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_worked_examples_hold(string set, string example, int yes, int no, int abstain, int othersYes, int othersNo, VerdictOutcome outcome) =>
        Assert.True(outcome == Count.P(yes, no, abstain).And(Count.O(othersYes, othersNo)).Under(set).Outcome, example);

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_two_limits_have_two_bases(string set)
    {
        var evaluation = Count.P(yes: 20, no: 9, abstain: 2, notReturned: 1).And(Count.O(yes: 11, no: 2, abstain: 5, notReturned: 3)).Under(set);

        Assert.Equal(VerdictOutcome.NotApproved, evaluation.Outcome);
        Assert.Equal((new Fraction(20, 29), 20L, true), Seen(evaluation.Check("p-yes-of-cast")));
        Assert.Equal((new Fraction(11, 42), 10L, false), Seen(evaluation.Check("no-of-cast")));
        Assert.Equal(1, evaluation.Check("no-of-cast").Gap());
        Assert.Equal([SeatCategory.P], evaluation.Check("p-yes-of-cast").Group!);
        Assert.Null(evaluation.Check("no-of-cast").Group);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_negative_without_a_technical_reason_leaves_both_counts(string set)
    {
        var evaluation = Count.P(yes: 20, no: 11).WithUnreasoned(SeatCategory.P, 5).Under(set);

        Assert.Equal(VerdictOutcome.Approved, evaluation.Outcome);
        Assert.Equal(new Fraction(20, 26), evaluation.Check("p-yes-of-cast").Actual);
        Assert.Equal(new Fraction(6, 26), evaluation.Check("no-of-cast").Actual);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Only_abstentions_are_no_valid_votes(string set)
    {
        var evaluation = Count.P(abstain: 30).Under(set);

        Assert.True(evaluation.NoValidVotes);
        Assert.All(evaluation.Checks, check => Assert.False(check.Actual.HasValue));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Others_cannot_approve_without_a_P_member(string set)
    {
        var evaluation = Count.P(abstain: 10).And(Count.O(yes: 30)).Under(set);

        Assert.Equal((VerdictOutcome.NotApproved, false), (evaluation.Outcome, evaluation.NoValidVotes));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_return_is_asked_for(string set) =>
        Assert.Equal(VerdictOutcome.Approved, Count.P(yes: 1, notReturned: 31).Under(set).Outcome);

    private static (Fraction Actual, long LimitCount, bool Passed) Seen(EvaluatedCheck check) => (check.Actual, check.LimitCount, check.Passed);
}
