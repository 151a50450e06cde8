using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Votes that come at once are taken in one transaction: each has an answer of its own all the same.</summary>
public sealed class VotingTogether : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_of_many_at_once_has_its_own_answer()
    {
        var committee = await _app.Committee(members: 30);
        var other = await _app.Committee(members: 1, code: "SAC/TC 606");
        var id = await _app.OpenBallot(committee);
        var form = Guid.CreateVersion7();
        var twice = committee.Members[0];

        var stranger = _app.Cast(id, other.Members[0], "yes");
        var unknown = _app.Cast(id, committee.Members[1], "perhaps");
        var forms = Enumerable.Range(0, 3).Select(_ => _app.Cast(id, twice, "no", uid: form)).ToList();
        var changed = new[] { "yes", "no", "abstain" }.Select(choice => _app.Cast(id, committee.Members[2], choice)).ToList();
        var others = committee.Members.Skip(3).Select(member => _app.Cast(id, member, "yes")).ToList();

        Assert.Equal("ballot.noVote", (await stranger).Refusals[0].Code);
        Assert.Equal("ballot.choiceUnknown", (await unknown).Refusals[0].Code);
        Assert.Equal([form, form, form], (await Task.WhenAll(forms)).Select(slip => slip.Value.Uid));
        Assert.Equal([1, 2, 3], (await Task.WhenAll(changed)).Select(slip => slip.Value.Revision).Order());
        Assert.All(await Task.WhenAll(others), slip => Assert.Equal(1, slip.Value.Revision));

        var slips = await _app.InDb(db => db.Slips.Where(s => s.BallotId == id).Select(s => s.Uid).ToListAsync());
        Assert.Equal(1 + 3 + 27, slips.Count);
        Assert.Equal(slips.Count, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "vote.cast")));
        Assert.Equal(slips.Count, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.Receipt)));
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal(29, (await _app.VerdictOf(id)).Count.Votes.Sum(row => row.Votes));
    }

    /// <summary>A character that PostgreSQL does not store gets past the service that forms stand before: the vote fails, and takes none with it.</summary>
    [Fact]
    public async Task A_vote_that_fails_takes_no_other_with_it()
    {
        var committee = await _app.Committee(members: 20);
        var id = await _app.OpenBallot(committee);

        var bad = _app.Cast(id, committee.Members[0], "no", "Clause \0 5");
        var good = committee.Members.Skip(1).Select(member => _app.Cast(id, member, "yes")).ToList();

        Assert.All(await Task.WhenAll(good), slip => Assert.True(slip.IsDone));
        await Record.ExceptionAsync(() => bad);
        var isIn = bad.IsCompletedSuccessfully;
        Assert.Equal(isIn ? 20 : 19, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == id)));
    }

    [Fact]
    public async Task A_ballot_that_is_not_there_has_no_voters()
    {
        var committee = await _app.Committee(members: 1);

        Assert.Equal("ballot.noVote", (await _app.Cast(987_654, committee.Members[0], "yes")).Refusals[0].Code);
    }
}
