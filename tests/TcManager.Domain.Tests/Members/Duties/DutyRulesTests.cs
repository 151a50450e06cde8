using FsCheck.Xunit;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members.Duties;

namespace TcManager.Domain.Tests.Members.Duties;

/// <summary>missed-duties, rules.md §1.2 and §2.</summary>
public class DutyRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static DutyRules National => Seed.Profile("sac-2020").Duties!;

    private static DutyRules International => Seed.Profile("iso").Duties!;

    /// <summary>P came, A did not, E excused, R represented, l on leave.</summary>
    [Theory]
    [InlineData("P", 0, DutyLevel.Clear)]
    [InlineData("A", 1, DutyLevel.OneBefore)]
    [InlineData("AA", 2, DutyLevel.Reached)]
    [InlineData("AAA", 3, DutyLevel.Reached)]
    [InlineData("AP", 0, DutyLevel.Clear)]
    [InlineData("AEA", 2, DutyLevel.Reached)]
    [InlineData("ARA", 2, DutyLevel.Reached)]
    [InlineData("AlA", 2, DutyLevel.Reached)]
    [InlineData("El", 0, DutyLevel.Clear)]
    [InlineData("RR", 0, DutyLevel.Clear)]
    public void Two_plenaries_in_a_row_without_a_reason(string history, int missed, DutyLevel level)
    {
        var standing = National.Check(Items(DutySubject.Meeting, history), Today).Single(s => s.Kind == DutyKind.Meetings);

        Assert.Equal((missed, 2, level), (standing.Missed, standing.Limit, standing.Level));
        Assert.All(standing.Items, i => Assert.True(i.IsMissed));
    }

    [Fact]
    public void Meetings_and_ballots_are_rows_of_their_own()
    {
        var standings = National.Check([.. Items(DutySubject.Meeting, "A"), .. Items(DutySubject.Ballot, "A", "sac-tc")], Today);

        Assert.Equal([DutyKind.Meetings, DutyKind.Ballots], standings.Select(s => s.Kind));
        Assert.All(standings, s => Assert.Equal(DutyLevel.OneBefore, s.Level));
    }

    /// <summary>The row "duty" of rules.md §5.</summary>
    [Theory]
    [InlineData(10, 2, DutyLevel.OneBefore)]
    [InlineData(10, 3, DutyLevel.Reached)]
    [InlineData(4, 1, DutyLevel.OneBefore)]
    [InlineData(4, 2, DutyLevel.Reached)]
    [InlineData(10, 1, DutyLevel.Clear)]
    [InlineData(15, 3, DutyLevel.OneBefore)]
    [InlineData(16, 4, DutyLevel.Reached)]
    [InlineData(1, 1, DutyLevel.OneBefore)]
    public void More_than_a_fifth_of_the_years_ballots_and_at_least_two(int of, int missed, DutyLevel level)
    {
        var standings = International.Check(Items(DutySubject.Ballot, new string('A', missed) + new string('P', of - missed), "iso-cib"), Today);

        Assert.Equal((DutyKind.YearlyBallots, missed, level), standings.Select(s => (s.Kind, s.Missed, s.Level)).Single());
    }

    [Theory]
    [InlineData("iso-dis")]
    [InlineData("iso-fdis")]
    [InlineData("iso-sr")]
    public void One_missed_enquiry_is_enough(string rules)
    {
        var standing = International.Check(Items(DutySubject.Ballot, "PAP", rules), Today).Single();

        Assert.Equal((DutyKind.SingleBallot, DutyLevel.Reached), (standing.Kind, standing.Level));
    }

    [Fact]
    public void A_missed_enquiry_of_more_than_a_year_ago_is_past()
    {
        var old = new DutyItem(DutySubject.Ballot, 1, Today.AddMonths(-12), true, AttendanceOutcome.Absent, ["iso-dis"]);

        Assert.Empty(International.Check([old], Today));
        Assert.Single(International.Check([old with { On = old.On.AddDays(1) }], Today));
    }

    [Fact]
    public void Each_year_stands_for_itself()
    {
        DutyItem Missed(int id, int year) => new(DutySubject.Ballot, id, new(year, 6, 1), true, AttendanceOutcome.Absent, ["iso-cib"]);

        Assert.All(International.Check([Missed(1, 2025), Missed(2, 2026)], Today), s => Assert.Equal(DutyLevel.OneBefore, s.Level));
    }

    [Fact]
    public void The_limit_is_the_profiles()
    {
        var three = National with { MeetingsInARow = 3 };

        Assert.Equal(DutyLevel.OneBefore, three.Check(Items(DutySubject.Meeting, "AA"), Today).Single().Level);
        Assert.Empty((National with { MeetingsInARow = null }).Check(Items(DutySubject.Meeting, "AA"), Today));
    }

    /// <summary>What has a reason never makes a standing worse than having been there.</summary>
    [Property]
    public bool An_excuse_never_counts(bool[] absences, byte at)
    {
        ArgumentNullException.ThrowIfNull(absences);
        var history = absences.Select(a => a ? 'A' : 'P').ToArray();
        if (history.Length == 0)
        {
            return true;
        }

        var before = National.Check(Items(DutySubject.Meeting, new(history)), Today).Single().Missed;
        history[at % history.Length] = 'E';
        var after = National.Check(Items(DutySubject.Meeting, new(history)), Today).Single();
        return after.Items.All(i => i.IsMissed) && (absences[at % history.Length] ? after.Missed <= before : after.Missed >= before);
    }

    [Fact]
    public void The_same_misses_of_the_same_seat_have_the_same_key()
    {
        var standing = National.Check(Items(DutySubject.Meeting, "AA"), Today).Single();

        Assert.Equal(DutyEvidence.KeyOf(7, standing), DutyEvidence.KeyOf(7, standing with { Limit = 3 }));
        Assert.NotEqual(DutyEvidence.KeyOf(7, standing), DutyEvidence.KeyOf(8, standing));
        Assert.NotEqual(DutyEvidence.KeyOf(7, standing), DutyEvidence.KeyOf(7, National.Check(Items(DutySubject.Meeting, "AAA"), Today).Single()));
        Assert.Equal(64, DutyEvidence.KeyOf(7, standing).Length);
    }

    [Fact]
    public void A_decision_stands_and_needs_a_reason()
    {
        var standing = National.Check(Items(DutySubject.Meeting, "AA"), Today).Single();
        var now = new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);
        DutyProposal Proposal() => new(Guid.CreateVersion7(), 1, 7, new(standing, "sac-2020", 1, DutyConsequence.Removal, National.Clause), now);

        var proposal = Proposal();
        Assert.Equal("duty.reasonMissing", proposal.Decide(Guid.CreateVersion7(), DutyDecision.NoAction, " ", 3, now).Refusals.Single().Code);
        Assert.True(proposal.Decide(Guid.CreateVersion7(), DutyDecision.Remind, null, 3, now).IsDone);
        Assert.Equal("duty.decidedAlready", proposal.Decide(Guid.CreateVersion7(), DutyDecision.Removal, "again", 3, now).Refusals.Single().Code);

        var lapsed = Proposal();
        lapsed.Lapse(now);
        Assert.Equal("duty.lapsed", lapsed.Decide(Guid.CreateVersion7(), DutyDecision.Remind, null, 3, now).Refusals.Single().Code);
        lapsed.Restore();
        Assert.True(lapsed.IsOpen);
    }

    private static IReadOnlyList<DutyItem> Items(DutySubject subject, string history, params string[] rules) =>
    [
        .. history.Select((letter, i) => new DutyItem(subject, i + 1, new DateOnly(2026, 1, 1).AddDays(i), char.IsUpper(letter), letter switch
        {
            'P' => AttendanceOutcome.Present,
            'E' => AttendanceOutcome.Excused,
            'R' => AttendanceOutcome.Represented,
            _ => AttendanceOutcome.Absent,
        }, rules)),
    ];
}
