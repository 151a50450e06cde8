using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots;

/// <summary>What a ruling rests on: the voter's reason and comments (rules.md §1.2, <c>noUnlessAdopted</c>).</summary>
public sealed class RulingTests
{
    private static readonly RuleSetDefinition Letter = Seed.RuleSets.Single(set => set.Definition.Code == "sac-legacy-letter").Definition;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Bilingual Voter = new("王示例", "Wang Shili");

    [Theory]
    [InlineData(true, 0, 0, null)]
    [InlineData(true, 0, 2, null)]
    [InlineData(false, 0, 1, null)]
    [InlineData(false, 0, 0, "ruling.nothingToAdopt")]
    [InlineData(true, 1, 1, "ruling.commentsOpen")]
    [InlineData(false, 1, 0, "ruling.commentsOpen")]
    public void Something_was_proposed_and_nothing_of_it_was_turned_down_before_a_vote_is_adopted(bool isReasoned, int notAdopted, int adopted, string? code)
    {
        var made = Make(new(1, Letter, "noUnlessAdopted", isReasoned, notAdopted, adopted, IsSigned: false), RulingKind.Adopted);

        Assert.Equal(code is null ? [] : [(code, "Kind")], made.Refusals.Select(r => (r.Code, r.Field!)));
    }

    [Theory]
    [InlineData("yes", RulingKind.Adopted, "ruling.notLeft", null)]
    [InlineData("no", RulingKind.AsCast, "ruling.notLeft", null)]
    [InlineData("noUnlessAdopted", RulingKind.NotTechnical, "ruling.notOffered", "Kind")]
    public void A_vote_of_which_the_rules_leave_nothing_is_refused_as_a_whole_and_another_reading_at_its_field(string choice, RulingKind kind, string code, string? field)
    {
        var refusal = Make(new(1, Letter, choice, true, 0, 0, IsSigned: false), kind).Refusals.Single();

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void An_adoption_of_nothing_can_be_taken_back() =>
        Assert.True(Make(new(1, Letter, "noUnlessAdopted", false, 0, 0, IsSigned: false), RulingKind.AsCast).IsDone);

    [Theory]
    [InlineData(Disposition.Accepted, Disposition.NotAccepted, false)]
    [InlineData(Disposition.Accepted, Disposition.Noted, false)]
    [InlineData(Disposition.PartlyAccepted, Disposition.Withdrawn, false)]
    [InlineData(Disposition.Withdrawn, Disposition.NotAccepted, false)]
    [InlineData(Disposition.Accepted, Disposition.PartlyAccepted, true)]
    [InlineData(Disposition.Withdrawn, Disposition.Accepted, true)]
    [InlineData(Disposition.Withdrawn, Disposition.Withdrawn, true)]
    [InlineData(Disposition.Accepted, Disposition.Accepted, true)]
    public void What_a_signed_result_adopted_stays_adopted(Disposition stands, Disposition said, bool isTaken) =>
        Assert.Equal(isTaken ? null : new Refusal("comment.adoptedInResult", "Disposition", Voter), Comment.SettledFault(stands, said, Voter));

    private static Outcome<Ruling> Make(VoteRuledOn vote, RulingKind kind)
    {
        var plan = new BallotPlan("甲", "A", "甲？", "A?", new(2026, 12, 10), null, null, null, "Asia/Shanghai", 1, null);
        var ballot = Ballot.Prepare(Guid.CreateVersion7(), 1, "B 1", plan, null, Now).Value;
        Assert.True(ballot.Release(Now).IsDone);
        Assert.True(ballot.Open([new(1, 1, SeatCategory.Voting, "王示例", "Wang Shili", new("示例单位", "Sample body"))], Now).IsDone);
        Assert.True(ballot.Close(Now.AddDays(30)).IsDone);
        return Ruling.Make(Guid.CreateVersion7(), ballot, vote, kind, "As the desk reads it.", 1, Now.AddDays(30));
    }
}
