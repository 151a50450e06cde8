using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The page of a result and its paper are of one moment, whatever is done while they are read.</summary>
public sealed class ReadingAResultWhileItChanges : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/result", "#result")]
    [InlineData("", "main")]
    public async Task A_ruling_between_two_of_its_queries_is_in_none_of_it_and_in_all_of_the_next(string address, string part)
    {
        var (committee, id) = await Closed("sac-legacy-letter", "noUnlessAdopted");
        using var chair = await Browser.For(_app, committee.Chair);
        var before = await Part(chair, id, address, part);
        _app.Between.Before("FROM \"Rulings\"", async () => Assert.True((await _app.Rule(id, committee, committee.Members[0])).IsDone));

        var during = await Part(chair, id, address, part);

        Assert.True(_app.Between.IsDone);
        Assert.Equal(before, during);
        var after = await Part(chair, id, address, part);
        Assert.Contains("As the desk reads it.", after, StringComparison.Ordinal);
        Assert.Contains("Proposal adopted", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/result")]
    [InlineData("/result.docx")]
    public async Task Opened_again_after_the_request_was_let_in_there_is_no_paper(string address)
    {
        var (committee, id) = await Closed("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        _app.Between.Before("\"PreviousRoundId\"", () => OpenAgain(id, committee), occurrence: 2);

        var page = await chair.Get($"/ballots/{id}{address}");

        Assert.True(_app.Between.IsDone);
        Assert.Contains("The result is there after the close.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_again_after_the_request_was_let_in_the_page_is_that_of_an_open_ballot()
    {
        var (committee, id) = await Closed("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        _app.Between.Before("\"PreviousRoundId\"", () => OpenAgain(id, committee), occurrence: 2);

        var page = await chair.Get($"/ballots/{id}");

        Assert.True(_app.Between.IsDone);
        Assert.Null(page.Document.QuerySelector("#signature"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/ballots/{id}/vote']"));
    }

    [Fact]
    public async Task Opened_again_between_two_of_its_queries_the_page_still_shows_the_result_it_began_with()
    {
        var (committee, id) = await Closed("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        var before = await Part(chair, id, "", "main");
        _app.Between.Before("FROM \"DeadlineChanges\"", () => OpenAgain(id, committee));

        Assert.Equal(before, await Part(chair, id, "", "main"));
        Assert.True(_app.Between.IsDone);
    }

    private static async Task<string> Part(Browser browser, long id, string address, string part) => (await browser.Get($"/ballots/{id}{address}")).Document.QuerySelector(part)!.TextContent;

    private async Task<(GivenCommittee Committee, long Id)> Closed(string rules, string choice)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, rules);
        Assert.True((await _app.Cast(id, committee.Chair, "yes")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[0], choice, "Clause 5 lacks a limit.")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        return (committee, id);
    }

    private async Task OpenAgain(long id, GivenCommittee committee)
    {
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<ChangeDeadline>().ExecuteAsync(
            id, Guid.CreateVersion7(), version, new(new(2026, 12, 20), "24:00", "Two members were ill.", true), GivenBallot.By(committee.Secretary), default))).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
    }
}
