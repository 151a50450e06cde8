using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

/// <summary>废票: a paper slip that says nothing valid is recorded with its reason, and counts as the rule set says (rules.md §1.2).</summary>
public sealed class VoidSlipsOnPaper : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_is_recorded_with_its_reason_does_not_take_part_and_stands_in_the_verdict_and_the_list_by_name()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips");
        Assert.Contains("4 Void", grid.Document.GetElementById("slip-keys")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("does not count as taking part", grid.Document.GetElementById("void-what")!.TextContent, StringComparison.Ordinal);
        var voter = await VoterOf(id, committee.Members[0]);

        var page = await desk.Post(grid, "#slips", ($"V{voter}.Choice", "void"));
        Assert.Contains("Write why it is void", page.Document.GetElementById($"v{voter}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("void", page.Document.QuerySelector($"select[name='V{voter}.Choice'] option[selected]")!.GetAttribute("value"));
        page = await desk.Post(page, "#slips", ($"V{voter}.Reason", "Two ticks."));

        // It came in, and 3 of 4 must still take part without it.
        Assert.Contains("void slip", page.Document.QuerySelector(".list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Void slips: 1.", page.Document.GetElementById("void")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 more", page.Document.GetElementById("participation")!.TextContent, StringComparison.Ordinal);
        var mail = await _app.Written(MailKinds.SlipRecorded, committee.Members[0]);
        Assert.Contains("按废票录入", mail.Text, StringComparison.Ordinal);
        Assert.Contains("废票。理由：Two ticks.", mail.Text, StringComparison.Ordinal);
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Contains("You may still vote until the close", (await member.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);

        // Why it was void is the secretariat's word, not the voter's reason.
        Assert.DoesNotContain("Two ticks.", (await member.Get($"/ballots/{id}/vote")).Document.GetElementById("vote")!.TextContent, StringComparison.Ordinal);

        await _app.Cast(id, committee.Chair, "yes");
        await _app.Cast(id, committee.Members[1], "yes");
        await _app.CloseByHand(id, committee);

        var verdict = await _app.VerdictOf(id);
        Assert.Equal((VerdictOutcome.NotQuorate, 2, 1), (verdict.Outcome, verdict.Count.Votes.Sum(v => v.Votes), verdict.Count.Void!.Sum(v => v.Slips)));
        var shown = await desk.Get($"/ballots/{id}");
        Assert.Contains("void 1", shown.Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("Void", shown.Document.GetElementById("count")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two ticks.", shown.Document.GetElementById("votes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Void 1", (await desk.Get($"/ballots/{id}/result")).Document.Body!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("应投 4，收回 3（其中废票 1），参加表决 2", (await _app.Written(MailKinds.BallotClosed, committee.Chair)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_rules_count_it_as_returned_it_makes_the_quorum_and_the_verifier_agrees()
    {
        var committee = await _app.Committee(3);
        await _app.RuleSet("sac-tc");
        var set = await _app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").Select(v => new { v.Definition, v.Examples }).SingleAsync());
        var own = set.Definition with { Code = "own-void", Counting = set.Definition.Counting with { VoidSlip = VoidSlip.Returned } };
        Assert.True((await _app.In(s => s.GetRequiredService<PublishRuleSet>().ExecuteAsync(new(Guid.CreateVersion7(), null, null, own, set.Examples!), Application.Audit.Acting.System, default))).IsDone);
        var exports = new List<string>();
        foreach (var rules in new[] { "own-void", "sac-tc" })
        {
            var id = await _app.OpenBallot(committee, rules);
            Assert.True((await Record(id, committee, await VoterOf(id, committee.Members[0]), "void", "Not signed.")).IsDone);
            await _app.Cast(id, committee.Chair, "yes");
            await _app.Cast(id, committee.Members[1], "yes");
            await _app.CloseByHand(id, committee);
            Assert.Equal(rules == "own-void" ? VerdictOutcome.Approved : VerdictOutcome.NotQuorate, (await _app.VerdictOf(id)).Outcome);
            using var desk = await Browser.For(_app, committee.Secretary);
            exports.Add(await desk.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative)));
        }

        // The set of its own is not among the shipped ones: all else must hold.
        var said = await Verifier.FaultsAsync(exports);
        Assert.Equal("", said[1]);
        Assert.Equal("the given rules have no set own-void", string.Join("", said[0].Trim().Split('\n').Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])));
    }

    [Fact]
    public async Task Where_void_slips_are_all_that_came_in_nobody_voted_and_the_verifier_agrees()
    {
        var committee = await _app.Committee(3);
        await _app.RuleSet("sac-tc");
        var shipped = await _app.InDb(async db => (await db.RuleSetVersions.SingleAsync(v => v.RuleSet.Code == "sac-tc")).Definition);
        var own = shipped with { Code = "own-objections", Counting = new(VoidSlip: VoidSlip.Returned), Return = null, Tests = [shipped.Tests.Single(test => test.Of == Figure.No)] };
        var example = new WorkedExample("A1", new([new(Count: 4)], [new("yes")]), VerdictOutcome.Approved);
        Assert.True((await _app.In(s => s.GetRequiredService<PublishRuleSet>().ExecuteAsync(new(Guid.CreateVersion7(), null, null, own, [example]), Application.Audit.Acting.System, default))).IsDone);

        var id = await _app.OpenBallot(committee, "own-objections");
        Assert.True((await Record(id, committee, await VoterOf(id, committee.Members[0]), "void", "Not signed.")).IsDone);
        await _app.CloseByHand(id, committee);

        Assert.Equal(VerdictOutcome.NotApproved, (await _app.VerdictOf(id)).Outcome);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Contains("There are no valid votes", (await desk.Get($"/ballots/{id}")).Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
        var said = await Verifier.FaultsAsync([await desk.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative))]);
        Assert.Equal("the given rules have no set own-objections", string.Join("", said[0].Trim().Split('\n').Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])));
    }

    [Fact]
    public async Task Void_in_one_of_two_questions_it_has_come_in_and_does_not_take_part_in_that_one()
    {
        var committee = await _app.Committee(3);
        var rules = await _app.RuleSet("sac-tc");
        var id = await _app.OpenBallot(committee, with: plan => plan with { Further = [new("是否加急？", "Shall it be urgent?", rules)] });
        using var desk = await Browser.For(_app, committee.Secretary);
        var voter = await VoterOf(id, committee.Members[0]);

        var page = await desk.Post(await desk.Get($"/ballots/{id}/slips"), "#slips",
            ($"V{voter}.Choice", "no"), ($"V{voter}.More[0].Choice", "void"), ($"V{voter}.More[0].Reason", "Two ticks."));

        Assert.Contains("1 have come in; in the question that lacks most, 0 count", page.Document.GetElementById("counts-less")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("void"));
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Contains("question 2", (await member.Get($"/ballots/{id}/receipt")).Document.GetElementById("recorded")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task By_phone_nothing_is_void_nobody_votes_void_and_it_takes_no_vote_away()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        var (one, two) = (await VoterOf(id, committee.Members[0]), await VoterOf(id, committee.Members[1]));
        Assert.Equal("slips.voidOnPaperOnly", (await Record(id, committee, one, "void", "Unclear.", SlipChannel.Phone)).Refusals.Single().Code);
        Assert.Equal("ballot.choiceUnknown", (await _app.Cast(id, committee.Members[0], "void", "Two ticks.")).Refusals.Single().Code);

        await _app.Cast(id, committee.Members[1], "yes");
        var over = await Record(id, committee, two, "void", "Two ticks.", SlipChannel.Paper, seen: 1, isConfirmed: true);
        Assert.Equal("slips.voidOverVote", over.Refusals.Single().Code);

        // The voter may vote after it.
        Assert.True((await Record(id, committee, one, "void", "Two ticks.")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[0], "abstain")).IsDone);
        await _app.CloseByHand(id, committee);
        Assert.Null((await _app.VerdictOf(id)).Count.Void);
    }

    private Task<Outcome<int>> Record(long id, GivenCommittee committee, long voter, string choice, string reason, SlipChannel channel = SlipChannel.Paper, int seen = 0, bool isConfirmed = false) =>
        _app.In(services => services.GetRequiredService<RecordSlips>().ExecuteAsync(new(id, Guid.CreateVersion7(), channel, [new(voter, [new(1, choice, reason)], seen, isConfirmed)], null), GivenBallot.By(committee.Secretary), default));

    private Task<long> VoterOf(long id, Someone someone) => _app.InDb(db => db.Voters.Where(v => v.BallotId == id && v.PersonId == someone.PersonId).Select(v => v.Id).SingleAsync());
}
