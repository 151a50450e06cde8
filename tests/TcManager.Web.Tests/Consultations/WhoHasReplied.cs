using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Consultations;

/// <summary>The lists of a consultation's page: every time that is printed has its zone, and where there is nothing, nothing is said.</summary>
public sealed class WhoHasReplied : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("en", "Beijing time (UTC+8)")]
    [InlineData("zh-CN", "北京时间（UTC+8）")]
    public async Task Is_said_with_the_zone_of_its_times_and_without_a_dash_for_a_reminder_that_was_none(string culture, string zone)
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        using var desk = await Browser.For(_app, committee.Secretary, culture);
        Assert.DoesNotContain(Heads(await desk.Get($"/consultations/{id}")), head => head.Contains(zone, StringComparison.Ordinal));
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);
        Assert.True((await _app.ReplyNone(id, committee.Members[0])).IsDone);

        var page = await desk.Get($"/consultations/{id}");

        Assert.Equal(2, Heads(page).Count(head => head.Contains(zone, StringComparison.Ordinal)));
        Assert.Empty(page.Document.QuerySelectorAll("td.said"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("td.none"));
    }

    private static List<string> Heads(Page page) => [.. page.Document.QuerySelectorAll("table.tc-lean th").Select(head => head.TextContent)];
}
