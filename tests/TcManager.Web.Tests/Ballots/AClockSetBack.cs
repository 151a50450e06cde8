using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A stored closing is final, and the order of slips is that of their numbers, whatever the clock says (pitfalls 15).</summary>
public sealed class AClockSetBack : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Behind_the_deadline_opens_nothing_that_was_counted()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.True((await _app.Close(id)).IsDone);
        var before = await _app.VerdictOf(id);

        _app.Clock.AdjustTime(GivenBallot.ClosesAt.AddDays(-3));
        Assert.Equal("ballot.closed", (await _app.Cast(id, committee.Members[0], "yes")).Refusals.Single().Code);
        await _app.Close(id);
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Equal($"/ballots/{id}", (await member.Get($"/ballots/{id}/vote")).Address.AbsolutePath);
        Assert.Equal(before.ResultHash, (await _app.VerdictOf(id)).ResultHash);
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == id)));
    }

    [Fact]
    public async Task While_votes_come_in_changes_neither_their_order_nor_which_one_counts()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        _app.Clock.Advance(TimeSpan.FromHours(5));
        await _app.Cast(id, committee.Chair, "yes");
        _app.Clock.AdjustTime(TestApp.Start.AddMinutes(1));
        await _app.Cast(id, committee.Members[0], "yes");
        await _app.Cast(id, committee.Chair, "no");
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        var verdict = await _app.VerdictOf(id);
        Assert.Equal([("no", 1), ("yes", 1)], verdict.Count.Votes.Select(v => (v.Choice, v.Votes)).Order());
        using var desk = await Browser.For(_app, committee.Chair);
        Assert.Equal("", (await Verifier.FaultsAsync([await desk.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative))]))[0]);
    }
}
