using System.Numerics;
using FsCheck;
using FsCheck.Xunit;

namespace TcManager.Domain.Tests;

public class FractionTests
{
    [Property(MaxTest = 1000)]
    public void Comparison_is_that_of_whole_numbers(NonNegativeInt of, PositiveInt per, NonNegativeInt limitOf, PositiveInt limitPer, bool large)
    {
        var scale = large ? long.MaxValue / int.MaxValue : 1;
        var (actual, required) = (new Fraction(of.Get * scale, per.Get * scale), new Fraction(limitOf.Get * scale, limitPer.Get * scale));
        var order = (new BigInteger(actual.Of) * required.Per).CompareTo(new BigInteger(required.Of) * actual.Per);

        Assert.Equal(
            (order >= 0, order > 0, order <= 0, order < 0),
            (actual.Meets(Comparison.AtLeast, required), actual.Meets(Comparison.MoreThan, required), actual.Meets(Comparison.AtMost, required), actual.Meets(Comparison.LessThan, required)));
    }

    [Fact]
    public void It_agrees_with_decimals_wherever_these_are_exact() =>
        Assert.All(
            Enumerable.Range(0, 101).SelectMany(of => Enumerable.Range(0, 21), (of, quarter) => (of, quarter)),
            row => Assert.Equal(row.of / 100m >= row.quarter / 20m, new Fraction(row.of, 100).Meets(Comparison.AtLeast, new Fraction(row.quarter, 20))));

    [Property(MaxTest = 1000)]
    public void The_limit_as_a_count_is_the_exact_boundary(NonNegativeInt of, PositiveInt per, PositiveInt whole, Comparison comparison)
    {
        var required = new Fraction(of.Get, per.Get);
        var limit = required.LimitCount(comparison, whole.Get);
        var beyond = comparison is Comparison.AtLeast or Comparison.MoreThan ? limit - 1 : limit + 1;

        Assert.True(new Fraction(limit, whole.Get).Meets(comparison, required));
        Assert.False(new Fraction(beyond, whole.Get).Meets(comparison, required));
    }

    [Theory]
    [InlineData(3, 4, Comparison.AtLeast, 47, 36)]
    [InlineData(3, 4, Comparison.AtLeast, 28, 21)]
    [InlineData(1, 2, Comparison.MoreThan, 18, 10)]
    [InlineData(1, 2, Comparison.MoreThan, 19, 10)]
    [InlineData(1, 4, Comparison.AtMost, 42, 10)]
    [InlineData(30, 100, Comparison.LessThan, 10, 2)]
    [InlineData(30, 100, Comparison.LessThan, 11, 3)]
    public void Limits_print_as_people_count_them(int of, int per, Comparison comparison, int whole, int count) =>
        Assert.Equal(count, new Fraction(of, per).LimitCount(comparison, whole));

    [Theory]
    [InlineData(Comparison.AtLeast)]
    [InlineData(Comparison.MoreThan)]
    [InlineData(Comparison.AtMost)]
    [InlineData(Comparison.LessThan)]
    public void Of_nothing_no_share_meets_anything(Comparison comparison) =>
        Assert.False(new Fraction(0, 0).Meets(comparison, new Fraction(0, 1)));

    [Fact]
    public void A_printed_percentage_never_decides()
    {
        var almost = new Fraction(6_666_666, 10_000_000);

        Assert.False(almost.Meets(Comparison.AtLeast, new Fraction(2, 3)));
        Assert.Equal(66.66666m, almost.Percent);
    }

    [Theory]
    [InlineData(2, 3, "66.66")]
    [InlineData(6_499, 10_000, "64.99")]
    [InlineData(64_999, 100_000, "64.99")]
    [InlineData(3, 4, "75")]
    [InlineData(long.MaxValue - 1, long.MaxValue, "99.99")]
    [InlineData(0, 0, "0")]
    public void It_is_printed_cut_and_not_rounded(long of, long per, string printed) =>
        Assert.Equal(printed, new Fraction(of, per).CutPercent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
}
