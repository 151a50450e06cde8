using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;
using static TcManager.Domain.Members.Composition.CompositionStanding;

namespace TcManager.Domain.Tests.Members.Composition;

public class CompositionRulesTests
{
    private static readonly RosterSnapshot Lawful = Roster.Of(25);

    [Theory]
    [InlineData("TC", 25)]
    [InlineData("SC", 15)]
    public void A_lawful_roster_keeps_every_rule(string kind, int members)
    {
        var checks = CompositionRules.Check(Seed.Profile("sac-2020"), kind, Roster.Of(members));

        Assert.Equal(
            ["size", "chair", "vice-chairs", "secretary-general", "deputy-secretaries", "per-organisation", "chair-vice-organisation", "side-share", "committees-per-person", "titles"],
            checks.Select(check => check.Code));
        Assert.All(checks, check => Assert.True(check.Holds && check.Offending.Count == 0, check.Code));
    }

    [Theory]
    [InlineData("TC", 24, Fails)]
    [InlineData("TC", 25, Holds)]
    [InlineData("SC", 14, Fails)]
    [InlineData("SC", 15, Holds)]
    public void There_are_at_least_so_many_members(string kind, int members, CompositionStanding standing) =>
        Assert.Equal((new Fraction(members, 1), standing), Seen(Roster.Of(members).Check("size", kind)));

    [Fact]
    public void Advisers_and_observers_are_no_members() =>
        Assert.Equal((new Fraction(24, 1), Fails), Seen(Lawful.With(24, row => row with { IsVoting = false }).Check("size")));

    [Theory]
    [InlineData(0, Fails)]
    [InlineData(1, Holds)]
    [InlineData(2, Fails)]
    public void There_is_exactly_one_chair(int chairs, CompositionStanding standing)
    {
        var check = Holding(OfficeRole.Chair, chairs).Check("chair");

        Assert.Equal((new Fraction(chairs, 1), standing), Seen(check));
        Assert.Equal(chairs == 2 ? ["p4", "p5"] : [], check.Offending);
    }

    [Theory]
    [InlineData("TC", 0, Holds)]
    [InlineData("TC", 5, Holds)]
    [InlineData("TC", 6, Fails)]
    [InlineData("SC", 3, Holds)]
    [InlineData("SC", 4, Fails)]
    public void There_are_at_most_so_many_vice_chairs(string kind, int viceChairs, CompositionStanding standing) =>
        Assert.Equal((new Fraction(viceChairs, 1), standing), Seen(Holding(OfficeRole.ViceChair, viceChairs).Check("vice-chairs", kind)));

    [Theory]
    [InlineData("TC", 5, Holds)]
    [InlineData("TC", 6, Fails)]
    [InlineData("SC", 3, Holds)]
    [InlineData("SC", 4, Fails)]
    public void There_are_at_most_so_many_deputy_secretaries(string kind, int deputies, CompositionStanding standing) =>
        Assert.Equal(standing, Holding(OfficeRole.DeputySecretaryGeneral, deputies).Check("deputy-secretaries", kind).Standing);

    [Fact]
    public void A_deputy_secretary_is_a_member()
    {
        var check = Lawful.With(3, row => row with { IsVoting = false }).Check("deputy-secretaries");

        Assert.Equal((Fails, "p3"), (check.Standing, check.Offending.Single()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void There_is_exactly_one_secretary_general(int count)
    {
        var roster = Holding(OfficeRole.SecretaryGeneral, count) with { SecretariatOrganisations = ["o4", "o5"] };

        Assert.Equal((new Fraction(count, 1), Fails), Seen(roster.Check("secretary-general")));
    }

    [Fact]
    public void The_secretary_general_is_a_member_from_the_secretariats_organisation()
    {
        Assert.Equal(["p2"], (Lawful with { SecretariatOrganisations = ["o9"] }).Check("secretary-general").Offending);
        Assert.Equal(["p2"], (Lawful with { SecretariatOrganisations = [] }).Check("secretary-general").Offending);
        Assert.Equal(["p2"], Lawful.With(2, row => row with { IsVoting = false }).Check("secretary-general").Offending);
        Assert.True((Lawful with { SecretariatOrganisations = ["o9", "o2"] }).Check("secretary-general").Holds);
    }

    [Fact]
    public void One_person_may_be_vice_chair_and_secretary_general()
    {
        var roster = Lawful.With(2, row => row with { Offices = [OfficeRole.ViceChair, OfficeRole.SecretaryGeneral] });

        Assert.All(CompositionRules.Check(Seed.Profile("sac-2020"), "TC", roster), check => Assert.True(check.Holds));
    }

    [Theory]
    [InlineData(3, Holds)]
    [InlineData(4, Fails)]
    public void One_organisation_has_at_most_three_members(int colleagues, CompositionStanding standing)
    {
        var check = Lawful.With(Enumerable.Range(10, colleagues), row => row with { OrganisationKey = "same" }).Check("per-organisation");

        Assert.Equal((new Fraction(colleagues, 1), standing), Seen(check));
        Assert.Equal(standing == Holds ? [] : ["p10", "p11", "p12", "p13"], check.Offending);
    }

    [Fact]
    public void People_without_a_known_organisation_are_no_colleagues() =>
        Assert.Equal(new Fraction(1, 1), Lawful.With(Enumerable.Range(10, 8), row => row with { OrganisationKey = null }).Check("per-organisation").Actual);

    [Fact]
    public void An_organisations_advisers_take_none_of_its_seats() =>
        Assert.True(Lawful.With(Enumerable.Range(10, 4), row => row with { OrganisationKey = "same" }).With(13, row => row with { IsVoting = false }).Check("per-organisation").Holds);

    [Fact]
    public void Chair_and_vice_chair_are_not_from_one_organisation()
    {
        var check = Lawful.With(1, row => row with { OrganisationKey = "o0" }).Check("chair-vice-organisation");

        Assert.Equal((new Fraction(1, 1), Fails), Seen(check));
        Assert.Equal(["p0", "p1"], check.Offending);
        Assert.True(Lawful.With([0, 1], row => row with { OrganisationKey = null }).Check("chair-vice-organisation").Holds);
        Assert.True(Lawful.With(7, row => row with { OrganisationKey = "o0" }).Check("chair-vice-organisation").Holds);
    }

    [Theory]
    [InlineData(26, 13, Holds)]
    [InlineData(26, 14, Fails)]
    [InlineData(25, 12, Holds)]
    [InlineData(25, 13, Fails)]
    public void One_side_has_at_most_half_of_the_members(int members, int users, CompositionStanding standing)
    {
        var roster = Roster.Of(members) with
        {
            Rows = [.. Roster.Of(members).Rows.Select((row, at) => row with { Side = at < users ? StakeholderSide.User : StakeholderSide.Operator })],
        };
        var others = members - users;

        var check = roster.With(Enumerable.Range(users, others / 2), row => row with { Side = StakeholderSide.Consumer }).Check("side-share");

        Assert.Equal((new Fraction(users, members), standing), Seen(check));
        Assert.Equal(standing == Holds ? 0 : users, check.Offending.Count);
    }

    [Fact]
    public void Members_without_a_recorded_side_are_part_of_the_whole() =>
        Assert.Equal(25, Lawful.With(Enumerable.Range(0, 10), row => row with { Side = null }).Check("side-share").Actual.Per);

    [Theory]
    [InlineData(1, Holds)]
    [InlineData(2, Warns)]
    [InlineData(3, Fails)]
    public void The_third_seat_is_flagged_with_both_readings_and_the_fourth_fails(int otherSeats, CompositionStanding standing)
    {
        var check = Lawful.With(9, row => row with { OtherSeats = otherSeats }).Check("committees-per-person");

        Assert.Equal((new Fraction(otherSeats + 1, 1), standing), Seen(check));
        Assert.Equal((new Fraction(3, 1), new Fraction(2, 1)), (check.Required, check.Notice!.Value));
        Assert.Equal(standing == Holds ? [] : ["p9"], check.Offending);
    }

    [Theory]
    [InlineData(9, TitleLevel.Intermediate, Holds)]
    [InlineData(9, TitleLevel.Junior, Fails)]
    [InlineData(9, TitleLevel.None, Fails)]
    [InlineData(0, TitleLevel.Associate, Holds)]
    [InlineData(0, TitleLevel.Intermediate, Fails)]
    [InlineData(1, TitleLevel.Intermediate, Fails)]
    public void Members_need_an_intermediate_title_and_heads_a_senior_one(int position, TitleLevel title, CompositionStanding standing)
    {
        var check = Lawful.With(position, row => row with { Title = title }).Check("titles");

        Assert.Equal((new Fraction(standing == Holds ? 25 : 24, 25), standing), Seen(check));
        Assert.Equal(standing == Holds ? [] : [$"p{position}"], check.Offending);
    }

    [Fact]
    public void An_empty_committee_is_short_of_members_and_breaks_no_share()
    {
        var empty = Roster.Of(0);

        Assert.Equal(Fails, empty.Check("size").Standing);
        Assert.All(["per-organisation", "chair-vice-organisation", "side-share", "committees-per-person", "titles"], code => Assert.True(empty.Check(code).Holds));
    }

    [Theory]
    [InlineData("iso", "TC")]
    [InlineData("sac-2020", "WG")]
    public void Where_nothing_is_prescribed_nothing_is_checked(string profile, string kind) =>
        Assert.Empty(CompositionRules.Check(Seed.Profile(profile), kind, Lawful));

    private static RosterSnapshot Holding(OfficeRole role, int holders) => Roster.Of(25)
        .With(Enumerable.Range(0, 4), row => row with { Offices = [] })
        .With(Enumerable.Range(4, holders), row => row with { Offices = [role] });

    private static (Fraction Actual, CompositionStanding Standing) Seen(CompositionCheck check) => (check.Actual, check.Standing);
}
