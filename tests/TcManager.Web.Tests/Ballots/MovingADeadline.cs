using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Application.Members;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;
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
        Assert.True((await _app.In(services => services.GetRequiredService<SignVerdict>().ExecuteAsync(id, 1, GivenBallot.By(committee.Chair), default))).IsDone);

        Assert.Equal("ballot.signedAlready", (await Move(id, committee, new(2026, 12, 20))).Refusals.Single().Code);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.DoesNotContain("/deadline", (await desk.Get($"/ballots/{id}")).Document.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_signs_the_round_that_was_shown_and_no_other()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var chair = await Browser.For(_app, committee.Chair);
        var shown = await chair.Get($"/ballots/{id}");
        Assert.True((await Move(id, committee, new(2026, 12, 20))).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[0], "no")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        Assert.Contains("opened again since this page was shown", (await chair.Post(shown, "#sign")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Verdicts.CountAsync(v => v.SignedAt != null)));
        Assert.Contains("signed", (await chair.Post(await chair.Get($"/ballots/{id}"), "#sign")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.InDb(db => db.Verdicts.Where(v => v.SignedAt != null).Select(v => v.Generation).SingleAsync()));
    }

    [Fact]
    public async Task A_body_that_sent_another_head_meanwhile_votes_by_that_one_in_the_further_round()
    {
        var committee = await _app.Committee(2);
        var (seat, before, after) = await ABody(committee);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var version = await _app.InDb(db => db.Memberships.Where(m => m.Id == seat).Select(m => m.Version).SingleAsync());
        var today = await _app.In(services => Task.FromResult(Application.Clock.Today(services.GetRequiredService<TimeProvider>(), "Asia/Shanghai")));
        var sent = await _app.In(services => services.GetRequiredService<ChangeRepresentatives>().SendAsync(seat, version, after, RepresentativeKind.Head, today, Acting.System, default));
        Assert.True(sent.IsDone, string.Join(' ', sent.Refusals.Select(r => r.Code)));

        Assert.True((await Move(id, committee, new(2026, 12, 20))).IsDone);

        Assert.Equal(after, await _app.InDb(db => db.Voters.Where(v => v.MembershipId == seat).Select(v => v.PersonId).SingleAsync()));
        Assert.Equal(1, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotMoved && m.PersonId == after)));
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotMoved && m.PersonId == before)));
    }

    [Fact]
    public async Task Reminders_begin_anew_a_day_after_it_was_opened_again()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.True((await _app.Close(id)).IsDone);
        Assert.Equal(0, await _app.QueueReminders());
        var noon = new DateTimeOffset(2026, 12, 15, 4, 0, 0, TimeSpan.Zero);
        _app.MoveTo(noon);
        Assert.True((await Move(id, committee, new(2026, 12, 25))).IsDone);

        Assert.Equal(0, await _app.QueueReminders());
        _app.MoveTo(noon.AddHours(23));
        Assert.Equal(0, await _app.QueueReminders());

        // The first step that lies a day behind it: a week before the new deadline at nine.
        _app.MoveTo(new(2026, 12, 18, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id)), await _app.QueueReminders());
    }

    [Fact]
    public async Task A_committee_that_rests_opens_nothing_again()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        await _app.InDb(async db =>
        {
            (await db.Committees.Include("_states").SingleAsync(c => c.Id == committee.Id)).Enter(LifeState.Suspended, new(2026, 1, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal("committee.notActive", (await Move(id, committee, new(2026, 12, 20))).Refusals.Single().Code);
        Assert.Equal(1, await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Generation).SingleAsync()));
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

    private async Task<(long Seat, long Head, long Next)> ABody(GivenCommittee committee)
    {
        var (body, head, next) = await _app.InDb(async db =>
        {
            var organisation = new Organisation(Guid.CreateVersion7(), "BODY-9", new("示例单位09", "Sample body 09"), "CN") { IsSample = true };
            var people = new[] { "前团长", "后团长" }.Select(name => new Person(Guid.CreateVersion7(), name, $"Sample {name}", $"{name[0] - 0}@body.example") { IsSample = true }).ToList();
            db.Add(organisation);
            db.AddRange(people);
            await db.SaveChangesAsync();
            return (organisation.Id, people[0].Id, people[1].Id);
        });
        Assert.True((await _app.In(services => services.GetRequiredService<GiveSeat>()
            .ExecuteAsync(Guid.CreateVersion7(), committee.Id, new(head, SeatCategory.Voting, StakeholderSide.User, body, new(2026, 3, 1), [], true), Acting.System, default))).IsDone);
        return (await _app.InDb(db => db.Memberships.Where(m => m.IsBody).Select(m => m.Id).SingleAsync()), head, next);
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
