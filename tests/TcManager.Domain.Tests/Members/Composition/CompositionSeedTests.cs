using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members.Composition;

namespace TcManager.Domain.Tests.Members.Composition;

public class CompositionSeedTests
{
    private static readonly CompositionProfile Sac = Seed.Profile("sac-2020");

    [Fact]
    public void No_profile_ships_as_verified() => Assert.All(Seed.Profiles, shipped => Assert.False(shipped.Verified || shipped.Profile.Source.ShipsVerified()));

    [Fact]
    public void Both_profiles_ship() => Assert.Equal(["sac-2020", "iso"], Seed.Profiles.Select(shipped => shipped.Profile.Code));

    [Theory]
    [InlineData("TC", "size", RuleMark.Secondary)]
    [InlineData("SC", "size", RuleMark.Recalled)]
    [InlineData("TC", "vice-chairs", RuleMark.Secondary)]
    [InlineData("SC", "vice-chairs", RuleMark.Recalled)]
    [InlineData("TC", "secretary-general", RuleMark.Recalled)]
    [InlineData("SC", "side-share", RuleMark.Secondary)]
    public void Each_limit_says_how_well_it_is_known(string kind, string code, RuleMark mark) =>
        Assert.Equal(mark, Sac.LimitsOf(kind).Single(limit => limit.Code == code).Clause.Mark);

    [Fact]
    public void A_misspelt_rule_is_a_fault_of_the_profile() =>
        Assert.Throws<ArgumentException>(() => CompositionRules.Check(Sac.LimitsOf("TC")[0] with { Code = "sise" }, Roster.Of(25)));

    [Fact]
    public void Both_remind_at_14_7_3_and_1_days() => Assert.All(Seed.Profiles, shipped => Assert.Equal([14, 7, 3, 1], shipped.Profile.ReminderDays));

    [Fact]
    public void A_profile_survives_being_stored() =>
        Assert.All(Seed.Profiles, shipped => Assert.Equal(Seed.Json(shipped), Seed.Json(Seed.Parse<ShippedProfile>(Seed.Json(shipped)))));
}
