using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Two processes' worth of the application on one database. SQLite means one process; there the second node is another scope of services only.</summary>
public sealed class TwoNodes : IDisposable
{
    private readonly TestApp _one = new();
    private readonly TestApp _other;

    public TwoNodes()
    {
        _ = _one.Services;
        _other = TestDatabase.IsShared ? TestApp.BesideOf(_one) : _one;
    }

    [Fact]
    public async Task Fifty_votes_against_fifty_closes_on_both_nodes_give_one_verdict_of_all_accepted()
    {
        var committee = await _one.Committee(49);
        var id = await GivenBallot.OpenBallot(_one, committee);

        var casting = committee.Voters.Select((voter, i) => (i % 2 == 0 ? _one : _other).Cast(id, voter, i % 3 == 0 ? "no" : "yes")).ToList();
        var closing = Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? _other : _one).CloseByHand(id, committee)).ToList();
        var cast = await Task.WhenAll(casting);
        Assert.All(await Task.WhenAll(closing), closed => Assert.True(closed.IsDone));

        await AssertTheCountIsOf(id, cast, committee);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task At_the_deadline_every_vote_is_either_counted_or_refused_whoever_closes(int milliseconds)
    {
        var committee = await _one.Committee(19);
        var id = await GivenBallot.OpenBallot(_one, committee);
        _one.MoveTo(GivenBallot.ClosesAt.AddMilliseconds(milliseconds));

        // No scheduler runs: the closes come from readers and voters.
        var casting = committee.Voters.Select((voter, i) => (i % 2 == 0 ? _one : _other).Cast(id, voter, "yes")).ToList();
        var closing = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _other : _one).Close(id)).ToList();
        var cast = await Task.WhenAll(casting);
        await Task.WhenAll(closing);
        Assert.All(cast, vote => Assert.Equal(milliseconds < 0, vote.IsDone));

        _one.MoveTo(GivenBallot.ClosesAt.AddSeconds(1));
        await _other.Close(id);
        await AssertTheCountIsOf(id, cast, committee);
    }

    public void Dispose()
    {
        if (_other != _one)
        {
            _other.Dispose();
        }

        _one.Dispose();
    }

    private async Task AssertTheCountIsOf(long id, Outcome<Slip>[] cast, GivenCommittee committee)
    {
        var accepted = cast.Count(vote => vote.IsDone);
        Assert.All(cast.Where(vote => !vote.IsDone), vote => Assert.Equal("ballot.closed", vote.Refusals[0].Code));
        var verdict = await _one.VerdictOf(id);
        Assert.Equal((accepted, committee.Voters.Count), (verdict.Count.Votes.Sum(v => v.Votes), verdict.Count.Entitled.Sum(e => e.Voters)));
        Assert.Equal(accepted, await _one.InDb(db => db.Slips.CountAsync(s => s.Voter.BallotId == id)));
        Assert.Equal(committee.Voters.Count, await _one.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotClosed)));
    }
}
