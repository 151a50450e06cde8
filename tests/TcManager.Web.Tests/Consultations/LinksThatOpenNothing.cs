using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Consultations;

/// <summary>A personal link is for one addressee of one consultation, as long as it holds.</summary>
public sealed class LinksThatOpenNothing : IDisposable
{
    private const string Mail = "a@b.example";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_link_opens_nothing_of_another_addressee_nor_of_another_consultation()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, Mail, "c@d.example");
        var other = await _app.OpenConsultation(committee, Mail);
        var comment = (await _app.CommentAs(id, "c@d.example", "Theirs")).Value;
        Assert.True((await _app.CommentAs(other, Mail, "Elsewhere")).IsDone);
        using var browser = new Browser(_app);
        var link = await _app.LinkOf(id, Mail);

        var page = await browser.Get(link);
        Assert.DoesNotContain("Theirs", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{link}/comments/{comment}/edit")).Status);
        var form = page.Document.QuerySelector("#comment")!;
        var fields = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)form).ToList();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{link}/comments/{comment}/edit", fields)).Status);
        await browser.Post($"{link}/comments/{comment}/removal", fields);
        Assert.Equal(2, await _app.InDb(db => db.Comments.CountAsync()));

        // The other consultation's paper, and one that lies before no consultation.
        var papers = await _app.InDb(db => db.Questions.Where(q => q.BallotId != id).Select(q => q.DocumentId!.Value).ToListAsync());
        papers.Add(await _app.InDb(async db => { var draft = await _app.Draft(committee); return await db.Questions.Where(q => q.BallotId == draft).Select(q => q.DocumentId!.Value).SingleAsync(); }));
        foreach (var paper in papers)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{link}/papers/{paper}")).Status);
        }

        // And nothing that needs a sign-in.
        foreach (var address in new[] { $"/consultations/{id}", $"/ballots/{id}/comments", $"/ballots/{id}/comments/mine" })
        {
            Assert.Equal("/sign-in", (await browser.Get(address)).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task A_forged_an_expired_and_a_withdrawn_link_open_nothing_and_keep_what_was_written()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, Mail, "c@d.example");
        using var browser = new Browser(_app);
        var good = await browser.Get(await _app.LinkOf(id, Mail));
        var fields = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)good.Document.QuerySelector("#comment")!).Where(f => f.Key != "Text").Append(KeyValuePair.Create("Text", "A long text")).ToList();

        var expired = await _app.LinkOf(id, Mail, _app.Clock.GetUtcNow());
        var forged = (await _app.LinkOf(id, Mail))[..^3] + "AAA";
        var token = (await _app.LinkOf(id, "c@d.example"))["/c/".Length..];
        var withdrawn = $"/c/{token}";
        var addressee = await _app.Addressee(id, "c@d.example");
        using var desk = await Browser.For(_app, committee.Secretary);
        await desk.Post(await desk.Get($"/consultations/{id}/addressees"), $"form[action$='/{addressee.Id}/withdrawal']");

        foreach (var (link, status, sentence) in new[]
        {
            (expired, HttpStatusCode.Gone, "has expired"), (forged, HttpStatusCode.NotFound, "opens nothing"), ("/c/x", HttpStatusCode.NotFound, "opens nothing"),
            (withdrawn, HttpStatusCode.Gone, "not asked for comments any more"), ("/c/" + new Uri($"http://x{await MeetingToken(committee)}").Segments[^1], HttpStatusCode.NotFound, "opens nothing"),
        })
        {
            var page = await browser.Get(link);
            Assert.Equal(status, page.Status);
            Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("立项建议", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Project proposal", page.Text, StringComparison.Ordinal);
            var posted = await browser.Post($"{link}/comments/mine", fields);
            Assert.Equal(status, posted.Status);
            Assert.Equal("A long text", posted.Document.QuerySelector("#kept")!.TextContent);
            Assert.Equal(status, (await browser.Get($"{link}/papers/1")).Status);
        }

        Assert.Equal(0, await _app.InDb(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task A_link_of_what_has_not_opened_opens_nothing()
    {
        var committee = await _app.Committee(1);
        var id = await _app.DraftConsultation(committee);
        Assert.True((await _app.Ask(id, committee, "Body", Mail)).IsDone);
        using var browser = new Browser(_app);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(await _app.LinkOf(id, Mail))).Status);
    }

    private async Task<string> MeetingToken(GivenCommittee committee) => await Meetings.MeetingSteps.Link(_app, await Meetings.MeetingSteps.Called(_app, committee), committee.Members[0]);
}
