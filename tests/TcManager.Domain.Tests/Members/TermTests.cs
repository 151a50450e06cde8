using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Composition;

namespace TcManager.Domain.Tests.Members;

/// <summary>Terms warn, changes go their way step by step, seats end with their offices (rules.md §1.1, decisions 1).</summary>
public sealed class TermTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly TermRules Rules = new(5, [12, 9, 6, 3], new(1, 5), 1, new Clause(new("办法", "Measures"), RuleMark.Recalled));

    [Theory]
    [InlineData("2025-12-30", null)]
    [InlineData("2025-12-31", 12)]
    [InlineData("2026-03-30", 12)]
    [InlineData("2026-03-31", 9)]
    [InlineData("2026-06-30", 6)]
    [InlineData("2026-09-30", 3)]
    [InlineData("2026-12-31", 3)]
    [InlineData("2027-01-01", 0)]
    public void A_term_is_warned_of_at_twelve_nine_six_and_three_months_and_when_it_is_over(string day, int? step) =>
        Assert.Equal(step, Rules.WarningOn(new(2026, 12, 31), DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

    [Theory]
    [InlineData(9, 0, 45, false)]
    [InlineData(10, 0, 45, true)]
    [InlineData(9, 9, 45, false)]
    [InlineData(0, 10, 47, true)]
    [InlineData(0, 9, 47, false)]
    public void More_than_a_fifth_is_a_large_adjustment(int added, int dropped, int members, bool isLarge) => Assert.Equal(isLarge, Rules.IsLarge(added, dropped, members));

    [Fact]
    public void A_change_goes_one_step_at_a_time_with_its_paper()
    {
        var change = RosterChange.Prepare(Guid.CreateVersion7(), 1, RosterChangeKind.NewTerm, 2, new(2027, 1, 1), new(2031, 12, 31), null).Value;

        Assert.Equal("change.stageDoesNotFollow", Code(change.Advance(RosterStage.Voted, Day, "B 1", Day)));
        Assert.Equal("change.stageInFuture", Code(change.Advance(RosterStage.Checked, Day.AddDays(1), null, Day)));
        Assert.True(change.Advance(RosterStage.Checked, Day, null, Day).IsDone);
        Assert.True(change.Reopen().IsDone);
        Assert.Equal(RosterStage.Drafted, change.Stage);
        change.Advance(RosterStage.Checked, Day, null, Day);
        Assert.Equal("change.referenceMissing", Code(change.Advance(RosterStage.Voted, Day, " ", Day)));
        Assert.Equal("change.stageBeforeLast", Code(change.Advance(RosterStage.Voted, Day.AddDays(-1), "B 1", Day)));
        Assert.True(change.Advance(RosterStage.Voted, Day, "B 1", Day).IsDone);
        Assert.Equal("change.stageDoesNotFollow", Code(change.Reopen()));
        Assert.Equal("change.notApproved", Code(change.PutInForce(DateTimeOffset.UnixEpoch)));
        Assert.True(change.Advance(RosterStage.Submitted, Day, "To SAC", Day).IsDone);
        Assert.True(change.Advance(RosterStage.Approved, Day, "No. 7", Day).IsDone);
        Assert.True(change.PutInForce(DateTimeOffset.UnixEpoch).IsDone);
        Assert.Equal("change.closed", Code(change.Withdraw(Day)));
    }

    [Fact]
    public void A_seat_takes_its_offices_with_it_and_ends_once()
    {
        var seat = new Membership(Guid.CreateVersion7(), 1, null, 1, SeatCategory.Voting, new(2024, 2, 26));
        Assert.True(seat.Hold(OfficeRole.ViceChair, new(2024, 2, 26)).IsDone);
        Assert.Equal("office.heldAlready", Code(seat.Hold(OfficeRole.ViceChair, Day)));
        Assert.Equal("office.outsideSeat", Code(seat.Hold(OfficeRole.Chair, new(2024, 2, 25))));
        Assert.Equal("office.notHeld", Code(seat.LayDown(OfficeRole.Chair, Day)));
        Assert.Equal("seat.endsBeforeStart", Code(seat.EndOn(new(2024, 2, 25))));
        Assert.True(seat.EndOn(Day, SeatEnd.Resigned).IsDone);
        Assert.Equal("seat.alreadyEnded", Code(seat.EndOn(Day)));
        Assert.Equal(Day, Assert.Single(seat.Offices).ToOn);
    }

    private static string Code(Outcome outcome) => Assert.Single(outcome.Refusals).Code;
}
