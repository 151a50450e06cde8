using FsCheck;
using FsCheck.Xunit;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots;

/// <summary>Any single change of electorate or slips gives another head.</summary>
public class SlipChainTests
{
    private static readonly Guid Ballot = Guid.Parse("0198c0de-0000-7000-8000-000000000002");

    private static readonly ChainedVoter[] Voters = [new("M:2", SeatCategory.Voting), new("M:17", SeatCategory.P), new("M:18", SeatCategory.O)];

    /// <summary>A few slips, as anyone could cast them.</summary>
    public sealed record Slips(byte[] Numbers)
    {
        public IReadOnlyList<SlipLeaf> Leaves => [.. Numbers.Take(20).Select((number, place) => new SlipLeaf(
            new(place + 1, 0, 7, [8, 0, 0, 0, 0, 0, 0, number]), Ballot, $"M:{number}", place + 1, 1, "Web", new DateTimeOffset(2026, 11, 26, 9, 0, 0, number, TimeSpan.Zero), SlipLeaf.PayloadHashOf([new(1, number % 2 == 0 ? "yes" : "no", $"{number}")])))];
    }

    [Property(MaxTest = 200)]
    public void Any_single_change_breaks_the_chain(Slips slips, int where, int what)
    {
        var leaves = slips.Leaves.ToList();
        if (leaves.Count == 0)
        {
            return;
        }

        var head = Head(leaves);
        var place = (where & int.MaxValue) % leaves.Count;
        var changed = leaves.ToList();
        var leaf = changed[place];
        changed[place] = ((what & int.MaxValue) % 7) switch
        {
            0 => leaf with { SlipUid = Ballot },
            1 => leaf with { VoterKey = leaf.VoterKey + "0" },
            2 => leaf with { Revision = leaf.Revision + 1 },
            3 => leaf with { Generation = 2 },
            4 => leaf with { Channel = "Paper" },
            5 => leaf with { CastAt = leaf.CastAt.AddMilliseconds(1) },
            _ => leaf with { PayloadHash = SlipLeaf.PayloadHashOf([new(1, "abstain", null)]) },
        };

        Assert.NotEqual(head, Head(changed));
        Assert.NotEqual(head, Head([.. leaves.Where((_, i) => i != place)]));
        Assert.NotEqual(head, Head([.. leaves[..place], leaf, .. leaves[place..]]));
        if (place > 0)
        {
            Assert.NotEqual(head, Head([.. leaves[..(place - 1)], leaf, leaves[place - 1], .. leaves[(place + 1)..]]));
        }
    }

    [Fact]
    public void It_begins_with_the_electorate_in_any_order()
    {
        Assert.Equal(SlipChain.Start(Ballot, Voters), SlipChain.Start(Ballot, [.. Voters.Reverse()]));
        Assert.NotEqual(SlipChain.Start(Ballot, Voters), SlipChain.Start(Ballot, Voters[..2]));
        Assert.NotEqual(SlipChain.Start(Ballot, Voters), SlipChain.Start(Ballot, [.. Voters[..2], Voters[2] with { Category = SeatCategory.P }]));
        Assert.NotEqual(SlipChain.Start(Ballot, Voters), SlipChain.Start(Ballot, [.. Voters[..2], Voters[2] with { Key = "M:19" }]));
    }

    private static byte[] Head(IReadOnlyList<SlipLeaf> leaves) =>
        leaves.Index().Aggregate(SlipChain.Start(Ballot, Voters), (head, leaf) => SlipChain.Next(head, leaf.Index + 1, leaf.Item.LeafHash()));
}
