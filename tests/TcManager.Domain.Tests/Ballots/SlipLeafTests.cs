using System.Security.Cryptography;
using System.Text;
using TcManager.Domain.Ballots;

namespace TcManager.Domain.Tests.Ballots;

public class SlipLeafTests
{
    private static readonly SlipLeaf Leaf = new(
        Guid.Parse("0198c0de-0000-7000-8000-000000000001"),
        Guid.Parse("0198c0de-0000-7000-8000-000000000002"),
        "M:17",
        Revision: 1,
        Generation: 1,
        Channel: "Web",
        new DateTimeOffset(2026, 11, 26, 9, 0, 0, 123, TimeSpan.Zero),
        SlipLeaf.PayloadHashOf([new(1, "no", "第4章缺少试验方法")]));

    public static TheoryData<SlipLeaf> Changed =>
    [
        Leaf with { SlipUid = Leaf.BallotUid },
        Leaf with { BallotUid = Leaf.SlipUid },
        Leaf with { VoterKey = "M:18" },
        Leaf with { Revision = 2 },
        Leaf with { Generation = 2 },
        Leaf with { Channel = "Room" },
        Leaf with { CastAt = Leaf.CastAt.AddMilliseconds(1) },
        Leaf with { PayloadHash = SlipLeaf.PayloadHashOf([new(1, "yes", "第4章缺少试验方法")]) },
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public void Every_field_is_in_the_leaf(SlipLeaf changed) => Assert.NotEqual(Leaf.LeafHash(), changed.LeafHash());

    [Fact]
    public void Anyone_can_recompute_it_byte_by_byte()
    {
        byte[] payload =
        [
            0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 2, .. "no"u8,
            0, 0, 0, 25, .. Encoding.UTF8.GetBytes("第4章缺少试验方法"),
        ];
        byte[] leaf =
        [
            .. Convert.FromHexString("0198c0de000070008000000000000001"),
            .. Convert.FromHexString("0198c0de000070008000000000000002"),
            0, 0, 0, 4, .. "M:17"u8,
            0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, 3, .. "Web"u8,
            .. Convert.FromHexString(Leaf.CastAt.ToUnixTimeMilliseconds().ToString("x16", null)),
            0, 0, 0, 32, .. SHA256.HashData(payload),
        ];

        Assert.Equal(SHA256.HashData(leaf), Leaf.LeafHash());
    }

    [Fact]
    public void The_order_of_answers_changes_nothing() =>
        Assert.Equal(
            SlipLeaf.PayloadHashOf([new(1, "yes", null), new(2, "no", "why")]),
            SlipLeaf.PayloadHashOf([new(2, "no", "why"), new(1, "yes", null)]));

    [Fact]
    public void No_reason_and_an_empty_one_are_the_same() =>
        Assert.Equal(SlipLeaf.PayloadHashOf([new(1, "yes", null)]), SlipLeaf.PayloadHashOf([new(1, "yes", "")]));

    [Fact]
    public void Letters_that_move_between_fields_change_the_hash() =>
        Assert.NotEqual(SlipLeaf.PayloadHashOf([new(1, "no", "n")]), SlipLeaf.PayloadHashOf([new(1, "non", "")]));

    [Fact]
    public void Two_answers_to_one_question_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => SlipLeaf.PayloadHashOf([new(1, "yes", null), new(1, "no", null)]));

    [Fact]
    public void What_no_database_keeps_of_an_instant_is_not_hashed()
    {
        Assert.Equal(Leaf.LeafHash(), (Leaf with { CastAt = Leaf.CastAt.AddTicks(9999) }).LeafHash());
        Assert.Equal(Leaf.LeafHash(), (Leaf with { CastAt = Leaf.CastAt.ToOffset(TimeSpan.FromHours(8)) }).LeafHash());
    }

    [Fact]
    public void Text_that_is_not_well_formed_has_no_hash() =>
        Assert.ThrowsAny<ArgumentException>(() => SlipLeaf.PayloadHashOf([new(1, "no", "\ud800")]));

    [Fact]
    public void The_receipt_reads_in_four_groups_of_four() =>
        Assert.Equal("3fa9 01c2 77de b410", SlipLeaf.ReceiptCode(Convert.FromHexString("3FA901C277DEB410" + new string('0', 48))));
}
