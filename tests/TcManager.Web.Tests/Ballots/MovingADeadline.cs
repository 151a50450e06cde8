using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

/// <summary>An open ballot is extended, a counted one opened again: with a reason that everybody is told, and with the earlier result kept (decisions 11, pitfalls 11).</summary>
public sealed class MovingADeadline : IDisposable
{
    private const string Form = "#deadline";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_extension_tells_every_voter_and_votes_are_taken_until_the_new_deadline()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var form = await desk.Get($"/ballots/{id}/deadline");
        Assert.Contains("Extend the deadline", form.Text, StringComparison.Ordinal);
        var done = await desk.Post(form, Form, ("DeadlineOn", "2026-12-20"), ("Reason", "The paper came late."), ("IsConfirmed", "true"));

        Assert.True(done.Text.Contains("The deadline has been extended", StringComparison.Ordinal), done.Text);
        Assert.Contains("The paper came late.", done.Text, StringComparison.Ordinal);
        var mails = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.BallotMoved).ToListAsync());
        Assert.Equal(await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id)), mails.Count);
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
        _app.MoveTo(new(2026, 12, 20, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal("ballot.closed", (await _app.Cast(id, committee.Members[2], "yes")).Refusals.Single().Code);
        Assert.True((await _app.Close(id)).IsDone);
        Assert.Equal(2, (await _app.VerdictOf(id)).Count.Votes.Sum(v => v.Votes));
    }

    [Fact]
    public async Task The_mail_says_what_became_of_ones_vote()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        await Move(id, committee, new(2026, 12, 20));

        Assert.Contains("继续有效", await Written(id, committee.Members[0]), StringComparison.Ordinal);
        var missing = await Written(id, committee.Members[1]);
        Assert.Contains("您尚未投票", missing, StringComparison.Ordinal);
        Assert.Contains("The paper came late.", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counted_ballot_begins_a_further_round_and_keeps_the_result_of_the_one_before()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "no")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var again = await desk.Post(await desk.Get($"/ballots/{id}/deadline"), Form, ("DeadlineOn", "2026-12-20"), ("Reason", "A sheet was missing."), ("IsConfirmed", "true"));

        Assert.True(again.Text.Contains("The ballot is open again", StringComparison.Ordinal), again.Text);
        Assert.Contains("Results of earlier rounds", again.Text, StringComparison.Ordinal);
        foreach (var voter in new[] { committee.Members[0], committee.Members[2], committee.Chair })
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var verdicts = await _app.InDb(db => db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == id).OrderBy(v => v.Generation).ToListAsync());
        Assert.Equal([1, 2], verdicts.Select(v => v.Generation));
        Assert.Equal([2, 4], verdicts.Select(v => v.Count.Votes.Sum(c => c.Votes)));
        Assert.All(verdicts[1].Count.Votes, v => Assert.Equal("yes", v.Choice));
        var closed = await desk.Get($"/ballots/{id}");
        Assert.Contains("A sheet was missing.", closed.Text, StringComparison.Ordinal);
        Assert.NotEmpty(closed.Document.QuerySelectorAll("#past details"));
    }

    [Theory]
    [InlineData("DeadlineOn", "", "DeadlineOn", "last day")]
    [InlineData("DeadlineOn", "2026-12-10", "DeadlineOn", "must lie after")]
    [InlineData("DeadlineClock", "25:99", "DeadlineClock", "")]
    [InlineData("Reason", " ", "Reason", "Write the reason")]
    [InlineData("IsConfirmed", "false", "IsConfirmed", "Confirm that")]
    public async Task What_cannot_be_stands_at_its_field_and_nothing_moves(string field, string typed, string at, string sentence)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        (string Name, string? Value)[] values = [("DeadlineOn", "2026-12-20"), ("DeadlineClock", "24:00"), ("Reason", "Late."), ("IsConfirmed", "true")];

        var refused = await desk.Post(await desk.Get($"/ballots/{id}/deadline"), Form, [.. values.Where(v => v.Name != field), (field, typed)]);

        Assert.NotEmpty(refused.FaultAt(at));
        Assert.Contains(sentence, refused.FaultAt(at), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await _app.InDb(db => db.DeadlineChanges.CountAsync()));
        Assert.Equal(GivenBallot.ClosesAt, await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.ClosesAt).SingleAsync()));
    }

    [Fact]
    public async Task A_signed_result_is_decided_and_stays()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.True((await _app.In(services => services.GetRequiredService<SignVerdict>().ExecuteAsync(id, GivenBallot.By(committee.Chair), default))).IsDone);

        Assert.Equal("ballot.signedAlready", (await Move(id, committee, new(2026, 12, 20))).Refusals.Single().Code);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.DoesNotContain("/deadline", (await desk.Get($"/ballots/{id}")).Document.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_copies_of_the_form_at_once_move_it_once_and_an_older_page_moves_nothing()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var (uid, version) = (Guid.CreateVersion7(), await Version(id));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Move(id, committee, new(2026, 12, 20), uid, version)));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        Assert.Equal(1, await _app.InDb(db => db.DeadlineChanges.CountAsync()));
        Assert.Equal("ballot.movedMeanwhile", (await Move(id, committee, new(2026, 12, 30), Guid.CreateVersion7(), version)).Refusals.Single().Code);
    }

    private Task<Guid> Version(long id) => _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());

    private async Task<Domain.Outcome> Move(long id, GivenCommittee committee, DateOnly on, Guid? uid = null, Guid? version = null)
    {
        var from = version ?? await Version(id);
        return await _app.In(services => services.GetRequiredService<ChangeDeadline>()
            .ExecuteAsync(id, uid ?? Guid.CreateVersion7(), from, new(on, null, "The paper came late.", true), GivenBallot.By(committee.Secretary), default));
    }

    private Task<string> Written(long id, Someone to) => _app.In(async services =>
    {
        var mail = await services.Db().Outbox.AsNoTracking().SingleAsync(m => m.Template == MailKinds.BallotMoved && m.PersonId == to.PersonId);
        return (await services.GetRequiredService<MailComposer>().ComposeAsync(mail, default)).Text;
    });
}
