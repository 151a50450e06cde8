using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots;

public class ElectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly BallotPlan Around = new("换届", "Election", "选举主任委员", "Who shall chair?", new(2026, 12, 10), "24:00", null, null, "Asia/Shanghai", 1, null);

    [Theory]
    [InlineData("9 7 4", "c1 c2", "")]
    [InlineData("8 8 4", "c1 c2", "c1 c2")]
    [InlineData("9 5 5 1", "c1 c2 c3", "")]
    [InlineData("7 7 7", "c1 c2 c3", "c1 c2 c3")]
    [InlineData("0 3 3", "c2 c3", "c2 c3")]
    [InlineData("10 10", "c1 c2", "c1 c2")]
    [InlineData("0 0 0", "", "")]
    public void The_two_first_stand_again_and_a_tie_drops_nobody(string votes, string standing, string tied)
    {
        var counts = votes.Split(' ').Select(int.Parse).ToList();
        List<string> candidates = [.. counts.Select((_, index) => Candidate.CodeOf(index + 1))];
        var count = new BallotCount([new(SeatCategory.Voting, 40)], [.. counts.Zip(candidates).Where(c => c.First > 0).Select(c => new CountedVotes(SeatCategory.Voting, c.Second, c.First)), new(SeatCategory.Voting, "abstain", 12)]);

        Assert.Equal(standing, string.Join(' ', NextRound.Of(candidates, count)));
        Assert.Equal(tied, string.Join(' ', NextRound.Tied(candidates, count)));
    }

    [Fact]
    public void Faults_of_candidates_stand_at_their_rows()
    {
        var plan = new ElectionPlan(Around, [new(7, "甲", "A"), new(null, " ", "B"), new(7, "乙", "C"), new(null, new string('x', 201), "D")]);
        Assert.Equal(
            [("election.nameMissing", "Candidates[1].NameZh"), ("election.twice", "Candidates[2].NameZh"), ("election.nameTooLong", "Candidates[3].NameZh")],
            plan.Check(Now).Refusals.Select(r => (r.Code, r.Field!)));
        Assert.Equal("election.tooFew", new ElectionPlan(Around, [new(null, "甲", "A")]).Check(Now).Refusals.Single().Code);
        Assert.Equal("election.tooMany", new ElectionPlan(Around, [.. Enumerable.Range(1, 31).Select(i => new CandidatePlan(null, $"{i}", $"{i}"))]).Check(Now).Refusals.Single().Code);
    }

    [Fact]
    public void An_election_is_secret_whatever_the_plan_says()
    {
        var ballot = Ballot.PrepareElection(Guid.CreateVersion7(), 1, "B 1", new(Around, [new(null, "甲", "A"), new(null, "乙", "B")]), null, Now).Value;
        Assert.Equal((BallotKind.Election, Secrecy.Secret), (ballot.Kind, ballot.Secrecy));
        Assert.Equal(["c1", "c2"], ballot.Questions[0].Candidates.Select(c => c.Code));
    }

    [Theory]
    [InlineData("c1", true)]
    [InlineData("c99", true)]
    [InlineData("c0", false)]
    [InlineData("c01", false)]
    [InlineData("c100", false)]
    [InlineData("c", false)]
    [InlineData("confirm", false)]
    [InlineData("C1", false)]
    public void A_candidate_is_c_and_a_number(string code, bool isCandidate) => Assert.Equal(isCandidate, CandidatesRule.IsCandidate(code));

    [Fact]
    public void Few_voters_of_a_category_are_warned_about()
    {
        Assert.True(SmallCounts.Show([new(SeatCategory.P, 20), new(SeatCategory.O, 4)]));
        Assert.False(SmallCounts.Show([new(SeatCategory.P, 20), new(SeatCategory.O, 5)]));
    }
}
