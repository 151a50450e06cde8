using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>What somebody may type, and what is said where it cannot be.</summary>
public class CountInputTests
{
    public static TheoryData<string, CountInput, string, string> Impossible => new()
    {
        { "sac-tc", new(), "entitled", "countInput.entitledMissing" },
        { "sac-tc", new([new(Count: -1)]), "entitled[0].count", "countInput.negative" },
        { "sac-tc", new([new(Count: long.MaxValue)]), "entitled[0].count", "countInput.tooLarge" },
        { "sac-tc", new([new("Q", 3)]), "entitled[0].category", "countInput.categoryUnknown" },
        { "sac-tc", new([new("Voting", 3)]), "entitled[0].category", "countInput.categoryUnknown" },
        { "sac-tc", new([new("P", 3)]), "entitled[0].category", "countInput.notInElectorate" },
        { "sac-tc", new([null!]), "entitled[0]", "countInput.rowMissing" },
        { "sac-tc", new([new(Count: 3)], [null!]), "votes[0]", "countInput.rowMissing" },
        { "sac-tc", new([new(Count: 3)], [new()]), "votes[0].choice", "countInput.choiceMissing" },
        { "sac-tc", new([new(Count: 3)], [new("yes"), new("Yes")]), "votes[1].choice", "countInput.choiceUnknown" },
        { "sac-tc", new([new(Count: 3)], [new("yes", Count: -1)]), "votes[0].count", "countInput.negative" },
        { "sac-tc", new([new(Count: 3)], [new("yes", Count: 3), new("void")]), "votes[0].count", "countInput.moreVotesThanVoters" },
        { "sac-tc", new([new(Count: 3)], [new("yes", Voter: "DE")]), "votes[0].voter", "countInput.voterNotNamed" },
        { "sac-tc", new([new(Count: 3)], Others: "yes"), "others", "countInput.voterNotNamed" },
        { "sac-tc", new([new(Count: 3)], Experts: -1), "experts", "countInput.negative" },
        { "iso-dis", new([new("P", 3)], [new("yes", "O")]), "votes[0].count", "countInput.moreVotesThanVoters" },
        { "iso-np", new([new("P", 16)], [new("yes", "P", Count: 9)], Experts: 10), "experts", "ballotCount.moreExpertsThanApprovals" },
        { "cen-71", new([new(Count: 33)]), "entitled", "countInput.entitledGiven" },
        { "cen-71", new(Votes: [new("no")]), "votes[0].voter", "countInput.voterMissing" },
        { "cen-71", new(Votes: [new("no", Voter: "XX")]), "votes[0].voter", "countInput.voterUnknown" },
        { "cen-71", new(Votes: [new("no", Voter: "de")]), "votes[0].voter", "countInput.voterUnknown" },
        { "cen-71", new(Votes: [new("no", Voter: "DE"), new("no", Voter: "DE")]), "votes[1].voter", "countInput.voterTwice" },
        { "cen-71", new(Votes: [new("no", Voter: "DE", Count: 2)]), "votes[0].count", "countInput.oneVote" },
        { "cen-71", new(Votes: [new("no", "P", "DE")]), "votes[0].category", "countInput.notInElectorate" },
        { "cen-71", new(Others: "maybe"), "others", "countInput.choiceUnknown" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_at_its_field(string set, CountInput input, string field, string code) =>
        Assert.Equal((field, code), input.Evaluate(Seed.RuleSet(set)).Refusals.Select(refusal => (refusal.Field, refusal.Code)).Single());

    [Fact]
    public void Members_that_have_no_vote_in_the_set_are_taken_as_nothing_and_their_votes_are_refused()
    {
        var set = Seed.RuleSet("iso-np");
        var entitled = new EntitledInput[] { new("P", 41), new("O", 64) };
        var votes = new VotesInput[] { new("yes", "P", Count: 24), new("no", "P", Count: 8) };

        Assert.Equal(41, new CountInput(entitled, votes, Experts: 4).ToCount(set).Value.Entitled.Single().Voters);
        Assert.Equal(VerdictOutcome.NotApproved, new CountInput(entitled, votes, Experts: 4).Evaluate(set).Value.Outcome);
        Assert.Equal(VerdictOutcome.Approved, new CountInput(entitled, votes, Experts: 5).Evaluate(set).Value.Outcome);
        Assert.Equal(
            ("votes[2].category", "countInput.notInElectorate"),
            new CountInput(entitled, [.. votes, new("yes", "O", Count: 1)]).Evaluate(set).Refusals.Select(refusal => (refusal.Field!, refusal.Code)).Single());
        Assert.Equal("entitled[1].count", new CountInput([new("P", 41), new("O", -1)], votes).Evaluate(set).Refusals.Single().Field);
        Assert.Equal("entitled[1].category", new CountInput([new("P", 41), new("voting", 1)], votes).Evaluate(set).Refusals.Single().Field);
        Assert.Equal("entitled[0].category", new CountInput([new("O", 64)]).Evaluate(set).Refusals.Single().Field);
    }

    [Fact]
    public void All_faults_are_said_at_once() =>
        Assert.Equal(
            ["entitled[0].count", "votes[0].choice", "votes[1].count", "votes[1].category"],
            new CountInput([new(Count: -1)], [new("maybe"), new("yes", "Q", Count: -1)]).Evaluate(Seed.RuleSet("sac-tc")).Refusals.Select(refusal => refusal.Field));

    [Fact]
    public void A_set_without_a_vote_has_nothing_to_count() =>
        Assert.Equal("ruleSetHasNoVote", new CountInput().Evaluate(Seed.RuleSet("iso-cd")).Refusals.Single().Code);

    [Fact]
    public void What_is_left_out_is_one_reasoned_vote_of_a_member()
    {
        var count = new CountInput([new(Count: 3)], [new("no"), new("void")]).ToCount(Seed.RuleSet("sac-tc")).Value;

        Assert.Equal(new(TcManager.Domain.Members.SeatCategory.Voting, "no", 1), count.Votes.Single());
        Assert.Equal(1, count.Void!.Single().Slips);
    }

    [Fact]
    public void Experts_are_no_matter_where_none_are_asked_for() =>
        Assert.Equal(
            VerdictOutcome.Approved,
            new CountInput([new("P", 41), new("O", 64)], [new("yes", "P", Count: 24), new("no", "P", Count: 8, Reasoned: true)], Experts: 99).Evaluate(Seed.RuleSet("iso-dis")).Value.Outcome);

    [Fact]
    public void The_largest_counts_are_counted_exactly()
    {
        var input = new CountInput([new(Count: CountInput.MaxCount), new(Count: CountInput.MaxCount)], [new("yes", Count: CountInput.MaxCount), new("yes", Count: CountInput.MaxCount - 1)]);

        Assert.Equal(new Fraction(1_999_999_999, 2_000_000_000), input.Evaluate(Seed.RuleSet("sac-tc")).Value.Check("participation").Actual);
    }
}
