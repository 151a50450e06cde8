using TcManager.Domain.Committees;

namespace TcManager.Domain.Tests.Committees;

public class CommitteeLifeTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData(null, "Proposed BeingSetUp Established")]
    [InlineData(LifeState.Proposed, "BeingSetUp Established Dissolved")]
    [InlineData(LifeState.BeingSetUp, "Established Dissolved")]
    [InlineData(LifeState.Established, "Suspended Dissolved")]
    [InlineData(LifeState.Suspended, "Established Dissolved")]
    [InlineData(LifeState.Dissolved, "")]
    public void One_state_follows_another(LifeState? last, string next)
    {
        Assert.Equal(next, string.Join(' ', In(last).Next()));
        foreach (var state in Enum.GetValues<LifeState>())
        {
            Assert.Equal(next.Split(' ').Contains(state.ToString()), In(last).Enter(state, Day).IsDone);
        }
    }

    [Fact]
    public void The_state_of_a_day_is_the_last_one_that_has_begun()
    {
        var committee = New();
        Assert.Equal(LifeState.Established, committee.StateOn(Day));
        committee.Enter(LifeState.BeingSetUp, Day);
        committee.Enter(LifeState.Established, Day.AddDays(10));
        committee.Enter(LifeState.Suspended, Day.AddDays(20));
        committee.Enter(LifeState.Dissolved, Day.AddDays(20));
        int[] days = [-1, 0, 1, 9, 10, 11, 19, 20, 21];

        Assert.Equal(
            [null, LifeState.BeingSetUp, LifeState.BeingSetUp, LifeState.BeingSetUp, LifeState.Established, LifeState.Established, LifeState.Established, LifeState.Dissolved, LifeState.Dissolved],
            days.Select(n => committee.StateOn(Day.AddDays(n))));
        Assert.Equal([true, true, true, true, true, true, true, false, false], days.Select(n => committee.IsActiveOn(Day.AddDays(n))));
    }

    [Fact]
    public void A_suspended_committee_works_again_once_it_is_established_anew()
    {
        var committee = In(LifeState.Established);
        committee.Enter(LifeState.Suspended, Day.AddDays(1));
        committee.Enter(LifeState.Established, Day.AddDays(5));

        Assert.Equal([true, false, false, true], new[] { 0, 1, 4, 5 }.Select(n => committee.IsActiveOn(Day.AddDays(n))));
    }

    [Fact]
    public void A_state_begins_no_earlier_than_the_last_one()
    {
        var committee = In(LifeState.Established);

        Assert.Equal(new("committee.stateBeforeLast", "OnDate", Day), committee.Enter(LifeState.Suspended, Day.AddDays(-1)).Refusals.Single());
        Assert.True(committee.Enter(LifeState.Suspended, Day).IsDone);
        Assert.Equal("time.yearOutOfRange", New().Enter(LifeState.Proposed, new(1826, 11, 23)).Refusals.Single().Code);
    }

    [Theory]
    [InlineData(DatePrecision.Day, "2024-02-26")]
    [InlineData(DatePrecision.Month, "2024-02-01")]
    [InlineData(DatePrecision.Year, "2024-01-01")]
    public void A_day_that_is_known_to_the_month_or_the_year_is_its_first(DatePrecision precision, string first)
    {
        var committee = New();
        committee.Enter(LifeState.Established, new(2024, 2, 26), precision);

        Assert.Equal(first, $"{committee.States.Single().OnDate:O}");
    }

    [Fact]
    public void What_is_founded_lacks_nothing() => Assert.Equal(
        ["committee.codeMissing", "committee.titleZhMissing", "committee.titleEnMissing", "committee.profileMissing", "time.unknownZone", "committee.cultureMissing", "committee.stateMissing", "committee.dayMissing"],
        Committee.Found(Guid.CreateVersion7(), new() { Kind = CommitteeKind.TC }, null).Refusals.Select(r => r.Code));

    [Theory]
    [InlineData(LifeState.Proposed, true)]
    [InlineData(LifeState.BeingSetUp, true)]
    [InlineData(LifeState.Established, true)]
    [InlineData(LifeState.Suspended, false)]
    [InlineData(LifeState.Dissolved, false)]
    public void A_committee_begins_in_one_of_the_first_three_states(LifeState state, bool isDone) =>
        Assert.Equal(isDone, Committee.Found(Guid.CreateVersion7(), Plan() with { State = state }, null).IsDone);

    [Fact]
    public void Nothing_is_founded_under_what_is_dissolved()
    {
        var parent = In(LifeState.Established);
        parent.Enter(LifeState.Dissolved, Day.AddDays(10));
        var plan = Plan() with { Kind = CommitteeKind.SC, Code = null, Number = 1 };

        Assert.True(Committee.Found(Guid.CreateVersion7(), plan with { OnDate = Day.AddDays(9) }, parent).IsDone);
        Assert.Equal(new("committee.parentDissolved", "ParentId", Day.AddDays(10)), Committee.Found(Guid.CreateVersion7(), plan with { OnDate = Day.AddDays(10) }, parent).Refusals.Single());
    }

    private static FoundingPlan Plan() => new()
    {
        Kind = CommitteeKind.TC,
        Code = "SAC/TC 605",
        Description = new() { TitleZh = "岩土力学", TitleEn = "Rock and soil mechanics", ProfileCode = "sac-2020", ZoneId = "Asia/Shanghai", Culture = Cultures.Chinese },
        State = LifeState.Established,
        OnDate = Day,
    };

    private static Committee New() => new(Guid.CreateVersion7(), "SAC/TC 605", CommitteeKind.TC, new("岩土力学", "Rock and soil mechanics"), "sac-2020", "Asia/Shanghai", Cultures.Chinese);

    /// <summary>A committee that has come to a state by the shortest way, all on one day.</summary>
    private static Committee In(LifeState? last)
    {
        var committee = New();
        if (last is LifeState.Suspended or LifeState.Dissolved)
        {
            committee.Enter(LifeState.Established, Day);
        }

        if (last is { } state)
        {
            committee.Enter(state, Day);
        }

        return committee;
    }
}
