using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Elections, and what secrecy means for rows, mails and record.</summary>
public sealed class Electing : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_candidate_with_the_majority_is_elected_and_nobody_can_tell_by_whom()
    {
        var committee = await _app.Committee(9);
        var id = await _app.OpenElection(committee);
        await _app.Votes(id, committee, "c1", "c2", "c1", "c1", "abstain", "c1");
        await _app.Cast(id, committee.Voters.ElementAt(1), "c1");
        var sealedSlips = await _app.InDb(db => db.Slips.AsNoTracking().Where(s => s.BallotId == id).ToListAsync());
        Assert.Single(sealedSlips.Select(s => s.Payload!.Length).Distinct());
        Assert.Equal(0, await _app.InDb(db => db.SlipAnswers.CountAsync()));
        Assert.Equal(0, await _app.InDb(db => db.SecretChoices.CountAsync()));

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        var verdict = await _app.VerdictOf(id);
        Assert.Equal((VerdictOutcome.Approved, "c1"), (verdict.Outcome, verdict.Evaluation.Winner));
        Assert.Equal([("abstain", 1), ("c1", 5)], verdict.Count.Votes.OrderBy(v => v.Choice).Select(v => (v.Choice, v.Votes)));
        var (choices, slips, key) = await _app.InDb(async db => (
            await db.SecretChoices.AsNoTracking().ToListAsync(), await db.Slips.AsNoTracking().Where(s => s.BallotId == id).ToListAsync(), await db.BallotKeys.AsNoTracking().SingleAsync(k => k.BallotId == id)));
        Assert.Equal(6, choices.Count);
        Assert.All(slips, slip => Assert.Null(slip.Payload));
        Assert.Null(key.PrivateKeyProtected);
        Assert.NotNull(key.DestroyedAt);
        Assert.Equal(sealedSlips.Select(s => s.LeafHash), slips.Select(s => s.LeafHash));

        using var chair = await Browser.For(_app, committee.Chair);
        var page = await chair.Get($"/ballots/{id}");
        Assert.Contains("Member 1 has the majority and is elected.", page.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("votes"));
        var receipt = await chair.Get($"/ballots/{id}/receipt");
        Assert.Contains("Your vote counts; what it says stands on no receipt.", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Member 1", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_say_that_somebody_is_elected_and_the_mail_that_asks_names_who_stands()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenElection(committee);
        var asking = await _app.In(async services =>
        {
            var mail = await services.Db().Outbox.AsNoTracking().FirstAsync(m => m.Template == MailKinds.BallotOpened);
            return (await services.GetRequiredService<MailComposer>().ComposeAsync(mail, default)).Text;
        });
        Assert.Contains($"候选人：{committee.Members[0].NameZh}、{committee.Members[1].NameZh}", asking, StringComparison.Ordinal);
        await _app.Votes(id, committee, "c1", "c1", "c1", "c1", "c2");
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        using var member = await Browser.For(_app, committee.Members[0]);
        foreach (var address in new[] { "/", "/ballots", $"/committees/{committee.Id}", $"/committees/{committee.Id}/ballots" })
        {
            var page = await member.Get(address);
            Assert.True(page.Text.Contains("Elected", StringComparison.Ordinal), address);
            Assert.False(page.Text.Contains("Approved", StringComparison.Ordinal), address);
        }
    }

    [Fact]
    public async Task The_second_round_is_between_those_who_lead_and_prepared_once()
    {
        var committee = await _app.Committee(8);
        var id = await _app.OpenElection(committee, 3);
        await _app.Votes(id, committee, "c1", "c1", "c1", "c3", "c3", "c3", "c2");
        await _app.CloseByHand(id, committee);
        using var browser = await Browser.For(_app, committee.Secretary);
        var page = await browser.Get($"/ballots/{id}");
        Assert.Contains("A tie: Member 1, Member 3, 3 votes each.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Next round between: Member 1, Member 3.", page.Text, StringComparison.Ordinal);

        var draft = await browser.Post(page, "#next-round-form");
        var again = await browser.Post(page, "#next-round-form");

        Assert.Equal(draft.Address, again.Address);
        Assert.Contains("The next round is prepared.", draft.Text, StringComparison.Ordinal);
        Assert.Contains("Round before:", draft.Text, StringComparison.Ordinal);
        var next = await _app.InDb(db => db.Ballots.AsNoTracking().Include(b => b.Questions).ThenInclude(q => q.Candidates).SingleAsync(b => b.PreviousRoundId == id));
        Assert.Equal(["Member 1", "Member 3"], next.Questions[0].Candidates.OrderBy(c => c.No).Select(c => c.NameEn));
        Assert.Equal((BallotKind.Election, Secrecy.Secret, (DateTimeOffset?)null), (next.Kind, next.Secrecy, next.ReleasedAt));

        await _app.Release(next.Id, committee);
        await _app.Votes(next.Id, committee, "c1", "c2", "c2", "c2");
        await _app.CloseByHand(next.Id, committee);
        Assert.Equal("c2", (await _app.VerdictOf(next.Id)).Evaluation.Winner);
        Assert.Equal("election.noNextRound", (await _app.In(s => s.GetRequiredService<PrepareElection>().NextRoundAsync(next.Id, GivenBallot.By(committee.Secretary), default))).Refusals[0].Code);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_vote_and_another_choice_is_another()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenElection(committee);
        var uid = Guid.CreateVersion7();
        await _app.Cast(id, committee.Chair, "c1", uid: uid);
        await _app.Cast(id, committee.Chair, "c1", uid: uid);
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == id)));
        await _app.Cast(id, committee.Chair, "c2", uid: uid);
        Assert.Equal(2, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == id)));
        await _app.CloseByHand(id, committee);
        Assert.Equal("c2", (await _app.VerdictOf(id)).Evaluation.Winner);
    }

    [Fact]
    public async Task It_cannot_be_opened_again_and_takes_no_candidate_that_does_not_stand()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenElection(committee);
        foreach (var choice in new[] { "c3", "c0", "yes", "c1 ", new string('c', 100_000) })
        {
            Assert.Equal("ballot.choiceUnknown", (await _app.Cast(id, committee.Chair, choice)).Refusals[0].Code);
        }

        await _app.Cast(id, committee.Chair, "c1");
        await _app.CloseByHand(id, committee);
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        var moved = await _app.In(s => s.GetRequiredService<ChangeDeadline>().ExecuteAsync(id, Guid.CreateVersion7(), version, new(new(2026, 12, 20), "24:00", "Again.", true), GivenBallot.By(committee.Secretary), default));
        Assert.Equal("ballot.secretNotReopened", moved.Refusals[0].Code);
    }

    [Fact]
    public async Task Votes_against_closes_leave_no_sealed_slip_uncounted()
    {
        var committee = await _app.Committee(19);
        var id = await _app.OpenElection(committee);
        var votes = committee.Voters.Select(v => _app.Cast(id, v, "c1")).ToList();
        var closes = Enumerable.Range(0, 10).Select(_ => _app.CloseByHand(id, committee)).ToList();
        var accepted = (await Task.WhenAll(votes)).Count(v => v.IsDone);
        Assert.All(await Task.WhenAll(closes), c => Assert.True(c.IsDone));
        Assert.Equal((accepted, accepted), (await _app.InDb(db => db.SecretChoices.CountAsync()), (await _app.VerdictOf(id)).Count.Votes.Sum(v => v.Votes)));
    }

    [Fact]
    public async Task A_secret_vote_on_a_question_asks_for_no_reason_and_shows_no_names()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenBallot(committee, "simple-majority", plan => plan with { Secrecy = Secrecy.Secret });
        using var browser = await Browser.For(_app, committee.Chair);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.Null(form.Document.GetElementById("Reason"));
        Assert.Contains("Secret vote", form.Text, StringComparison.Ordinal);
        var receipt = await browser.Post(form, "#vote", ("Choice", "no"));
        Assert.Contains("what it says stands on no receipt", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("You have voted already (revision 1).", (await browser.Get($"/ballots/{id}/vote")).Text, StringComparison.Ordinal);
        await _app.CloseByHand(id, committee);
        var page = await browser.Get($"/ballots/{id}");
        Assert.Null(page.Document.GetElementById("votes"));
        Assert.Equal(("no", 1), (await _app.VerdictOf(id)).Count.Votes.Select(v => (v.Choice, v.Votes)).Single());
    }

    [Fact]
    public async Task Rules_that_do_not_allow_it_refuse_a_secret_vote()
    {
        var committee = await _app.Committee(5);
        var plan = GivenBallot.Plan(await _app.RuleSet("sac-tc")) with { Secrecy = Secrecy.Secret };
        var refused = await _app.In(s => s.GetRequiredService<PrepareBallot>().ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, plan, null), GivenBallot.By(committee.Secretary), default));
        Assert.Contains(new Refusal("ballot.secrecyNotOffered", "Secrecy"), refused.Refusals);
    }

    [Fact]
    public async Task The_secretariat_prepares_and_changes_one_on_the_page_and_faults_stand_at_their_fields()
    {
        var committee = await _app.Committee(5);
        await _app.RuleSet("election");
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/elections/new");
        var faulty = await browser.Post(form, "form[enctype], form[action$='elections/new']", ("TitleZh", "换届"), ("TitleEn", "Election"), ("Candidates[2].NameZh", "另选他人"), ("DeadlineOn", "2026-12-10"));
        Assert.Equal(HttpStatusCode.OK, faulty.Status);
        Assert.Contains("An election needs at least 2 candidates.", faulty.Text, StringComparison.Ordinal);
        Assert.Contains("Candidate 3: name in English", faulty.Text, StringComparison.Ordinal);

        var draft = await browser.Post(
            faulty, "form[action$='elections/new']", ("QuestionZh", "选举主任委员"), ("QuestionEn", "Who shall chair?"), ("Candidates[2].NameEn", "Another person"), ("Candidates[0].PersonId", $"{committee.Members[0].PersonId}"));
        Assert.Contains("Member 1", draft.Text, StringComparison.Ordinal);
        Assert.Contains("Another person", draft.Text, StringComparison.Ordinal);
        Assert.Contains("slips are sealed until the close", draft.Text, StringComparison.Ordinal);
        var id = draft.Address.Segments[^1];
        Assert.EndsWith("/election", (await browser.Get($"/ballots/{id}/edit")).Address.AbsolutePath, StringComparison.Ordinal);
        var edit = await browser.Get($"/ballots/{id}/election");
        var changed = await browser.Post(edit, "form[action$='/election']", ("Candidates[1].NameEn", "Someone else"));
        Assert.Contains("Someone else", changed.Text, StringComparison.Ordinal);
        var stale = await browser.Post(edit, "form[action$='/election']", ("Candidates[1].NameEn", "A third name"));
        Assert.Contains("Someone else", stale.Text, StringComparison.Ordinal);
        Assert.Contains("A third name", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_four_times_at_once_prepares_one_election()
    {
        var committee = await _app.Committee(5);
        var plan = GivenBallot.Plan(await _app.RuleSet("election"));
        var input = new ElectionToPrepare(Guid.CreateVersion7(), committee.Id, new(plan, [new(null, "甲", "A"), new(null, "乙", "B")]));
        var prepared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _app.In(s => s.GetRequiredService<PrepareElection>().ExecuteAsync(input, GivenBallot.By(committee.Secretary), default))));

        Assert.Single(prepared.Select(p => p.Value).Distinct());
        var other = await _app.In(s => s.GetRequiredService<PrepareElection>().ExecuteAsync(input with { Plan = new(plan, [new(null, "丙", "C"), new(null, "乙", "B")]) }, GivenBallot.By(committee.Secretary), default));
        Assert.Equal("form.sentBefore", other.Refusals[0].Code);
    }
}
