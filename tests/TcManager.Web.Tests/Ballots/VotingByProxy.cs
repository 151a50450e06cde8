using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A voter votes for another one by a written proxy, where the charter's rule set allows it (rules.md §5 CN22, pitfalls 19).</summary>
public sealed class VotingByProxy : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task CN22_eighteen_and_one_by_proxy_of_25_are_quorate_where_the_charter_allows_it_and_not_where_not()
    {
        var committee = await _app.Committee(24);
        var (id, voters) = await OpenAsync(committee, "charter-22");
        foreach (var voter in committee.Voters.Take(18))
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        var (giver, holder) = (committee.Voters.ElementAt(20), committee.Voters.ElementAt(0));
        Assert.Equal([], await Give(id, voters[giver.PersonId], voters[holder.PersonId]));
        var slip = await Cast(id, holder, voters[giver.PersonId], "yes");
        Assert.True(slip.IsDone);
        Assert.Equal((SlipChannel.Proxy, holder.PersonId), (slip.Value.Channel, slip.Value.CastByPersonId));
        Assert.Equal(1, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.Receipt && m.PersonId == giver.PersonId)));

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((VerdictOutcome.Approved, 19), (verdict.Outcome, verdict.Count.Votes.Sum(v => v.Votes)));

        var without = await _app.OpenBallot(committee);
        var places = await _app.InDb(db => db.Voters.Where(v => v.BallotId == without).ToDictionaryAsync(v => v.PersonId, v => v.Id));
        Assert.Equal(["proxy.notAllowed"], await Give(without, places[giver.PersonId], places[holder.PersonId]));
    }

    [Fact]
    public async Task Nobody_votes_for_themselves_in_a_chain_or_for_more_than_the_rules_say()
    {
        var committee = await _app.Committee(5);
        var (id, voters) = await OpenAsync(committee, "charter-1");
        var place = committee.Voters.Select(v => voters[v.PersonId]).ToList();
        Assert.True((await _app.Cast(id, committee.Voters.ElementAt(5), "yes")).IsDone);

        Assert.Equal(["proxy.self"], await Give(id, place[0], place[0]));
        Assert.Equal([], await Give(id, place[0], place[1]));
        Assert.Equal(["proxy.givenAlready"], await Give(id, place[0], place[2]));
        Assert.Equal(["proxy.chainFrom"], await Give(id, place[1], place[2]));
        Assert.Equal(["proxy.chainTo"], await Give(id, place[2], place[0]));
        Assert.Equal(["proxy.tooMany"], await Give(id, place[2], place[1]));
        Assert.Equal(["proxy.hasVoted"], await Give(id, place[5], place[3]));
        Assert.Equal(["proxy.voterMissing"], await Give(id, place[3], 0));
        Assert.Equal("ballot.noVote", (await Cast(id, committee.Voters.ElementAt(2), place[0], "yes")).Refusals.Single().Code);
    }

    [Fact]
    public async Task The_giver_may_always_vote_and_then_the_proxy_may_not()
    {
        var committee = await _app.Committee(4);
        var (id, voters) = await OpenAsync(committee, "charter-2");
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        Assert.Equal([], await Give(id, voters[giver.PersonId], voters[holder.PersonId]));
        Assert.True((await Cast(id, holder, voters[giver.PersonId], "yes")).IsDone);
        Assert.True((await Cast(id, holder, voters[giver.PersonId], "abstain")).IsDone);

        Assert.True((await _app.Cast(id, giver, "no")).IsDone);
        Assert.Equal("proxy.votedThemselves", (await Cast(id, holder, voters[giver.PersonId], "yes")).Refusals.Single().Code);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal([("no", 1)], (await _app.VerdictOf(id)).Count.Votes.Select(v => (v.Choice, v.Votes)));
    }

    [Fact]
    public async Task A_form_sent_again_after_the_close_is_answered_to_whoever_cast_it_and_to_nobody_else()
    {
        var committee = await _app.Committee(4);
        var (id, voters) = await OpenAsync(committee, "charter-4");
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        Assert.Equal([], await Give(id, voters[giver.PersonId], voters[holder.PersonId]));
        var form = Guid.CreateVersion7();
        var cast = await Cast(id, holder, voters[giver.PersonId], "yes", form);
        _app.MoveTo(GivenBallot.ClosesAt.AddMinutes(1));

        Assert.Equal(cast.Value.Uid, (await Cast(id, holder, voters[giver.PersonId], "yes", form)).Value.Uid);
        Assert.Equal("ballot.closed", (await Cast(id, holder, voters[giver.PersonId], "abstain", form)).Refusals.Single().Code);
        Assert.Equal("ballot.closed", (await _app.Cast(id, giver, "yes", uid: form)).Refusals.Single().Code);
        Assert.Equal("ballot.closed", (await _app.Cast(id, holder, "yes", uid: form)).Refusals.Single().Code);
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync()));
    }

    [Fact]
    public async Task A_proxy_that_is_taken_back_casts_no_more_and_what_it_cast_stands()
    {
        var committee = await _app.Committee(4);
        var (id, voters) = await OpenAsync(committee, "charter-3");
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        using var desk = await Browser.For(_app, committee.Secretary);
        var form = await desk.Get($"/ballots/{id}/proxies");
        Assert.NotEmpty((await desk.Post(form, "#proxy", ("From", $"{voters[giver.PersonId]}"), ("To", $"{voters[holder.PersonId]}"))).FaultAt("File"));
        await desk.PostFiles(form, "#proxy", [("File", "proxy.pdf", SampleFiles.Pdf)], ("From", $"{voters[giver.PersonId]}"), ("To", $"{voters[holder.PersonId]}"));

        using var member = await Browser.For(_app, holder);
        var page = await member.Get($"/ballots/{id}");
        Assert.Contains("has given you a proxy", page.Text, StringComparison.Ordinal);
        var slip = await member.Get($"/ballots/{id}/vote?for={voters[giver.PersonId]}");
        Assert.Contains("You vote in the place of", slip.Text, StringComparison.Ordinal);
        Assert.Contains("is recorded", (await member.Post(slip, "#vote", ("Choice", "yes"))).Text, StringComparison.Ordinal);

        var list = await desk.Get($"/ballots/{id}/proxies");
        Assert.Contains("taken back", (await desk.Post(list, "#proxies form")).Text, StringComparison.Ordinal);
        Assert.Equal("proxy.ended", (await Cast(id, holder, voters[giver.PersonId], "no")).Refusals.Single().Code);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal([("yes", 1)], (await _app.VerdictOf(id)).Count.Votes.Select(v => (v.Choice, v.Votes)));
    }

    private async Task<(long Id, Dictionary<long, long> Voters)> OpenAsync(GivenCommittee committee, string code)
    {
        await _app.RuleSet("sac-tc");
        var definition = await _app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").Select(v => new { v.Definition, v.Examples }).SingleAsync());
        var published = await _app.In(services => services.GetRequiredService<PublishRuleSet>()
            .ExecuteAsync(new(Guid.CreateVersion7(), null, null, definition.Definition with { Code = code, ProxyAllowed = true }, definition.Examples!), Acting.System, default));
        Assert.True(published.IsDone, string.Join(' ', published.Refusals.Select(r => r.Code)));
        var id = await _app.OpenBallot(committee, code);
        return (id, await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).ToDictionaryAsync(v => v.PersonId, v => v.Id)));
    }

    private async Task<IEnumerable<string>> Give(long id, long from, long to)
    {
        var given = await _app.In(services => services.GetRequiredService<GiveProxies>()
            .GiveAsync(new(id, Guid.CreateVersion7(), from, to, new("proxy.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), Acting.System, default));
        return given.Refusals.Select(r => r.Code);
    }

    private Task<Outcome<Slip>> Cast(long id, Someone holder, long place, string choice, Guid? form = null) => _app.In(services => services.GetRequiredService<CastVote>()
        .ExecuteAsync(new(id, form ?? Guid.CreateVersion7(), holder.PersonId, [new(1, choice, choice == "no" ? "Clause 5." : null)], place), GivenBallot.By(holder), default));
}
