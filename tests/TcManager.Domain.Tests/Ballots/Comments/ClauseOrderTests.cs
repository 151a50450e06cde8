using TcManager.Domain.Ballots.Comments;

namespace TcManager.Domain.Tests.Ballots.Comments;

public sealed class ClauseOrderTests
{
    private static readonly (string? Clause, string? Line)[] InOrder =
    [
        (null, null), (null, "3"), ("Title", null), ("前言", null), ("Introduction", null), ("1", null), ("4", null), ("4.9", null), ("4.9", "9"), ("4.9", "120"), ("4.10", null), ("4.10.2 a)", null), ("4.10.2 b)", null),
        ("5", null), ("5", "7"), ("5.1", null), ("第10章", null), ("A", null), ("Annex A.1", null), ("附录A.2", null), ("A.10", null), ("附录B", null), ("Bibliography", null), ("see above", null),
    ];

    [Fact]
    public void Clauses_stand_as_in_a_standard()
    {
        var keys = InOrder.Select(c => ClauseOrder.KeyOf(c.Clause, c.Line)).ToList();

        Assert.Equal(keys, keys.Order(StringComparer.Ordinal));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("5.1", "第5.1条")]
    [InlineData("5.1", "Clause 5.1")]
    [InlineData("5.1", "５．１")]
    [InlineData("5", "第5章")]
    [InlineData("Annex B", "附录 B")]
    [InlineData("Annex B", "B")]
    [InlineData("", "全文")]
    public void What_means_the_same_clause_stands_together(string one, string other) => Assert.Equal(ClauseOrder.KeyOf(one), ClauseOrder.KeyOf(other));

    [Fact]
    public void No_clause_is_too_long_for_its_key()
    {
        var clause = string.Concat(Enumerable.Repeat("1a", CommentDraft.MaxPlaceLength / 2));
        Assert.InRange(ClauseOrder.KeyOf(clause, "9").Length, 1, ClauseOrder.MaxLength);
        Assert.InRange(ClauseOrder.KeyOf(new string('9', 10_000)).Length, 1, ClauseOrder.MaxLength);
    }
}
