using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Templates;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What the rules leave to the secretariat of single votes: a proposal that was adopted, a reason that is no technical one (rules.md §§1.2, 2).</summary>
public sealed class RulingOnVotes : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_no_whose_proposal_was_adopted_counts_as_yes_and_the_result_says_how()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        Assert.Equal(VerdictOutcome.NotApproved, (await _app.VerdictOf(id)).Outcome);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.NotNull((await desk.Get($"/ballots/{id}")).Document.QuerySelector($"a[href='/ballots/{id}/rulings']"));

        var page = await desk.Get($"/ballots/{id}/rulings");
        Assert.Contains("Outcome then: Approved", page.Text, StringComparison.Ordinal);
        var done = await desk.Post(page, "form[id^=ruling-]", ("Kind", "Adopted"), ("Reason", "Clause 5 got its limit."));

        Assert.True(done.Text.Contains("counted again", StringComparison.Ordinal), done.Text);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal(VerdictOutcome.Approved, verdict.Outcome);
        Assert.Equal([("abstain", 1), ("yes", 2), ("yesWithComments", 1)], verdict.Count.Votes.OrderBy(v => v.Choice).Select(v => (v.Choice, v.Votes)));
        var shown = (await desk.Get($"/ballots/{id}")).Document.GetElementById("rulings")!.TextContent;
        Assert.Contains("the proposals were adopted", shown, StringComparison.Ordinal);
        Assert.Contains("Clause 5 got its limit.", shown, StringComparison.Ordinal);
        Assert.Contains(committee.Members[2].NameLatin, shown, StringComparison.Ordinal);
        Assert.Contains("the proposals were adopted", (await desk.Get($"/ballots/{id}/result")).Text, StringComparison.Ordinal);
        var after = (await desk.Get($"/ballots/{id}")).Document;
        Assert.Equal(["Counted as “Yes, with comments”: the proposal was adopted"], after.QuerySelectorAll("li .tc-tag").Select(mark => mark.TextContent));
        Assert.Contains("Counted as “Yes, with comments”", after.QuerySelector("#votes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.VoteRuledOn)));
    }

    [Fact]
    public async Task It_is_taken_back_by_another_ruling_and_the_count_is_what_it_was()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        var before = await _app.VerdictOf(id);
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
        Assert.True((await Rule(id, committee, RulingKind.AsCast)).IsDone);

        var after = await _app.VerdictOf(id);
        Assert.Equal(before.ResultHash, after.ResultHash);
        Assert.Equal(2, await _app.InDb(db => db.Rulings.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_signature_all_get_the_result_once_more_where_a_vote_was_ruled_on_after_the_mail(bool isRuled)
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        if (isRuled)
        {
            Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
        }

        using var chair = await Browser.For(_app, committee.Chair);
        var page = await chair.Get($"/ballots/{id}");
        Assert.Contains(isRuled ? "once more, as signed" : "No further mail goes out", page.Document.QuerySelector("#sign")!.TextContent, StringComparison.Ordinal);
        await chair.Post(page, "#sign");
        await chair.Post(page, "#sign");

        var mails = await _app.InDb(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailKinds.BallotClosed).OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(isRuled ? 8 : 4, mails.Count);
        var written = await _app.In(s => s.GetRequiredService<MailComposer>().ComposeAsync(mails[^1], default));
        Assert.Equal(isRuled, written.Text.Contains("以本邮件为准", StringComparison.Ordinal));

        // One of the close that has not left yet is overtaken.
        var first = mails[0];
        Assert.Equal(isRuled ? MailFates.Overtaken : null, await _app.In(s => s.GetServices<IMailTemplate>().Single(t => t.Kind == MailKinds.BallotClosed).NotWantedAsync(first, default)));
        Assert.DoesNotContain("以本邮件为准", (await _app.In(s => s.GetRequiredService<MailComposer>().ComposeAsync(first, default))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_verifier_recomputes_holds_and_a_ruling_more_or_less_is_found()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);
        var export = await desk.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative));
        var (without, other) = (JsonNode.Parse(export)!, JsonNode.Parse(export)!);
        without["verdicts"]![0]!["rulings"] = new JsonArray();
        other["verdicts"]![0]!["rulings"]![0]!["slip"] = other["slips"]![0]!["leafHash"]!.GetValue<string>();

        var faults = await Verifier.FaultsAsync([export, without.ToJsonString(), other.ToJsonString()]);
        Assert.Equal("", faults[0]);
        Assert.DoesNotContain("", faults.Skip(1));
    }

    [Fact]
    public async Task Opened_again_a_ruling_stands_with_its_slip_and_goes_with_a_changed_one()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
        await _app.Reopen(id, committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal(VerdictOutcome.Approved, (await Newest(id)).Outcome);
        await _app.Reopen(id, committee, new(2026, 12, 30));
        Assert.True((await _app.Cast(id, committee.Members[2], "no")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        Assert.Equal(VerdictOutcome.NotApproved, (await Newest(id)).Outcome);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Equal("", (await Verifier.FaultsAsync([await desk.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative))]))[0]);
    }

    [Fact]
    public async Task Comments_are_disposed_of_first_and_a_signature_finds_them_otherwise()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted", comments: true);
        Assert.Equal("ruling.commentsOpen", (await Rule(id, committee, RulingKind.Adopted)).Refusals.Single().Code);
        await Dispose(id, committee, Disposition.NotAccepted);
        Assert.Equal("ruling.commentsOpen", (await Rule(id, committee, RulingKind.Adopted)).Refusals.Single().Code);
        await Dispose(id, committee, Disposition.Accepted);
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
        await Dispose(id, committee, Disposition.NotAccepted);

        Assert.Equal("verdict.adoptionContradicted", (await Sign(id, committee)).Refusals.Single().Code);
        Assert.True((await Rule(id, committee, RulingKind.AsCast)).IsDone);
        Assert.True((await Sign(id, committee)).IsDone);
    }

    [Fact]
    public async Task Signed_it_is_settled_and_the_chair_signs_only_what_was_shown()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        using var chair = await Browser.For(_app, committee.Chair);
        var shown = await chair.Get($"/ballots/{id}");
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);

        Assert.Contains("counted again since this page was shown", (await chair.Post(shown, "#sign")).Text, StringComparison.Ordinal);
        Assert.Contains("signed", (await chair.Post(await chair.Get($"/ballots/{id}"), "#sign")).Text, StringComparison.Ordinal);
        Assert.Equal("verdict.alreadySigned", (await Rule(id, committee, RulingKind.AsCast)).Refusals.Single().Code);
    }

    [Fact]
    public async Task A_negative_whose_reason_is_not_technical_leaves_the_counts_under_the_Directives()
    {
        var committee = await _app.Committee(2, "ISO/TC 321", "iso", SeatCategory.P);
        var id = await _app.OpenBallot(committee, "iso-dts");
        Assert.True((await _app.Cast(id, committee.Chair, "yes")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[0], "no", "We do not like it.")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal(VerdictOutcome.NotApproved, (await _app.VerdictOf(id)).Outcome);

        Assert.Equal("ruling.notOffered", (await Rule(id, committee, RulingKind.Adopted)).Refusals.Single().Code);
        Assert.True((await Rule(id, committee, RulingKind.NotTechnical)).IsDone);

        Assert.Equal(VerdictOutcome.Approved, (await _app.VerdictOf(id)).Outcome);
        using var member = await Browser.For(_app, committee.Members[1], "zh-CN");
        Assert.Contains("理由非技术性", (await member.Get($"/ballots/{id}")).Document.GetElementById("rulings")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kind", null, "Reason", "Written.", "Choose how")]
    [InlineData("Reason", " ", "Kind", "Adopted", "Write the reason")]
    public async Task What_is_missing_stands_at_its_field_and_nothing_is_counted_again(string at, string? typed, string other, string value, string sentence)
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        using var desk = await Browser.For(_app, committee.Secretary);

        var refused = await desk.Post(await desk.Get($"/ballots/{id}/rulings"), "form[id^=ruling-]", (at, typed), (other, value));

        Assert.Contains(refused.Document.QuerySelectorAll("[data-valmsg-for]"), e => e.GetAttribute("data-valmsg-for") == at && e.TextContent.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(0, await _app.InDb(db => db.Rulings.CountAsync()));
    }

    [Fact]
    public async Task Before_the_close_in_a_secret_ballot_and_of_another_ballot_there_is_nothing_to_say()
    {
        var committee = await _app.Committee(3);
        var open = await _app.OpenBallot(committee, "sac-legacy-letter");
        Assert.True((await _app.Cast(open, committee.Members[2], "noUnlessAdopted", "Clause 5.")).IsDone);
        var answer = await _app.InDb(db => db.SlipAnswers.Select(a => a.Id).SingleAsync());
        Assert.Equal("ruling.notCounted", (await Rule(open, committee, RulingKind.Adopted)).Refusals.Single().Code);
        var closed = await Letter(committee, "no");

        var strange = await _app.In(s => s.GetRequiredService<RuleOnVote>().ExecuteAsync(new(Guid.CreateVersion7(), closed, 1, answer, RulingKind.Adopted, "x"), GivenBallot.By(committee.Secretary), default));
        Assert.Equal("ruling.notThere", strange.Refusals.Single().Code);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Contains("No vote was cast about which", (await desk.Get($"/ballots/{closed}/rulings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_of_a_form_and_a_signature_at_once_leave_one_ruling_or_a_signed_result_without()
    {
        var committee = await _app.Committee(3);
        var id = await Letter(committee, "noUnlessAdopted");
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => i == 5 ? Sign(id, committee) : Rule(id, committee, RulingKind.Adopted, uid)));

        var (rulings, verdict) = (await _app.InDb(db => db.Rulings.CountAsync()), await _app.VerdictOf(id));
        Assert.True(outcomes[5].IsDone);
        Assert.NotNull(verdict.SignedAt);
        Assert.Equal(rulings == 1 ? VerdictOutcome.Approved : VerdictOutcome.NotApproved, verdict.Outcome);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal("verdict.alreadySigned", o.Refusals.Single().Code));
    }

    /// <summary>Chair and a member say yes, one abstains, the third says what is given: 2 of 4, and 3 of 4 are asked for. Closed.</summary>
    private async Task<long> Letter(GivenCommittee committee, string third, bool comments = false)
    {
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        foreach (var voter in new[] { committee.Chair, committee.Members[0] })
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        Assert.True((await _app.Cast(id, committee.Members[1], "abstain")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[2], third, "Clause 5 lacks a limit.")).IsDone);
        if (comments)
        {
            var draft = new CommentDraft(null, "5", null, CommentType.Technical, "A limit is missing.", "Add one.");
            Assert.True((await _app.In(s => s.GetRequiredService<WriteComment>().ExecuteAsync(new(id, Guid.CreateVersion7(), Commenter.Person(committee.Members[2].PersonId), draft), GivenBallot.By(committee.Members[2]), default))).IsDone);
        }

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        return id;
    }

    [Fact]
    public async Task A_form_that_says_something_else_than_it_did_is_no_repeat()
    {
        var committee = await _app.Committee(4);
        var id = await Letter(committee, "noUnlessAdopted");
        var uid = Guid.CreateVersion7();

        Assert.True((await Rule(id, committee, RulingKind.Adopted, uid)).IsDone);
        Assert.True((await Rule(id, committee, RulingKind.Adopted, uid)).IsDone);
        Assert.Equal("form.sentBefore", (await Rule(id, committee, RulingKind.AsCast, uid)).Refusals.Single().Code);
        Assert.Equal(1, await _app.InDb(db => db.Rulings.CountAsync()));
    }

    [Fact]
    public async Task A_result_on_which_a_further_round_stands_stays_as_it_is_until_that_one_is_cancelled()
    {
        var committee = await _app.Committee(4);
        var id = await Letter(committee, "noUnlessAdopted");
        var next = (await _app.In(s => s.GetRequiredService<PrepareRound>().ExecuteAsync(id, GivenBallot.By(committee.Secretary), default))).Value;

        Assert.Equal("ruling.nextRound", (await Rule(id, committee, RulingKind.Adopted)).Refusals.Single().Code);
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        var reopened = await _app.In(s => s.GetRequiredService<ChangeDeadline>()
            .ExecuteAsync(id, Guid.CreateVersion7(), version, new(GivenBallot.LastDay.AddDays(20), null, "Once more.", true), GivenBallot.By(committee.Secretary), default));
        Assert.Equal("deadline.nextRound", reopened.Refusals.Single().Code);

        Assert.True((await _app.In(s => s.GetRequiredService<CancelBallot>().ExecuteAsync(next, GivenBallot.By(committee.Secretary), default))).IsDone);
        Assert.True((await Rule(id, committee, RulingKind.Adopted)).IsDone);
    }

    private async Task<Outcome> Rule(long id, GivenCommittee committee, RulingKind kind, Guid? uid = null)
    {
        var (answer, generation) = await _app.InDb(async db => (
            await (from a in db.SlipAnswers join v in db.Voters on a.SlipId equals v.LastSlipId where v.BallotId == id && (a.Choice == "noUnlessAdopted" || a.Choice == "no") select a.Id).FirstAsync(),
            await db.Ballots.Where(b => b.Id == id).Select(b => b.Generation).SingleAsync()));
        return await _app.In(s => s.GetRequiredService<RuleOnVote>().ExecuteAsync(new(uid ?? Guid.CreateVersion7(), id, generation, answer, kind, "As the desk reads it."), GivenBallot.By(committee.Secretary), default));
    }

    private Task<Outcome> Sign(long id, GivenCommittee committee) => _app.In(s => s.GetRequiredService<SignVerdict>().ExecuteAsync(id, 1, GivenBallot.By(committee.Chair), default));

    private Task<Verdict> Newest(long id) => _app.InDb(db => db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == id).OrderByDescending(v => v.Generation).FirstAsync());

    private async Task Dispose(long id, GivenCommittee committee, Disposition disposition)
    {
        var picked = await _app.InDb(db => db.Comments.Where(c => c.BallotId == id).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, disposition, "As discussed."), GivenBallot.By(committee.Secretary), default))).IsDone);
    }
}
