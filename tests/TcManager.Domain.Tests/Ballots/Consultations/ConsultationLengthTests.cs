using TcManager.Domain.Ballots.Consultations;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Tests.Ballots.Consultations;

public class ConsultationLengthTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sac-comment", 60, false)]
    [InlineData("sac-comment", 59, true)]
    [InlineData("iso-cd", 56, false)]
    [InlineData("iso-cd", 55, true)]
    public void Days_are_counted_from_the_opening_to_the_last_day_in_the_zone_of_the_deadline(string rules, int days, bool isShort)
    {
        var deadline = new LocalMoment(new DateOnly(2026, 11, 23).AddDays(days), 1440, "Asia/Shanghai").ToInstant().Value;
        var length = ConsultationLength.Of(Seed.RuleSet(rules), Opens, new(deadline, "Asia/Shanghai"))!;

        Assert.Equal((days, isShort, RuleMark.Recalled), (length.Days, length.IsShort, length.Mark));
    }

    [Fact]
    public void Rules_without_a_length_ask_for_none() => Assert.Null(ConsultationLength.Of(Seed.RuleSet("sac-tc"), Opens, new(Opens.AddDays(3), "Asia/Shanghai")));
}
