using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Forms that come twice, many at once, or late: a form is one slip, and a voter has one vote.</summary>
public sealed class VotingAgain : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_form_sent_twice_is_one_slip_and_a_form_gone_back_to_is_another()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        await browser.Post(form, "#vote", ("Choice", "yes"));
        await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Equal((1, 1), await _app.InDb(async db => (await db.Slips.CountAsync(), await db.Outbox.CountAsync(m => m.Template == MailKinds.Receipt))));

        // The same page with another choice, and that once more.
        var receipt = await browser.Post(form, "#vote", ("Choice", "abstain"));
        await browser.Post(form, "#vote", ("Choice", "abstain"));
        Assert.Contains("Abstain", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.InDb(db => db.Slips.CountAsync()));

        // Back to the first choice from the same page: what was chosen last counts.
        receipt = await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Contains("Yes", receipt.Text, StringComparison.Ordinal);
        Assert.Equal((3, "yes"), await _app.InDb(async db => (await db.Slips.CountAsync(), (await db.Voters.Include(v => v.LastSlip!.Answers).SingleAsync(v => v.LastRevision == 3)).LastSlip!.Answers.Single().Choice)));
    }

    [Fact]
    public async Task A_repeat_after_the_deadline_is_answered_with_what_was_taken_before_it()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        var uid = Guid.CreateVersion7();
        var first = await _app.Cast(id, committee.Chair, "yes", uid: uid);
        _app.MoveTo(GivenBallot.ClosesAt.AddSeconds(3));
        Assert.Equal(first.Value.Id, (await _app.Cast(id, committee.Chair, "yes", uid: uid)).Value.Id);
    }

    [Fact]
    public async Task Fifty_parallel_posts_of_one_voter_are_fifty_revisions_and_one_vote()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _app.Cast(id, committee.Chair, i % 2 == 0 ? "yes" : "no")));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        Assert.Equal(Enumerable.Range(1, 50), outcomes.Select(o => o.Value.Revision).Order());
        var voter = await _app.InDb(db => db.Voters.AsNoTracking().Include(v => v.LastSlip).SingleAsync(v => v.BallotId == id && v.PersonId == committee.Chair.PersonId));
        Assert.Equal((50, 50), (voter.LastRevision, voter.LastSlip!.Revision));
        await _app.CloseByHand(id, committee);
        Assert.Equal(1, (await _app.VerdictOf(id)).Count.Votes.Sum(v => v.Votes));
    }

    [Fact]
    public async Task The_same_form_posted_twenty_times_at_once_is_one_slip()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.Cast(id, committee.Chair, "yes", uid: uid)));

        Assert.Single(outcomes.Select(o => o.Value.Id).Distinct());
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync()));
    }

    [Fact]
    public async Task A_vote_never_moves_the_ballots_version()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var before = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        await _app.Cast(id, committee.Chair, "yes");
        Assert.Equal(before, await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_clock_set_back_does_not_make_a_later_slip_look_earlier()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        var first = await _app.Cast(id, committee.Chair, "yes");
        _app.Clock.AdjustTime(TestApp.Start.AddMinutes(5));
        var second = await _app.Cast(id, committee.Chair, "no");
        Assert.Equal((2, first.Value.CastAt), (second.Value.Revision, second.Value.CastAt));
    }
}
