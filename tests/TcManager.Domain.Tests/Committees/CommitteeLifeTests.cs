using TcManager.Domain.Committees;

namespace TcManager.Domain.Tests.Committees;

/// <summary>The life of a committee is a function of dated states and a day.</summary>
public sealed class CommitteeLifeTests
{
    private static readonly DateOnly Founded = new(2024, 2, 26), Gone = new(2026, 6, 1);

    [Fact]
    public void A_committee_without_states_is_taken_for_established() => Assert.Equal(LifeState.Established, Any().StateOn(Founded));

    [Fact]
    public void The_day_before_of_and_after_each_state()
    {
        var committee = Any();
        Assert.True(committee.Enter(LifeState.BeingSetUp, new(2023, 1, 1)).IsDone);
        Assert.True(committee.Enter(LifeState.Established, Founded).IsDone);
        Assert.True(committee.Enter(LifeState.Dissolved, Gone).IsDone);

        Assert.Null(committee.StateOn(new(2022, 12, 31)));
        Assert.Equal(LifeState.BeingSetUp, committee.StateOn(new(2023, 1, 1)));
        Assert.Equal(LifeState.BeingSetUp, committee.StateOn(Founded.AddDays(-1)));
        Assert.Equal(LifeState.Established, committee.StateOn(Founded));
        Assert.Equal(LifeState.Established, committee.StateOn(Gone.AddDays(-1)));
        Assert.Equal(LifeState.Dissolved, committee.StateOn(Gone));
        Assert.Empty(committee.Next());
    }

    [Theory]
    [InlineData(LifeState.Proposed, LifeState.BeingSetUp, true)]
    [InlineData(LifeState.Proposed, LifeState.Suspended, false)]
    [InlineData(LifeState.BeingSetUp, LifeState.Established, true)]
    [InlineData(LifeState.Established, LifeState.BeingSetUp, false)]
    [InlineData(LifeState.Established, LifeState.Suspended, true)]
    [InlineData(LifeState.Established, LifeState.Established, false)]
    public void A_state_follows_some_and_not_others(LifeState first, LifeState second, bool follows)
    {
        var committee = Any();
        committee.Enter(first, Founded);

        Assert.Equal(follows ? [] : ["committee.stateDoesNotFollow"], committee.Enter(second, Gone).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void No_state_begins_before_the_last_one()
    {
        var committee = Any();
        committee.Enter(LifeState.Established, Founded);

        Assert.Equal(new Refusal("committee.stateBeforeLast", "OnDate", Founded), Assert.Single(committee.Enter(LifeState.Suspended, Founded.AddDays(-1)).Refusals));
        Assert.True(committee.Enter(LifeState.Suspended, Founded).IsDone);
        Assert.Equal(LifeState.Suspended, committee.StateOn(Founded));
    }

    private static Committee Any() => new(Guid.CreateVersion7(), "SAC/TC 605", CommitteeKind.TC, new("岩土力学", "Rock and soil mechanics"), "sac-2020", "Asia/Shanghai", "zh-CN");
}
