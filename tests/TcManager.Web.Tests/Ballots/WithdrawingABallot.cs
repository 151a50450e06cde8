using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

/// <summary>An open ballot is withdrawn: with a reason that everybody is told, and never counted.</summary>
public sealed class WithdrawingABallot : IDisposable
{
    private const string Form = "#withdrawal";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Everybody_asked_is_told_and_nothing_is_voted_reminded_or_counted_any_more()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.NotNull((await desk.Get($"/ballots/{id}")).Document.QuerySelector($"a[href='/ballots/{id}/withdrawal']"));
        var form = await desk.Get($"/ballots/{id}/withdrawal");
        Assert.Contains("4 voters will be told", form.Text, StringComparison.Ordinal);
        Assert.Contains("Votes received so far: 1", form.Text, StringComparison.Ordinal);

        var done = await desk.Post(form, Form, ("Reason", "The wrong draft was attached."), ("IsConfirmed", "true"));

        Assert.True(done.Text.Contains("The ballot has been withdrawn.", StringComparison.Ordinal), done.Text);
        Assert.Contains("The wrong draft was attached.", done.Document.GetElementById("withdrawn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Votes received before the withdrawal: 1 of 4", done.Text, StringComparison.Ordinal);
        Assert.Equal(4, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotWithdrawn)));
        Assert.Equal("ballot.cancelled", (await _app.Cast(id, committee.Members[1], "yes")).Refusals.Single().Code);
        _app.MoveTo(GivenBallot.ClosesAt.AddDays(-1));
        Assert.Equal(0, await _app.QueueReminders());
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.False((await _app.Close(id)).IsDone);
        Assert.Equal((0, 1), await _app.InDb(async db => (await db.Verdicts.CountAsync(), await db.Slips.CountAsync())));
        var entry = await _app.InDb(db => db.AuditEntries.SingleAsync(a => a.Action == AuditActions.BallotWithdrawn));
        Assert.Equal(("The wrong draft was attached.", "1"), (entry.Data.Values["reason"], entry.Data.Values["voted"]));
    }

    [Fact]
    public async Task Lists_and_the_voters_own_pages_say_it()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        Assert.True((await Withdraw(id, committee)).IsDone);
        using var member = await Browser.For(_app, committee.Members[0]);

        Assert.Contains("Withdrawn", (await member.Get($"/committees/{committee.Id}/ballots")).Text, StringComparison.Ordinal);
        Assert.Contains("Withdrawn", (await member.Get("/ballots")).Text, StringComparison.Ordinal);
        var page = await member.Get($"/ballots/{id}");
        Assert.Contains("Your vote was received and is not counted.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("before the withdrawal", page.Text, StringComparison.Ordinal);
        Assert.Contains("is not counted", (await member.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);
        Assert.Null((await member.Get("/")).Document.QuerySelector($"a[href^='/ballots/{id}/vote']"));
        Assert.Contains("作废", await Written(committee.Members[0]), StringComparison.Ordinal);
        Assert.Contains("您已投的票予以保存，不计票。", await Written(committee.Members[0]), StringComparison.Ordinal);
        Assert.Contains("您无需再投票。", await Written(committee.Members[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sealed_slips_of_an_election_are_opened_by_nobody()
    {
        var committee = await _app.Committee(4);
        var id = await OpenElection(committee);
        Assert.True((await _app.Cast(id, committee.Chair, "c1")).IsDone);

        Assert.True((await Withdraw(id, committee)).IsDone);

        var (key, slip) = await _app.InDb(async db => (await db.BallotKeys.AsNoTracking().SingleAsync(), await db.Slips.AsNoTracking().SingleAsync()));
        Assert.Null(key.PrivateKeyProtected);
        Assert.NotNull(slip.Payload);
        Assert.Equal(0, await _app.InDb(db => db.SecretChoices.CountAsync()));
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains("is not counted", (await chair.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reason", " ", "Write the reason")]
    [InlineData("IsConfirmed", "false", "Confirm that")]
    public async Task What_is_missing_stands_at_its_field_and_the_ballot_goes_on(string field, string typed, string sentence)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        (string Name, string? Value)[] values = [("Reason", "Wrong draft."), ("IsConfirmed", "true")];

        var refused = await desk.Post(await desk.Get($"/ballots/{id}/withdrawal"), Form, [.. values.Where(v => v.Name != field), (field, typed)]);

        Assert.Contains(sentence, refused.FaultAt(field), StringComparison.Ordinal);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotWithdrawn)));
    }

    [Fact]
    public async Task What_is_closed_stays_closed_and_what_is_withdrawn_stays_withdrawn()
    {
        var committee = await _app.Committee(3);
        var closed = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(closed, committee)).IsDone);
        Assert.Equal("ballot.alreadyClosed", (await Withdraw(closed, committee)).Refusals.Single().Code);
        var draft = await _app.Draft(committee);
        Assert.Equal("ballot.notOpen", (await Withdraw(draft, committee)).Refusals.Single().Code);
        var id = await _app.OpenBallot(committee);

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Withdraw(id, committee))), o => Assert.True(o.IsDone));
        Assert.Equal(4, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotWithdrawn)));
        Assert.Equal("ballot.notOpen", (await _app.CloseByHand(id, committee)).Refusals.Single().Code);
    }

    [Fact]
    public async Task Of_votes_a_close_and_a_withdrawal_at_once_each_is_before_or_after()
    {
        var committee = await _app.Committee(20);
        var id = await _app.OpenBallot(committee);
        var (votes, withdrawal, close) = (
            committee.Voters.Select(v => Task.Run(() => _app.Cast(id, v, "yes"))).ToList(),
            Task.Run(() => Withdraw(id, committee)),
            Task.Run(() => _app.CloseByHand(id, committee)));
        var accepted = (await Task.WhenAll(votes)).Count(v => v.IsDone);
        var (isWithdrawn, isClosed) = ((await withdrawal).IsDone, (await close).IsDone);

        Assert.True(isWithdrawn != isClosed);
        var (ballot, slips, verdicts) = await _app.InDb(async db => (await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == id), await db.Slips.CountAsync(), await db.Verdicts.AsNoTracking().ToListAsync()));
        Assert.Equal(isWithdrawn, ballot.CancelledAt is not null);
        Assert.Equal(accepted, slips);
        Assert.Equal(isClosed ? [accepted] : [], verdicts.Select(v => v.Count.Votes.Sum(row => row.Votes)));
    }

    /// <summary>Nobody can say any more what a sealed slip holds: a form that was gone back to must not be answered as if it were the same.</summary>
    [Fact]
    public async Task A_changed_secret_vote_is_not_taken_for_its_repeat_once_the_ballot_is_over()
    {
        var committee = await _app.Committee(3);
        var form = Guid.CreateVersion7();
        var withdrawn = await _app.OpenBallot(committee, "simple-majority", plan => plan with { Secrecy = Secrecy.Secret });
        Assert.True((await _app.Cast(withdrawn, committee.Members[0], "yes", uid: form)).IsDone);
        Assert.Equal(1, (await _app.Cast(withdrawn, committee.Members[0], "yes", uid: form)).Value.Revision);
        Assert.True((await Withdraw(withdrawn, committee)).IsDone);

        Assert.Equal("ballot.cancelled", (await _app.Cast(withdrawn, committee.Members[0], "abstain", uid: form)).Refusals.Single().Code);
    }

    private Task<Outcome> Withdraw(long id, GivenCommittee committee) => _app.In(services =>
        services.GetRequiredService<WithdrawBallot>().ExecuteAsync(id, new("The wrong draft was attached.", true), GivenBallot.By(committee.Secretary), default));

    private async Task<long> OpenElection(GivenCommittee committee)
    {
        var plan = GivenBallot.Plan(await _app.RuleSet("election"));
        var prepared = await _app.In(s => s.GetRequiredService<PrepareElection>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee.Id, new(plan, [.. committee.Members.Take(2).Select(m => new CandidatePlan(m.PersonId, m.NameZh, m.NameLatin))])), GivenBallot.By(committee.Secretary), default));
        await _app.Release(prepared.Value, committee);
        return prepared.Value;
    }

    private Task<string> Written(Someone to) => _app.In(async services =>
    {
        var mail = await services.Db().Outbox.AsNoTracking().SingleAsync(m => m.Template == MailKinds.BallotWithdrawn && m.PersonId == to.PersonId);
        return (await services.GetRequiredService<MailComposer>().ComposeAsync(mail, default)).Text;
    });
}
