using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Who drafts or is recused: kept from voting only where the rule set says so (decisions 6), and always shown.</summary>
public sealed class DraftersAndRecusals : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_drafter_has_no_vote_where_the_rules_say_so_and_the_base_is_without_them()
    {
        var committee = await _app.Committee(4);
        var id = await _app.Draft(committee, "sac-legacy-letter");
        using var desk = await Browser.For(_app, committee.Secretary);
        var before = await desk.Get($"/ballots/{id}");
        Assert.Contains("5", before.Document.QuerySelector("#opening button")!.TextContent, StringComparison.Ordinal);

        var after = await desk.Post(before, "#exclusion", ("MembershipId", $"{committee.Members[0].MembershipId}"), ("Ground", "Drafter"), ("Note", "Wrote clause 5"));

        Assert.Contains("Does not vote and is not in the base", after.Document.QuerySelector("#exclusions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4", after.Document.QuerySelector("#opening button")!.TextContent, StringComparison.Ordinal);

        // The page from before shows another electorate: it opens nothing.
        Assert.Contains("changed", (await desk.Post(before, "#opening")).Text, StringComparison.OrdinalIgnoreCase);
        await desk.Post(after, "#opening");
        Assert.Equal(4, await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id)));
        Assert.Equal("ballot.noVote", (await _app.Cast(id, committee.Members[0], "yes")).Refusals.Single().Code);
        foreach (var voter in committee.Voters.Where(v => v != committee.Members[0]))
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal(4, (await _app.VerdictOf(id)).Count.Entitled.Sum(e => e.Voters));
        Assert.Contains("Wrote clause 5", (await desk.Get($"/ballots/{id}")).Document.QuerySelector("#exclusions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "ballot.exclusionRecorded")));
    }

    [Fact]
    public async Task A_recusal_is_shown_and_stays_in_the_base_where_the_rules_exclude_nobody()
    {
        var committee = await _app.Committee(3);
        var id = await _app.Draft(committee);
        Assert.True((await Record(id, committee, committee.Members[0].MembershipId, ExclusionGround.Recused)).IsDone);
        await _app.Release(id, committee);

        Assert.Equal(4, await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id)));
        using var member = await Browser.For(_app, committee.Members[1]);
        Assert.Contains("stays in the base", (await member.Get($"/ballots/{id}")).Document.QuerySelector("#exclusions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_recorded_once_for_seats_of_the_committee_and_until_the_opening()
    {
        var committee = await _app.Committee(3);
        var other = await _app.Committee(1, "SAC/TC 998");
        var id = await _app.Draft(committee, "sac-legacy-letter");
        var (seat, uid) = (committee.Members[0].MembershipId, Guid.CreateVersion7());

        var copies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record(id, committee, seat, ExclusionGround.Drafter, uid)));
        Assert.All(copies, c => Assert.True(c.IsDone));
        Assert.Equal("exclusion.recordedAlready", (await Record(id, committee, seat, ExclusionGround.Recused)).Refusals.Single().Code);
        Assert.Equal("exclusion.notOfCommittee", (await Record(id, committee, other.Members[0].MembershipId, ExclusionGround.Drafter)).Refusals.Single().Code);
        Assert.Equal(["exclusion.seatMissing", "exclusion.groundMissing"], (await Record(id, committee, null, null)).Refusals.Select(r => r.Code));

        using var desk = await Browser.For(_app, committee.Secretary);
        var taken = await desk.Post(await desk.Get($"/ballots/{id}"), "#exclusions form[action$='/removal']");
        Assert.Contains("Taken back.", taken.Text, StringComparison.Ordinal);
        await _app.Release(id, committee);
        Assert.Equal("exclusion.openedAlready", (await Record(id, committee, seat, ExclusionGround.Drafter)).Refusals.Single().Code);
        Assert.Equal(4, await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id)));
    }

    private Task<Outcome> Record(long id, GivenCommittee committee, long? seat, ExclusionGround? ground, Guid? uid = null) => _app.In(services =>
        services.GetRequiredService<ChangeExclusions>().RecordAsync(new(id, uid ?? Guid.CreateVersion7(), seat, ground, null), GivenBallot.By(committee.Secretary), default));
}
