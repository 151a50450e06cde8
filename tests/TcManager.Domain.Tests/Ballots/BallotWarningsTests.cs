using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;

namespace TcManager.Domain.Tests.Ballots;

public sealed class BallotWarningsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);
    private static readonly UsualLength SixWeeks = new(42, RuleMark.Published);

    [Theory]
    [InlineData(42, false)]
    [InlineData(41, true)]
    [InlineData(0, true)]
    [InlineData(-3, true)]
    public void Papers_that_come_later_before_a_meeting_than_the_rules_demand_are_told(int daysBefore, bool isLate)
    {
        var meeting = new DateOnly(2026, 12, 31);
        var warnings = BallotWarnings.Of([], null, isInMeeting: true, Now, Now.AddDays(1), [new(meeting.AddDays(-daysBefore), meeting, SixWeeks)]);

        Assert.Equal(isLate ? [new BallotWarning("papersLate", Math.Max(0, daysBefore), 42, RuleMark.Published)] : [], warnings);
    }

    [Fact]
    public void Of_several_the_latest_is_told_and_where_nothing_is_demanded_nothing()
    {
        var meeting = new DateOnly(2026, 12, 31);
        PaperInTime Came(int daysBefore, UsualLength? demanded) => new(meeting.AddDays(-daysBefore), meeting, demanded);

        var warnings = BallotWarnings.Of([], null, isInMeeting: true, Now, Now.AddDays(1), [Came(1, null), Came(20, SixWeeks), Came(10, SixWeeks), Came(15, new(30, RuleMark.Published))]);

        Assert.Equal(10, Assert.Single(warnings).Days);
    }

    [Theory]
    [InlineData(11, "hoursOnly")]
    [InlineData((24 * 60) - 1, "hoursOnly")]
    [InlineData(24 * 60, "shortByHouse")]
    [InlineData(6 * 24 * 60, "shortByHouse")]
    [InlineData((6 * 24 * 60) + 1, null)]
    public void By_letter_a_short_length_is_told_where_the_rules_name_none(int minutes, string? code)
    {
        Assert.Equal(code, BallotWarnings.Of([], null, isInMeeting: false, Now, Now.AddMinutes(minutes)).SingleOrDefault()?.Code);
        Assert.Empty(BallotWarnings.Of([], null, isInMeeting: true, Now, Now.AddMinutes(minutes)));
    }

    [Theory]
    [InlineData("SAC/TC 605", "sac-tc", true)]
    [InlineData("SAC/TC 605", "iso-dis", false)]
    [InlineData("SAC/TC 605", "simple-majority", true)]
    [InlineData("SAC/TC 605", "ministry-a", true)]
    [InlineData("ISO/TC 321", "iso-dis", true)]
    [InlineData("IEC/TC 57", "iso-fdis", true)]
    [InlineData("ISO/IEC JTC 1", "iso-dis", true)]
    [InlineData("CEN/TC 250", "cen-qmv", true)]
    [InlineData("CEN/TC 250", "sac-tc", false)]
    [InlineData("XYZ 9", "ieee-802", true)]
    public void A_committee_is_offered_its_own_bodys_sets_first(string committee, string set, bool isOwn) => Assert.Equal(isOwn, RuleBodies.IsOwn(set, committee));

    [Theory]
    [InlineData("Ministry 7/TC 1", "sac-2020", "ieee-802", false)]
    [InlineData("Ministry 7/TC 1", "sac-2020", "sac-tc", true)]
    [InlineData("CEN/TC 474", "iso", "cen-qmv", true)]
    [InlineData("CEN/TC 474", "iso", "iso-dis", false)]
    [InlineData("XYZ 9", "none", "ieee-802", true)]
    public void A_code_that_says_nothing_is_known_by_its_profile(string committee, string profile, string set, bool isOwn) => Assert.Equal(isOwn, RuleBodies.IsOwn(set, committee, profile));

    [Theory]
    [InlineData("SAC/TC 605", "sac-2020", CommitteeKind.TC, "sac-tc")]
    [InlineData("SAC/TC 207/SC 1", "sac-2020", CommitteeKind.SC, "sac-tc")]
    [InlineData("Ministry 7/TC 1", "sac-2020", CommitteeKind.TC, "sac-tc")]
    [InlineData("SAC/TC 207/WG 1", "sac-2020", CommitteeKind.WG, null)]
    [InlineData("SAC/SWG 3", "sac-2020", CommitteeKind.SWG, null)]
    [InlineData("ISO/TC 321", "iso", CommitteeKind.TC, null)]
    [InlineData("CEN/TC 474", "iso", CommitteeKind.TC, null)]
    [InlineData("ETSI TC CYBER", "iso", CommitteeKind.TC, "etsi-71")]
    [InlineData("ASTM D18", "none", CommitteeKind.TC, "astm-main")]
    [InlineData("ASTM D18.01", "none", CommitteeKind.SC, "astm-sub")]
    [InlineData("IEEE 802", "none", CommitteeKind.TC, null)]
    [InlineData("XYZ 9", "none", CommitteeKind.TC, null)]
    public void A_set_is_usual_where_nothing_else_decides_which(string committee, string profile, CommitteeKind kind, string? set) => Assert.Equal(set, RuleBodies.UsualSet(RuleBodies.Of(committee, profile), kind));
}
