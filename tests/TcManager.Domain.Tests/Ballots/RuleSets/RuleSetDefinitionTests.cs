using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class RuleSetDefinitionTests
{
    private static readonly RuleSetDefinition Sound = Seed.RuleSet("sac-tc");

    public static TheoryData<string, RuleSetDefinition> Faulty => new()
    {
        { "ruleSet.unknownSchema", Sound with { SchemaVersion = 2 } },
        { "ruleSet.categoryHasNoVote", Sound with { Electorate = [] } },
        { "ruleSet.categoryHasNoVote", Sound with { Electorate = [SeatCategory.Voting, SeatCategory.Observer] } },
        { "ruleSet.duplicateChoice", Sound with { Choices = [.. Sound.Choices, new("yes", ChoiceMeaning.No)] } },
        { "ruleSet.duplicateCheck", Sound with { Tests = [Sound.Tests[0], Sound.Tests[0]] } },
        { "ruleSet.duplicateCheck", Sound with { Return = Sound.Return! with { Code = Sound.Tests[0].Code } } },
        { "ruleSet.unknownGroup", Sound with { Tests = [Sound.Tests[0] with { Group = [SeatCategory.P] }] } },
        { "ruleSet.unknownGroup", Sound with { Tests = [Sound.Tests[0] with { Group = [] }] } },
        { "ruleSet.limitHasNoValue", Sound with { Tests = [Sound.Tests[0] with { Required = new(2, 0) }] } },
        { "ruleSet.limitHasNoValue", Sound with { Tests = [Sound.Tests[0] with { Required = new(-1, 2) }] } },
        { "ruleSet.limitMeansNothing", Sound with { Tests = [Sound.Tests[0] with { Required = new(0, 1) }] } },
        { "ruleSet.limitMeansNothing", Sound with { Tests = [Sound.Tests[1] with { Required = new(4, 4) }] } },
        { "ruleSet.limitMeansNothing", Sound with { Tests = [Sound.Tests[1] with { Comparison = Comparison.LessThan, Required = new(3, 2) }] } },
        { "ruleSet.limitNeverMet", Sound with { Tests = [Sound.Tests[0] with { Comparison = Comparison.AtLeast, Required = new(3, 2) }] } },
        { "ruleSet.limitNeverMet", Sound with { Tests = [Sound.Tests[0] with { Comparison = Comparison.MoreThan, Required = new(1, 1) }] } },
        { "ruleSet.limitNeverMet", Sound with { Tests = [Sound.Tests[0] with { Comparison = Comparison.LessThan, Required = new(0, 1) }] } },
        { "ruleSet.limitMeansNothing", Sound with { Return = Sound.Return! with { Required = new(0, 3) } } },
        { "ruleSet.unfitOutcome", Sound with { Tests = [Sound.Tests[0] with { Otherwise = VerdictOutcome.Approved }] } },
        { "ruleSet.unfitOutcome", Sound with { Return = Sound.Return! with { Otherwise = VerdictOutcome.Approved } } },
        { "ruleSet.unfitNumber", Sound with { UsualLength = new(0, RuleMark.Recalled) } },
        { "ruleSet.unfitNumber", Sound with { ReminderDays = [7, 0] } },
        { "ruleSet.unfitNumber", Sound with { FewestVoters = new(0, Sound.Tests[0].Clause) } },
        { "ruleSet.unfitNumber", Sound with { Experts = new([new(4, UpToEntitled: 16)], Sound.Tests[0].Clause) } },
        { "ruleSet.unfitCode", Sound with { Code = "SAC TC" } },
        { "ruleSet.unfitCode", Sound with { Choices = [.. Sound.Choices, new("void", ChoiceMeaning.Abstain)] } },
        { "ruleSet.choiceNotFound", Sound with { Choices = [.. Sound.Choices, new("maybe", ChoiceMeaning.No, IfAdopted: "nothing")] } },
        { "ruleSet.choiceMissing", Sound with { Choices = [new("abstain", ChoiceMeaning.Abstain)] } },
        { "ruleSet.weightMissing", Sound with { Tests = [Sound.Tests[0] with { By = Measure.Weight }] } },
        { "ruleSet.weightMissing", Sound with { Voters = [] } },
        { "ruleSet.unknownPart", Sound with { Voters = [new("DE", new("德国", "Germany"), 29)], Tests = [Sound.Tests[0] with { Part = "eea" }] } },
        { "ruleSet.duplicateVoter", Sound with { Voters = [new("DE", new("德国", "Germany"), 29), new("DE", new("德国", "Germany"), 29)] } },
        { "ruleSet.unfitNumber", Sound with { Voters = [new("DE", new("德国", "Germany"), 0)] } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_definition_that_cannot_work_is_refused(string code, RuleSetDefinition definition) =>
        Assert.Equal([code], definition.Check().Refusals.Select(refusal => refusal.Code));

    [Fact]
    public void A_limit_at_the_end_of_the_scale_stays_where_it_asks_for_something() =>
        Assert.All(
            new TestRule[]
            {
                Sound.Tests[1] with { Required = new(0, 1) },
                Sound.Tests[0] with { Comparison = Comparison.MoreThan, Required = new(0, 1) },
                Sound.Tests[0] with { Required = new(1, 1) },
                Sound.Tests[1] with { Comparison = Comparison.LessThan, Required = new(1, 1) },
                Sound.Tests[1] with { Per = Figure.Yes, Required = new(1, 1) },
            },
            test => Assert.Empty((Sound with { Tests = [test] }).Check().Refusals));

    [Fact]
    public void All_faults_are_said_at_once() =>
        Assert.Equal(3, (Sound with { SchemaVersion = 9, Electorate = [SeatCategory.Adviser], ReminderDays = [-1] }).Check().Refusals.Count);

    [Fact]
    public void It_admits_its_electorate_and_offers_its_choices()
    {
        Assert.True(Sound.Admits(SeatCategory.Voting));
        Assert.False(Sound.Admits(SeatCategory.Adviser));
        Assert.Equal(ChoiceMeaning.Abstain, Sound.Choice("abstain")?.CountsAs);
        Assert.Null(Sound.Choice("Yes"));
    }
}
