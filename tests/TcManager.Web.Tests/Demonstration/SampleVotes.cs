using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Documents;
using TcManager.Application.Mail;
using TcManager.Application.Reminders;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SampleVotes(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task One_ballot_was_approved_and_signed_one_was_short_of_its_quorum_and_one_has_two_denominators()
    {
        var verdicts = await app.InDb(db => db.Verdicts.AsNoTracking().Include(v => v.Question.Ballot.Committee).Include(v => v.SignedBy)
            .Where(v => v.Question.Ballot.Secrecy == Secrecy.Open).OrderBy(v => v.Question.Ballot.Number).ToListAsync());

        Assert.Equal(
            [("ISO/TC 321", VerdictOutcome.Approved), ("SAC/TC 605", VerdictOutcome.Approved), ("SAC/TC 605", VerdictOutcome.NotQuorate), ("SAC/TC 605", VerdictOutcome.NotApproved)],
            verdicts.Select(v => (v.Question.Ballot.Committee.Code, v.Outcome)));
        Assert.Equal("chair@tc605.example", verdicts[1].SignedBy!.Email);
        Assert.Null(verdicts[2].SignedAt);
        Assert.Equal(2, verdicts[0].Evaluation.Checks.Select(t => t.Actual.Per).Distinct().Count());
    }

    [Fact]
    public async Task One_review_by_letter_waits_for_what_is_said_of_single_votes_and_one_ballot_was_withdrawn_and_is_put_again()
    {
        var (ruled, withdrawn) = await app.InDb(async db => (
            await db.Verdicts.AsNoTracking().SingleAsync(v => db.Rulings.Any(r => r.Answer.QuestionId == v.QuestionId)),
            await db.Ballots.AsNoTracking().SingleAsync(b => b.CancelledAt != null)));

        Assert.Equal([("abstain", 2), ("noUnlessAdopted", 11), ("yes", 33), ("yesWithComments", 1)], ruled.Count.Votes.OrderBy(v => v.Choice, StringComparer.Ordinal).Select(v => (v.Choice, v.Votes)));
        Assert.Null(ruled.SignedAt);
        Assert.NotNull(withdrawn.WithdrawalReason);
        Assert.Equal(1, await app.InDb(db => db.Ballots.CountAsync(b => b.PreviousRoundId == withdrawn.Id)));
    }

    [Fact]
    public async Task Every_verdict_can_be_counted_again_from_its_slips()
    {
        var verdicts = await app.InDb(db => db.Verdicts.AsNoTracking().Include(v => v.Question.RuleSetVersion).Include(v => v.Question.Ballot).Where(v => v.Question.Ballot.Secrecy == Secrecy.Open && !db.Rulings.Any(r => r.BallotId == v.Question.BallotId)).ToListAsync());
        foreach (var verdict in verdicts)
        {
            var ballot = verdict.Question.Ballot;
            var voters = await app.InDb(db => db.Voters.AsNoTracking().Include(v => v.LastSlip!.Answers).Where(v => v.BallotId == ballot.Id).ToListAsync());
            var count = new BallotCount(
                [.. voters.CountBy(v => v.Category).Select(c => new EntitledVoters(c.Key, c.Value))],
                [.. voters.Where(v => v.LastSlip is not null && v.LastSlip.Answers[0].Choice != RuleSetDefinition.VoidChoice).CountBy(v => (v.Category, v.LastSlip!.Answers[0].Choice, v.LastSlip.Answers[0].IsReasoned))
                    .Select(c => new CountedVotes(c.Key.Category, c.Key.Choice, c.Value, c.Key.IsReasoned))],
                voters.Where(v => v.LastSlip?.Answers[0].Choice == RuleSetDefinition.VoidChoice).CountBy(v => v.Category).Select(c => new VoidSlips(c.Key, c.Value)).ToList() is { Count: > 0 } voids ? voids : null);

            var again = ballot.Conclude(verdict.Question, count, ballot.ClosesAt, verdict.ChainHead).Value;

            Assert.Equal(verdict.ResultHash, again.ResultHash);
            Assert.All(voters.Where(v => v.LastSlip is not null), v => Assert.InRange(v.LastSlip!.CastAt, ballot.OpenedAt!.Value, ballot.ClosesAt));
        }
    }

    [Fact]
    public async Task The_signed_ballot_shows_a_void_slip_on_paper_with_its_reason()
    {
        var id = await app.InDb(db => db.SlipAnswers.Where(a => a.Choice == RuleSetDefinition.VoidChoice).Select(a => a.Slip.BallotId).SingleAsync());
        using var chair = await Chair();

        var page = await chair.Get($"/ballots/{id}");

        Assert.Contains("Void", page.Document.GetElementById("count")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.GetElementById("void"));
        Assert.Contains("Sample: both yes and no are ticked", page.Text, StringComparison.Ordinal);
        Assert.Contains("Approved", page.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_open_ballot_a_successor_has_voted_in_the_place_of_a_member_who_left()
    {
        var place = await app.InDb(db => db.Voters.AsNoTracking().Include(v => v.LastSlip).Include(v => v.Membership.Person).Include(v => v.Membership.NominatingOrganisation).Include(v => v.Ballot).SingleAsync(v => v.SucceededAt != null));
        var left = await app.InDb(db => db.Memberships.AsNoTracking().SingleAsync(m => m.PersonId == place.PredecessorPersonId));
        using var chair = await Chair();

        var page = await chair.Get($"/ballots/{place.BallotId}");

        Assert.True(place.Ballot.IsOpenAt(app.Clock.GetUtcNow()));
        Assert.Equal((place.Membership.FromOn.AddDays(-1), place.PersonId), (left.ToOn, place.LastSlip!.CastByPersonId));
        Assert.InRange(place.LastSlip.CastAt, place.SucceededAt!.Value, app.Clock.GetUtcNow());
        Assert.True(place.Membership.Person.IsSample && place.Membership.NominatingOrganisation!.IsSample);
        Assert.Contains($"in the place of {place.PredecessorLatin}", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(47, await app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == left.CommitteeId && m.ToOn == null)));
    }

    [Fact]
    public async Task Every_chain_is_whole_and_every_verdict_gives_its_hash()
    {
        var found = await app.In(services => services.GetRequiredService<CheckSlips>().ExecuteAsync(default));
        Assert.Equal([], found.Faults);
        Assert.True(found is { Ballots: > 3, Slips: > 50 });
    }

    [Fact]
    public async Task One_election_waits_for_its_next_round_and_pairs_nobody()
    {
        var verdict = await app.InDb(db => db.Verdicts.AsNoTracking().SingleAsync(v => v.Question.Ballot.Kind == Domain.Ballots.BallotKind.Election));

        Assert.Equal((VerdictOutcome.NoClearMajority, 43), (verdict.Outcome, verdict.Count.Votes.Sum(v => v.Votes)));
        Assert.Equal((43, 0), await app.InDb(async db => (await db.SecretChoices.CountAsync(), await db.Slips.CountAsync(s => s.Payload != null))));
    }

    [Fact]
    public async Task Every_slip_of_a_closed_sample_is_in_a_chain() =>
        Assert.Equal(0, await app.InDb(db => db.Slips.CountAsync(s => db.Ballots.Any(b => b.Id == s.BallotId && b.ClosedAt != null) && !db.SlipSeals.Any(x => x.SlipId == s.Id))));

    [Fact]
    public async Task One_proposal_is_open_for_some_ten_days_and_the_visitor_has_not_voted()
    {
        var ballot = await app.InDb(db => db.Ballots.AsNoTracking().Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion.RuleSet).Include(b => b.Project)
            .SingleAsync(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null));
        var voters = await app.InDb(db => db.Voters.Where(v => v.BallotId == ballot.Id).Select(v => new { v.Membership.Person.Email, v.LastRevision }).ToListAsync());

        Assert.True(ballot.IsOpenAt(app.Clock.GetUtcNow()));
        Assert.Equal(10, ballot.Deadline.DaysLeft(app.Clock.GetUtcNow()));
        Assert.Equal("sac-tc", ballot.Questions[0].RuleSetVersion.RuleSet.Code);
        Assert.True(ballot.Project!.IsSample);
        Assert.Equal(47, voters.Count);
        Assert.InRange(voters.Count(v => v.LastRevision > 0), 20, 35);
        Assert.Contains(voters, v => v.Email == "member@tc605.example" && v.LastRevision == 0);
    }

    [Fact]
    public async Task Every_draft_is_a_real_file_of_its_kind()
    {
        var hashes = await app.InDb(db => db.DocumentFiles.Select(f => f.BlobHash).ToListAsync());

        Assert.Equal(9, hashes.Count);
        Assert.All(hashes, hash =>
        {
            using var stream = app.Services.GetRequiredService<FileStore>().Open(hash);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Equal(FileKinds.Docx, FileKinds.Of(bytes));
        });
    }

    [Fact]
    public async Task Every_campaign_adds_up_and_the_call_went_to_47()
    {
        var campaigns = await app.InDb(db => db.Campaigns
            .Select(c => new { c.Kind, c.Planned, Sent = db.Outbox.Count(m => m.CampaignId == c.Id && m.State == OutboxState.Sent), All = db.Outbox.Count(m => m.CampaignId == c.Id) }).ToListAsync());

        Assert.All(campaigns, c => Assert.True(c.Planned == c.Sent && c.Planned == c.All, c.ToString()));
        Assert.Equal(47, Assert.Single(campaigns, c => c.Kind == MailKinds.Call).Planned);
    }

    [Fact]
    public async Task The_job_finds_the_reminders_of_the_past_done()
    {
        await using var fresh = new DemonstrationApp();

        Assert.Equal(0, await fresh.In(services => services.GetRequiredService<QueueDueReminders>().ExecuteAsync(CancellationToken.None)));

        // Four days on, the next steps of ballot and call fall, and only those.
        fresh.Clock.Advance(TimeSpan.FromDays(3.5));
        Assert.InRange(await fresh.In(services => services.GetRequiredService<QueueDueReminders>().ExecuteAsync(CancellationToken.None)), 1, 30);
    }

    [Fact]
    public async Task The_people_of_both_stories_can_sign_in_with_the_printed_password()
    {
        var without = await app.InDb(db => db.Memberships
            .Where(m => m.Committee.Code == "SAC/TC 605" || m.Committee.Code == "ISO/TC 321")
            .CountAsync(m => !db.Users.Any(a => a.PersonId == m.PersonId && a.PasswordHash != null)));
        Assert.Equal(0, without);
        foreach (var (_, email) in Application.Demonstration.DemonstrationAccounts.Emails)
        {
            using var browser = new Browser(app);
            var page = await browser.Post(await browser.Get("/sign-in"), "form[action='/sign-in']", ("Email", email), ("Password", Application.Demonstration.DemonstrationAccounts.Password));
            Assert.Equal("/", page.Address.AbsolutePath);
        }
    }

    private async Task<Browser> Chair()
    {
        var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        await browser.Post(await browser.Get("/sign-in"), "form[action='/sign-in']", ("Email", "chair@tc605.example"), ("Password", Application.Demonstration.DemonstrationAccounts.Password));
        return browser;
    }
}
