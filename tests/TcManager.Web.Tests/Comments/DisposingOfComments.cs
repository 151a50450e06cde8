using System.Net;
using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Data;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Comments;

public sealed class DisposingOfComments(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_secretariat_disposes_of_equal_comments_at_once_and_each_member_sees_what_became_of_the_own_ones()
    {
        var (id, committee) = await ClosedAsync(("5.10", "The limit is missing."), ("5.9", "Typing error"), ("5.10", "the  LIMIT is missing."));
        using var desk = await Browser.For(app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}/comments");
        Assert.Equal(["5.9", "5.10", "5.10"], page.Places());
        Assert.Contains("Others who say the same: 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sent to 4, replied 3, of those with comments 3, no reply 1", page.Document.GetElementById("returns")!.TextContent, StringComparison.Ordinal);

        // A reason is asked for, and what was typed and picked is kept.
        var pick = page.Document.QuerySelectorAll("input[name=Picked]")[1].GetAttribute("value");
        var without = await desk.Post(page, "#dispose", ("Picked", pick), ("Disposition", "NotAccepted"), ("WithEqual", "true"));
        Assert.Contains("Write why", without.FaultAt("Observation"), StringComparison.Ordinal);
        Assert.Single(without.Document.QuerySelectorAll("input[name=Picked][checked]"));

        var done = await desk.Post(without, "#dispose", ("Observation", "See resolution 3."));
        Assert.Contains("Entered; comments: 2.", done.Text, StringComparison.Ordinal);
        Assert.Equal([null, Disposition.NotAccepted, Disposition.NotAccepted], await app.InDb(db => db.Comments.Where(c => c.BallotId == id).OrderBy(c => c.ClauseSort).Select(c => c.Disposition).ToListAsync()));
        Assert.Equal(["5.9"], (await desk.Get($"/ballots/{id}/comments?show=open")).Places());
        Assert.Equal("2", await app.InDb(async db => (await db.AuditEntries.SingleAsync(a => a.Action == "comment.disposed" && a.CommitteeId == committee.Id)).Data.Values["comments"]));

        // Sent once more it says the same; from the old page something else is stale.
        Assert.Contains("Entered; comments: 2.", (await desk.Post(without, "#dispose", ("Observation", "See resolution 3."))).Text, StringComparison.Ordinal);
        var stale = await desk.Post(page, "#dispose", ("Picked", pick), ("Disposition", "Accepted"));
        Assert.Contains("Somebody changed it meanwhile", stale.Text, StringComparison.Ordinal);

        using var member = await Browser.For(app, committee.Members[0]);
        var mine = await member.Get($"/ballots/{id}/comments/mine");
        Assert.Contains("Not accepted See resolution 3.", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Typing error", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Typing error", (await member.Get($"/ballots/{id}/comments")).Text, StringComparison.Ordinal);
        Assert.Empty((await member.Get($"/ballots/{id}/comments")).Document.QuerySelectorAll("input[name=Picked]"));
    }

    [Fact]
    public async Task Nothing_is_disposed_of_while_votes_are_taken()
    {
        var committee = await app.Committee(1, CommentSteps.NextCode());
        var id = await app.OpenBallot(committee);
        var comment = (await app.Comment(id, committee.Members[0])).Value;
        var version = await app.InDb(db => db.Comments.Where(c => c.Id == comment).Select(c => c.Version).SingleAsync());
        var refused = await app.In(services => services.GetRequiredService<DisposeComments>()
            .ExecuteAsync(new(id, [new(comment, version)], false, Disposition.Accepted, null), GivenBallot.By(committee.Secretary), default));
        Assert.Equal("comment.stillOpen", refused.Refusals[0].Code);
        Assert.Equal("comment.nonePicked", (await app.In(services => services.GetRequiredService<DisposeComments>()
            .ExecuteAsync(new(id, [], false, Disposition.Accepted, null), GivenBallot.By(committee.Secretary), default))).Refusals[0].Code);
    }

    [Fact]
    public async Task Two_who_dispose_at_once_do_not_overwrite_each_other()
    {
        var (id, committee) = await ClosedAsync(("5", "One"));
        var picked = await app.InDb(db => db.Comments.Where(c => c.BallotId == id).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());
        var both = await Task.WhenAll(new[] { Disposition.Accepted, Disposition.Noted }.Select(disposition => app.In(services =>
            services.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, disposition, null), GivenBallot.By(committee.Secretary), default))));
        Assert.Single(both, o => o.IsDone);
        Assert.Equal("form.stale", both.Single(o => !o.IsDone).Refusals[0].Code);
    }

    [Theory]
    [InlineData("en", "Committee: {0} Rock and soil mechanics", "Document: ", "Accepted\nGladly.", "Sent to 4, replied 2, of those with comments 2, no reply 2")]
    [InlineData("zh-CN", "委员会：全国岩土力学标准化技术委员会（{0}）", "文件：", "采纳\nGladly.", "发出 4 份，回函 2 份，回函并有建议或意见 2 份，没有回函 2 份")]
    public async Task Both_templates_open_under_committee_document_and_date_and_carry_what_became_of_each_comment(string culture, string committeeHead, string documentHead, string became, string foot)
    {
        var (id, committee) = await ClosedAsync(("A.2", "=cmd|' /C calc'!A0"), ("4.2", "Two\nlines"));
        var picked = await app.InDb(db => db.Comments.Where(c => c.BallotId == id).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());
        Assert.True((await app.In(services => services.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, Disposition.Accepted, "Gladly."), GivenBallot.By(committee.Secretary), default))).IsDone);
        committeeHead = committeeHead.Replace("{0}", committee.Code, StringComparison.Ordinal);
        using var browser = await Browser.For(app, committee.Secretary, culture);

        foreach (var name in new[] { "template", "summary" })
        {
            var lines = ImportSteps.Lines(await browser.Fetch($"/ballots/{id}/comments/{name}.xlsx"));
            var above = lines[1..4].ConvertAll(line => line.Trim('|'));
            Assert.Equal([committeeHead, $"{documentHead}{committee.Code} N 1 ", "2026-11-23"], [above[0], above[1][..(documentHead.Length + committee.Code.Length + 5)], above[2][^10..]]);
            Assert.Contains("4.2", lines[5], StringComparison.Ordinal);
            Assert.Contains("=cmd|' /C calc'!A0", lines[6], StringComparison.Ordinal);
            Assert.Contains(became, lines[5], StringComparison.Ordinal);
            Assert.Equal(name == "summary", lines[^1].Trim('\t', ',', '|', ' ').StartsWith(foot, StringComparison.Ordinal));

            using var docx = WordprocessingDocument.Open(new MemoryStream(await browser.Fetch($"/ballots/{id}/comments/{name}.docx")), false);
            Assert.Empty(new OpenXmlValidator().Validate(docx).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            var text = docx.MainDocumentPart!.Document!.InnerText;
            Assert.Contains("Gladly.", text, StringComparison.Ordinal);
            Assert.Contains(committeeHead, text, StringComparison.Ordinal);
            Assert.Equal(name == "summary", text.Contains(foot, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Twenty_thousand_comments_cost_no_more_queries_than_three()
    {
        var (few, fewCommittee) = await ClosedAsync(("5", "One"), ("6", "Two"), ("7", "Three"));
        var (many, manyCommittee) = await ClosedAsync(("5", "One"));
        await app.InDb(async db =>
        {
            var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).SingleAsync(b => b.Id == many);
            var voter = await db.Voters.AsNoTracking().Include(v => v.Membership).FirstAsync(v => v.BallotId == many);
            var open = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
            db.Entry(ballot).State = EntityState.Detached;
            typeof(Domain.Ballots.Ballot).GetProperty("ClosedAt")!.SetValue(ballot, null);
            var rows = Enumerable.Range(0, 20_000).Select(i => Comment.Write(Guid.CreateVersion7(), ballot, new(voter, null, voter.PersonId), CommentSteps.Draft($"{i % 40}.{i % 7}", $"Comment {i / 2}"), open).Value).ToList();
            await db.InTransactionAsync(async ct => { await db.InsertManyAsync(rows, ct); return true; }, default);
        });

        using var fewDesk = await Browser.For(app, fewCommittee.Secretary);
        using var manyDesk = await Browser.For(app, manyCommittee.Secretary);
        using var fewMember = await Browser.For(app, fewCommittee.Members[0]);
        using var manyMember = await Browser.For(app, manyCommittee.Members[0]);
        foreach (var (one, other, address) in new[] { (fewDesk, manyDesk, "comments"), (fewDesk, manyDesk, "comments?show=open"), (fewMember, manyMember, "comments"), (fewMember, manyMember, "comments/mine") })
        {
            Assert.Equal(await Count(one, $"/ballots/{few}/{address}"), await Count(other, $"/ballots/{many}/{address}"));
        }

        var watch = Stopwatch.StartNew();
        var last = await manyDesk.Get($"/ballots/{many}/comments?page=400");
        Assert.Equal(50, last.Places().Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.True((await manyDesk.Fetch($"/ballots/{many}/comments/template.docx")).Length > 100_000);
    }

    private async Task<int> Count(Browser browser, string address)
    {
        await browser.Get(address);
        app.Queries.Restart();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address)).Status);
        return app.Queries.Commands.Count;
    }

    /// <summary>A ballot of four voters, each comment from another of them, closed by hand.</summary>
    private async Task<(long Id, GivenCommittee Committee)> ClosedAsync(params (string Clause, string Text)[] comments)
    {
        var committee = await app.Committee(3, CommentSteps.NextCode());
        var id = await app.OpenBallot(committee);
        foreach (var (index, (clause, text)) in comments.Index())
        {
            Assert.True((await app.Comment(id, committee.Members[index], CommentSteps.Draft(clause, text, null))).IsDone);
        }

        Assert.True((await app.CloseByHand(id, committee)).IsDone);
        return (id, committee);
    }
}
