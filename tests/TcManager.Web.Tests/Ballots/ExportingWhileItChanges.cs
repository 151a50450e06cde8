using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The export of a ballot is of one moment, whatever is done while it is read.</summary>
public sealed class ExportingWhileItChanges : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_ruling_between_two_of_its_queries_is_in_none_of_it_and_in_all_of_the_next()
    {
        var (committee, id) = await _app.ClosedBallot("sac-legacy-letter", "noUnlessAdopted");
        var before = await Export(id, committee);
        _app.Between.Before("FROM \"Rulings\"", async () => Assert.True((await _app.Rule(id, committee, committee.Members[0])).IsDone));

        var during = await Export(id, committee);

        Assert.True(_app.Between.IsDone);
        Assert.Equal(before, during);
        var after = await Export(id, committee);
        Assert.NotEqual(before, after);
        Assert.Single(JsonNode.Parse(after)!["verdicts"]![0]!["rulings"]!.AsArray());
        Assert.Equal(["", ""], await Verifier.FaultsAsync([during, after]));
    }

    [Fact]
    public async Task A_vote_of_a_round_that_is_opened_meanwhile_is_not_in_it()
    {
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
        var before = await Export(id, committee);
        _app.Between.Before("FROM \"SecretChoices\"", () => VoteAnew(id, committee));

        var during = await Export(id, committee);

        Assert.True(_app.Between.IsDone);
        Assert.Equal(before, during);
    }

    [Fact]
    public async Task Opened_again_after_the_request_was_let_in_it_is_refused_as_any_open_ballot()
    {
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        _app.Between.Before("\"PreviousRoundId\"", () => VoteAnew(id, committee), occurrence: 2);

        var page = await chair.Get($"/ballots/{id}/export.json");

        Assert.True(_app.Between.IsDone);
        Assert.Contains("The result is there after the close.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_for_nobody_who_writes()
    {
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
        var before = await Export(id, committee);

        var during = await _app.In(async services =>
        {
            var db = services.Db();
            return await db.InTransactionAsync(async ct =>
            {
                await db.Verdicts.Where(v => v.Question.BallotId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Generation, 7), ct);
                return await Export(id, committee);
            }, default);
        });

        Assert.Equal(before, during);
    }

    private async Task VoteAnew(long id, GivenCommittee committee)
    {
        await _app.Reopen(id, committee);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
        Assert.Equal(1, await _app.In(s => s.GetRequiredService<SealSlips>().ExecuteAsync(default)));
    }

    private async Task<string> Export(long id, GivenCommittee committee)
    {
        using var browser = await Browser.For(_app, committee.Chair);
        return await browser.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative));
    }
}
