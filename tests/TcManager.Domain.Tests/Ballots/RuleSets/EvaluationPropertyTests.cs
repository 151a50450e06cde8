using FsCheck;
using FsCheck.Xunit;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

/// <summary>What holds for every shipped set that has a vote, and any count.</summary>
public class EvaluationPropertyTests
{
    /// <summary>Small enough to meet every limit exactly, and with enough yes to be approved often.</summary>
    public sealed record Votes(byte Yes, byte No, byte Abstain, byte Missing)
    {
        public BallotCount In(SeatCategory category) => Count.Of(category, Yes % 64, No % 20, Abstain % 20, Missing % 20);

        /// <summary>The same for a set whose choices have other names, or whose voters do.</summary>
        public BallotCount Under(RuleSetDefinition set, SeatCategory category)
        {
            if (set.Voters is not { } table)
            {
                return new([new(category, (Yes % 64) + (No % 20) + (Abstain % 20) + (Missing % 20))], [.. Rows(set).Select(row => new CountedVotes(category, row.Choice, row.Votes))]);
            }

            // Each has a number between 0 and 63 that looks arbitrary; most say yes.
            var said = table.Select((voter, place) => (voter.Code, Number: ((place * (No + 7)) + Yes + (place * place * (Abstain + 3))) % 64)).ToList();
            var votes = said.Where(one => one.Number >= Missing % 16).Select(one => new CountedVotes(category, one.Number < 44 ? "yes" : one.Number < 58 ? "no" : "abstain", 1, true, one.Code));
            return new([.. table.Select(voter => new EntitledVoters(category, 1, voter.Code))], [.. votes]);
        }

        private IEnumerable<(string Choice, int Votes)> Rows(RuleSetDefinition set) =>
            [(For(set), Yes % 64), (Against(set), No % 20), (set.ChoicesWith(2).First(choice => choice.CountsAs == ChoiceMeaning.Abstain).Code, Abstain % 20)];
    }

    [Property(MaxTest = 200)]
    public void The_order_of_slips_changes_nothing(Votes first, Votes second, NonEmptyArray<int> keys) => ForAllSets(first, second, (set, count) =>
    {
        var slips = count.Votes.SelectMany(row => Enumerable.Repeat(row with { Votes = 1 }, row.Votes)).ToList();
        var shuffled = slips.Select((slip, position) => (slip, key: keys.Get[position % keys.Get.Length] * 31 % 17)).OrderBy(pair => pair.key).Select(pair => pair.slip);

        Assert.Equal(Seed.Json(count.Under(set)), Seed.Json((count with { Votes = [.. shuffled] }).Under(set)));
    });

    [Property(MaxTest = 300)]
    public void One_more_yes_never_turns_approval_into_rejection(Votes first, Votes second) => ForAllSets(first, second, (set, count) =>
    {
        var before = count.Under(set);
        var waiting = count.Entitled.Where(row => row.Voter is null || count.Votes.All(vote => vote.Voter != row.Voter)).DistinctBy(row => (row.Category, row.Voter));
        foreach (var voter in waiting.Where(_ => before.Outcome == VerdictOutcome.Approved))
        {
            var more = count with { Votes = [.. count.Votes, new(voter.Category, before.Winner ?? For(set), 1, true, voter.Voter)] };
            Assert.True(!more.Check(set).IsDone || more.Under(set).Outcome == VerdictOutcome.Approved, $"{set.Code}: {count} and a yes of {voter}");
        }
    });

    [Property(MaxTest = 300)]
    public void A_no_that_becomes_a_yes_never_turns_approval_into_rejection(Votes first, Votes second) => ForAllSets(first, second, (set, count) =>
    {
        foreach (var row in count.Votes.Where(row => row.Choice == Against(set) && row.Votes > 0 && count.Under(set) is { Outcome: VerdictOutcome.Approved } before && before.Winner != row.Choice))
        {
            var better = count with { Votes = [.. count.Votes.Except([row]), row with { Votes = row.Votes - 1 }, row with { Choice = For(set), Votes = 1 }] };
            Assert.Equal(VerdictOutcome.Approved, better.Under(set).Outcome);
        }
    });

    [Property(MaxTest = 200)]
    public void Scaling_keeps_the_verdict(Votes first, Votes second, byte factor) => ForAllSets(first, second, (set, count) =>
    {
        // A voter of a name is one, and so many heads are not so many shares.
        if (set.NamesVoters() || set.FewestVoters is not null || set.Experts is not null)
        {
            return;
        }

        var by = factor + 1;
        var scaled = count with
        {
            Entitled = [.. count.Entitled.Select(row => row with { Voters = row.Voters * by })],
            Votes = [.. count.Votes.Select(row => row with { Votes = row.Votes * by })],
        };

        Assert.Equal(
            (count.Under(set).Outcome, string.Concat(count.Under(set).Checks.Select(check => check.Passed))),
            (scaled.Under(set).Outcome, string.Concat(scaled.Under(set).Checks.Select(check => check.Passed))));
    });

    [Property(MaxTest = 200)]
    public void Approved_means_that_every_check_holds_and_somebody_voted(Votes first, Votes second) => ForAllSets(first, second, (set, count) =>
    {
        var evaluation = count.Under(set);
        var deciding = evaluation.Checks.Where(check => set.Decides is null || check.Part == set.Decides.Part);

        Assert.Equal(evaluation.Outcome == VerdictOutcome.Approved, deciding.All(check => check.Passed) && !evaluation.NoValidVotes);
        Assert.Equal(set.Tests.Count + (set.Return is null ? 0 : 1) + (set.FewestVoters is null ? 0 : 1) + (set.Experts is null ? 0 : 1), evaluation.Checks.Count);
    });

    [Property(MaxTest = 200)]
    public void The_printed_limit_is_the_one_that_decides(Votes first, Votes second) => ForAllSets(first, second, (set, count) =>
        Assert.All(
            count.Under(set).Checks.Where(check => check.Actual.HasValue),
            check => Assert.Equal(check.Passed, check.Comparison is Comparison.AtLeast or Comparison.MoreThan ? check.Actual.Of >= check.LimitCount : check.Actual.Of <= check.LimitCount)));

    [Property(MaxTest = 300)]
    public void In_a_unanimous_ballot_without_abstentions_sac_needs_three_quarters_of_all(Votes votes)
    {
        var count = (votes with { No = 0, Abstain = 0 }).In(SeatCategory.Voting);
        var entitled = count.Entitled.Sum(row => row.Voters);

        Assert.Equal(entitled > 0 && 4 * (votes.Yes % 64) >= 3 * entitled, count.Under("sac-tc").Outcome == VerdictOutcome.Approved);
    }

    private static string For(RuleSetDefinition set) => set.ChoicesWith(2).First(choice => choice.CountsAs is ChoiceMeaning.Yes or ChoiceMeaning.Other).Code;

    private static string Against(RuleSetDefinition set) => set.ChoicesWith(2).First(choice => choice.CountsAs is ChoiceMeaning.No or ChoiceMeaning.Other && choice.Code != For(set)).Code;

    private static void ForAllSets(Votes first, Votes second, Action<RuleSetDefinition, BallotCount> holds)
    {
        foreach (var set in Seed.RuleSets.Select(shipped => shipped.Definition).Where(set => set.HasVote()))
        {
            var count = first.Under(set, set.Electorate[0]);
            count = set.Electorate is [_, var other] ? count.And(second.Under(set, other)) : count;
            holds(set, set.Experts is null ? count : count with { ExpertsFrom = Math.Min(first.Yes % 64, second.Yes % 8) });
        }
    }
}
