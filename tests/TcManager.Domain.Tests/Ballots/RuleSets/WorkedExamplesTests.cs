using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>The worked examples of the field, as they ship with the sets: each gives what it must, and none is missing.</summary>
public class WorkedExamplesTests
{
    public static TheoryData<string, string> Shipped
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (var (set, example) in Seed.RuleSets.SelectMany(set => set.Examples, (set, example) => (set, example)))
            {
                rows.Add(set.Definition.Code, example.Id);
            }

            return rows;
        }
    }

    /// <summary>What the field says, set beside the file by hand.</summary>
    public static TheoryData<string, string, VerdictOutcome> Field => new()
    {
        { "sac-tc", "CN02 CN04 CN06 CN08 CN09 CN14 CN15 CN17 CN20 CN21", VerdictOutcome.Approved },
        { "sac-tc", "CN03 CN07", VerdictOutcome.NotQuorate },
        { "sac-tc", "CN11 CN12", VerdictOutcome.NotApproved },
        { "sac-expert-group", "CN24", VerdictOutcome.Approved },
        { "sac-expert-group", "CN25", VerdictOutcome.NotApproved },
        { "sac-expert-group", "CN26", VerdictOutcome.Invalid },
        { "sac-legacy-letter", "CN28", VerdictOutcome.Approved },
        { "iso-dis", "IS15 IS19", VerdictOutcome.Approved },
        { "iso-dis", "IS16 IS17 IS18 IS21", VerdictOutcome.NotApproved },
        { "iso-fdis", "IS15 IS19", VerdictOutcome.Approved },
        { "iso-dts", "IS22", VerdictOutcome.Approved },
        { "iso-dtr", "IS23", VerdictOutcome.NotApproved },
        { "iso-dtr", "IS24", VerdictOutcome.Approved },
        { "iso-np", "IS25 IS28 IS29", VerdictOutcome.Approved },
        { "iso-np", "IS26", VerdictOutcome.NotApproved },
        { "iso-cib", "IS30", VerdictOutcome.Approved },
        { "iso-sr", "IS31", VerdictOutcome.NoClearMajority },
        { "cen-71", "CE01", VerdictOutcome.Approved },
        { "cen-71", "CE02", VerdictOutcome.NotApproved },
        { "cen-qmv", "CE04 CE06 CE09", VerdictOutcome.Approved },
        { "astm-main", "AS01", VerdictOutcome.Approved },
    };

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_set_gives_its_own_examples_what_they_must_get(string set, string id)
    {
        var run = Example(set, id).RunUnder(Seed.RuleSet(set));

        Assert.True(run.Agrees, run.Evaluation.IsDone ? $"{run.Evaluation.Value.Outcome}: {string.Join(", ", run.Evaluation.Value.Checks)}" : run.Evaluation.Refusals[0].ToString());
    }

    [Theory]
    [MemberData(nameof(Field))]
    public void The_field_is_in_the_file(string set, string ids, VerdictOutcome outcome) =>
        Assert.All(ids.Split(' '), id => Assert.Equal(outcome, Example(set, id).Outcome));

    [Fact]
    public void Every_set_with_a_vote_has_an_example_that_passes_and_one_that_does_not() =>
        Assert.All(
            Seed.RuleSets.Where(set => set.Definition.HasVote()),
            set => Assert.True(set.Examples.Any(e => e.Outcome == VerdictOutcome.Approved) && set.Examples.Any(e => e.Outcome != VerdictOutcome.Approved), set.Definition.Code));

    [Theory]
    [InlineData("cen-71", "CE01", "weighted-yes-of-cast", 289, 405)]
    [InlineData("cen-71", "CE02", "weighted-yes-of-cast", 286, 405)]
    [InlineData("cen-qmv", "CE04", "members-yes-of-cast", 31, 34)]
    [InlineData("cen-qmv", "CE06", "members-yes-of-cast", 19, 34)]
    [InlineData("cen-qmv", "CE09", "members-yes-of-cast", 11, 20)]
    [InlineData("iso-np", "IS29", "p-yes-of-cast", 10, 15)]
    [InlineData("sac-tc", "CN20", "participation", 31, 40)]
    [InlineData("sac-tc", "CN21", "participation", 20, 26)]
    [InlineData("astm-main", "AS01", "return", 60, 100)]
    public void The_fraction_is_the_one_that_the_field_gives(string set, string id, string check, long of, long per) =>
        Assert.Equal(new Fraction(of, per), Example(set, id).RunUnder(Seed.RuleSet(set)).Evaluation.Value.Check(check).Actual);

    [Fact]
    public void Without_the_three_largest_66_34_percent_of_the_population_say_yes()
    {
        var share = Example("cen-qmv", "CE04").RunUnder(Seed.RuleSet("cen-qmv")).Evaluation.Value.Check("population-yes-of-cast").Actual;

        Assert.Equal((66.34m, 6265L), (Math.Round(share.Percent, 2), share.Per));
    }

    [Fact]
    public void An_approval_with_a_negative_vote_leaves_it_to_resolve() =>
        Assert.Equal([FollowUp.ResolveNegatives], Example("astm-main", "AS01").RunUnder(Seed.RuleSet("astm-main")).Evaluation.Value.FollowUps!);

    [Fact]
    public void The_part_that_decides_is_pending_alone_and_approves_alone()
    {
        var set = Seed.RuleSet("cen-mandated");

        Assert.Equal(VerdictOutcome.Pending, Voted(set, "yes", "DE", "FR", "IT").Outcome);
        Assert.Equal(VerdictOutcome.Approved, Voted(set, "yes", "UK", "TR", "CH", "RS", "MK", "FR", "ES").Outcome);
        Assert.Contains(Voted(set, "yes", "UK", "TR", "CH", "RS", "MK", "FR", "ES").Checks, check => check is { Part: null, Passed: false });
        Assert.Equal(VerdictOutcome.NotApproved, Voted(set, "no").Outcome);
        Assert.Equal((VerdictOutcome.NotApproved, true), (new CountInput().Evaluate(set).Value.Outcome, new CountInput().Evaluate(set).Value.NoValidVotes));
    }

    [Fact]
    public void Abstentions_are_in_no_share_of_a_weighted_vote()
    {
        var evaluation = new CountInput(Votes: [new("yes", Voter: "MT"), new("abstain", Voter: "DE"), new("void", Voter: "FR")]).Evaluate(Seed.RuleSet("cen-71")).Value;

        Assert.Equal((VerdictOutcome.Approved, new Fraction(3, 3)), (evaluation.Outcome, evaluation.Checks.Single().Actual));
    }

    [Fact]
    public void An_example_that_its_set_does_not_bear_out_says_so()
    {
        var example = Example("sac-tc", "CN14");

        Assert.False((example with { Outcome = VerdictOutcome.NotQuorate }).RunUnder(Seed.RuleSet("sac-tc")).Agrees);
        Assert.False((example with { Winner = "yes" }).RunUnder(Seed.RuleSet("sac-tc")).Agrees);
        Assert.False((example with { Holds = ["no-such-check"] }).RunUnder(Seed.RuleSet("sac-tc")).Agrees);
        Assert.False(example.RunUnder(Seed.RuleSet("iso-dis")).Agrees);
    }

    private static Evaluation Voted(RuleSetDefinition set, string others, params string[] no) =>
        new CountInput(Votes: [.. no.Select(code => new VotesInput("no", Voter: code))], Others: others).Evaluate(set).Value;

    private static WorkedExample Example(string set, string id) => Seed.RuleSets.Single(s => s.Definition.Code == set).Examples.Single(e => e.Id == id);
}
