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
        var (committee, id) = await _app.ClosedBallot("sac-legacy-letter", "noUnlessAdopted");
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
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        _app.Between.Before("\"PreviousRoundId\"", () => OpenAgain(id, committee), occurrence: 2);

        var page = await chair.Get($"/ballots/{id}{address}");

        Assert.True(_app.Between.IsDone);
        Assert.Contains("The result is there after the close.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_again_after_the_request_was_let_in_the_page_is_that_of_an_open_ballot()
    {
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
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
        var (committee, id) = await _app.ClosedBallot("sac-tc", "no");
        using var chair = await Browser.For(_app, committee.Chair);
        var before = await Part(chair, id, "", "main");
        _app.Between.Before("FROM \"DeadlineChanges\"", () => OpenAgain(id, committee));

        Assert.Equal(before, await Part(chair, id, "", "main"));
        Assert.True(_app.Between.IsDone);
    }

    private static async Task<string> Part(Browser browser, long id, string address, string part) => (await browser.Get($"/ballots/{id}{address}")).Document.QuerySelector(part)!.TextContent;

    private async Task OpenAgain(long id, GivenCommittee committee)
    {
        await _app.Reopen(id, committee);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
    }
}
