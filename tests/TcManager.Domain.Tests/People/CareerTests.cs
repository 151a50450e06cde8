using FsCheck.Xunit;
using TcManager.Domain.People;

namespace TcManager.Domain.Tests.People;

public sealed class CareerTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private readonly Employment _job = new(1, organisationId: 4, new("工程师", "Engineer"), new(2020, 1, 1), new(2022, 12, 31));

    [Theory]
    [InlineData(4, "2022-12-31", null, "employment.overlaps")]
    [InlineData(4, "2019-01-01", "2020-01-01", "employment.overlaps")]
    [InlineData(4, "2019-01-01", null, "employment.overlaps")]
    [InlineData(4, "2023-01-01", null, null)]
    [InlineData(4, "2019-01-01", "2019-12-31", null)]
    [InlineData(5, "2021-01-01", null, null)]
    [InlineData(5, "2021-01-02", "2021-01-01", "employment.endsBeforeStart")]
    [InlineData(5, "1946-12-31", null, "employment.dateOutOfRange")]
    [InlineData(5, "2027-11-27", null, "employment.dateOutOfRange")]
    public void Two_employers_at_once_are_usual_and_twice_by_one_is_refused(long organisation, string from, string? to, string? code)
    {
        var outcome = Employment.Check(organisation, DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null), [_job], Today);

        Assert.Equal(code, outcome.Refusals.SingleOrDefault()?.Code);
    }

    [Property]
    public bool Spans_that_are_allowed_share_no_day(byte from, byte length, byte otherFrom, byte otherLength)
    {
        var first = new Employment(1, 4, new("", ""), new DateOnly(2020, 1, 1).AddDays(from), new DateOnly(2020, 1, 1).AddDays(from + length));
        var (start, end) = (new DateOnly(2020, 1, 1).AddDays(otherFrom), new DateOnly(2020, 1, 1).AddDays(otherFrom + otherLength));
        var shared = Enumerable.Range(0, 600).Select(new DateOnly(2020, 1, 1).AddDays).Any(day => Span.Covers(first.FromOn, first.ToOn, day) && Span.Covers(start, end, day));

        return Employment.Check(4, start, end, [first], Today).IsDone == !shared;
    }

    [Fact]
    public void One_group_registers_a_person_once_at_a_time()
    {
        var known = new ExpertRegistration(1, InternationalBody.ISO, "ISO/TC 182/WG 10", new(2020, 1, 1));

        Assert.Equal("registration.overlaps", Assert.Single(ExpertRegistration.Check("iso/tc 182/wg 10", new(2024, 1, 1), null, [known], Today).Refusals).Code);
        Assert.Equal("registration.groupMissing", Assert.Single(ExpertRegistration.Check("", new(2024, 1, 1), null, [], Today).Refusals).Code);
        Assert.True(ExpertRegistration.Check("ISO/TC 182/WG 11", new(2024, 1, 1), null, [known], Today).IsDone);
    }
}
