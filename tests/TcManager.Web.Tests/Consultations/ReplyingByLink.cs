using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Consultations;

/// <summary>What the holder of a link may do: reply for that addressee until the deadline, read that draft, and nothing else. An application of its own per test: the clock moves.</summary>
public sealed class ReplyingByLink : IDisposable
{
    private const string Mail = "a@b.example";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_organisation_comments_changes_takes_back_and_gets_its_receipt_without_signing_in()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var page = await browser.Get(await _app.LinkOf(id, Mail));
        Assert.Contains("Not yet replied", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href*='/committees'],a[href*='/ballots']"));

        page = await browser.Post(page, "#comment", ("Clause", "5.10"), ("Type", "Technical"), ("Text", "Limit missing"), ("Proposed", "Add 3 mm"));
        page = await browser.Post(page, "#comment", ("Clause", "5.9"), ("Type", "Editorial"), ("Text", "Typing error"));
        Assert.Equal(["5.9", "5.10"], page.Places());
        Assert.Contains("Replied. Comments: 2.", page.Text, StringComparison.Ordinal);
        var edit = await browser.Get(page.Document.QuerySelector("a[href$='/edit']")!.GetAttribute("href")!);
        page = await browser.Post(edit, "#comment", ("Text", "Spelling error"));
        Assert.Contains("Spelling error", page.Text, StringComparison.Ordinal);
        page = await browser.Post(page, "form[action$='/removal']");
        Assert.Equal(["5.10"], page.Places());

        // One receipt came with the first comment; another where it is asked for.
        Assert.Equal(1, await Receipts());
        page = await browser.Post(page, "#reply");
        Assert.Contains("the receipt goes by mail", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Receipts());
        Assert.Contains("共 1 条意见", (await _app.WrittenTo(MailKinds.ConsultationReceipt, Mail)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Limit missing", (await _app.WrittenTo(MailKinds.ConsultationReceipt, Mail)).Text, StringComparison.Ordinal);

        var paper = page.Document.QuerySelector("#reply-state a[href*='/papers/']")!.GetAttribute("href")!;
        Assert.Equal("application/pdf", (await browser.Get(paper)).Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_page_names_the_committee_that_asks_as_its_letters_do()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var link = await _app.LinkOf(id, Mail);
        Assert.Contains("SAC/TC 605 Rock and soil mechanics asks for comments", (await browser.Get(link)).Text, StringComparison.Ordinal);
        browser.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        Assert.Contains("全国岩土力学标准化技术委员会（SAC/TC 605）就以下征求意见稿征求意见", (await browser.Get(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_comments_is_a_reply_too_and_can_be_changed_until_the_deadline()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var page = await browser.Get(await _app.LinkOf(id, Mail));
        var copy = page;

        page = await browser.Post(page, "#reply");
        await browser.Post(copy, "#reply");

        Assert.Contains("Replied: no comments.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Receipts());
        Assert.Equal((3, 1, 0), await Counted(id));
        page = await browser.Post(page, "#comment", ("Type", "General"), ("Text", "One after all"));
        Assert.Contains("Replied. Comments: 1.", page.Text, StringComparison.Ordinal);
        Assert.Equal((3, 1, 1), await Counted(id));
    }

    [Fact]
    public async Task With_the_only_comment_taken_back_the_reply_is_that_there_are_none_and_a_receipt_says_so()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var page = await browser.Post(await browser.Get(await _app.LinkOf(id, Mail)), "#comment", ("Type", "General"), ("Text", "The only one"));
        Assert.Contains("your reply then says: no comments", page.Document.QuerySelector("form[action$='/removal']")!.TextContent, StringComparison.Ordinal);
        page = await browser.Post(page, "#comment", ("Type", "General"), ("Text", "Another one"));
        Assert.DoesNotContain("your reply then says", page.Text, StringComparison.Ordinal);

        page = await browser.Post(page, "form[action$='/removal']");
        Assert.Equal(1, await Receipts());
        page = await browser.Post(page, "form[action$='/removal']");

        Assert.Contains("Replied: no comments.", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Receipts());
        Assert.Contains("无意见", (await _app.WrittenTo(MailKinds.ConsultationReceipt, Mail)).Text, StringComparison.Ordinal);
        Assert.Equal((3, 1, 0), await Counted(id));

        // And another one turns it once more.
        await browser.Post(page, "#comment", ("Type", "General"), ("Text", "After all"));
        Assert.Equal(3, await Receipts());
        Assert.Contains("共 1 条意见", (await _app.WrittenTo(MailKinds.ConsultationReceipt, Mail)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_goes_up_and_bad_rows_come_back()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var link = await _app.LinkOf(id, Mail);

        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(new Uri($"{link}/comments/blank.docx", UriKind.Relative))).StatusCode);
        var page = await browser.PostFiles(await browser.Get(link), "#upload", [("File", "mine.xlsx", TemplateFiles.Xlsx(["X", null, "5", null, "te", "A text", null, null], ["X", null, "6", null, "xx", "Of no type", null, null]))]);

        Assert.Contains("Taken: 1. Handed in before: 0. Came back: 1.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith($"{link}/comments/uploads/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(new Uri($"{page.Address.AbsolutePath}/refused", UriKind.Relative))).StatusCode);
        Assert.Equal((3, 1, 1), await Counted(id));
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Conflict)]
    [InlineData(1, HttpStatusCode.Conflict)]
    public async Task Late_is_refused_plainly_and_what_was_written_is_kept(int milliseconds, HttpStatusCode status)
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var page = await browser.Get(await _app.LinkOf(id, Mail));
        _app.MoveTo(GivenBallot.ClosesAt.AddMilliseconds(milliseconds));

        page = await browser.Post(page, "#comment", ("Type", "General"), ("Text", "At the last moment"));

        Assert.Equal(status, page.Status);
        Assert.Contains("At the last moment", page.Text, StringComparison.Ordinal);
        Assert.Equal(milliseconds < 0 ? 1 : 0, await _app.InDb(db => db.Comments.CountAsync()));
        if (milliseconds >= 0)
        {
            Assert.Contains("this was not taken", page.Text, StringComparison.Ordinal);
            Assert.Contains("No reply has come in.", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_close_the_own_comments_are_read_the_paper_is_not_and_nothing_is_written()
    {
        var (id, browser) = await OpenAsync();
        using var _ = browser;
        var link = await _app.LinkOf(id, Mail);
        Assert.True((await _app.CommentAs(id, Mail, "Mine")).IsDone);
        var page = await browser.Get(link);
        var paper = page.Document.QuerySelector("#reply-state a[href*='/papers/']")!.GetAttribute("href")!;
        _app.MoveTo(GivenBallot.ClosesAt);

        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(paper)).Status);
        var after = await browser.Get(link);
        Assert.Contains("Mine", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector("#comment"));
        Assert.Contains("this was not taken", (await browser.Post(page, "#reply")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_copies_of_a_form_at_once_make_one_comment_one_reply_and_one_receipt()
    {
        var (id, browser) = await OpenAsync();
        browser.Dispose();
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.CommentAs(id, Mail, uid: uid)));

        Assert.All(outcomes, o => Assert.Equal(outcomes[0].Value, o.Value));
        Assert.Equal((1, 1), (await _app.InDb(db => db.Comments.CountAsync()), await Receipts()));
        Assert.Equal((3, 1, 1), await Counted(id));
    }

    [Fact]
    public async Task A_member_replies_signed_in_once_for_twenty_copies()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee);
        var uid = Guid.CreateVersion7();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.ReplyNone(id, committee.Members[0], uid))), o => Assert.True(o.IsDone));

        Assert.Equal((1, 1), (await _app.InDb(db => db.Slips.CountAsync()), await Receipts()));
        using var member = await Browser.For(_app, committee.Members[1]);
        var page = await member.Get($"/ballots/{id}/comments/mine");
        page = await member.Post(page, "#comment", ("Type", "General"), ("Text", "From a member"));
        Assert.Contains("Replied. Comments: 1.", page.Text, StringComparison.Ordinal);
        Assert.Equal((3, 2, 1), await Counted(id));
        Assert.DoesNotContain(await _app.InDb(db => db.AuditEntries.ToListAsync()), a => a.Data.Values.Values.Any(v => v.Contains("From a member", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_member_whose_seat_has_ended_replies_no_more()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee);
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new(2026, 11, 22));
            await db.SaveChangesAsync();
        });

        Assert.Equal("comment.seatEnded", (await _app.ReplyNone(id, committee.Members[0])).Refusals.Single().Code);
    }

    private async Task<(long Id, Browser Browser)> OpenAsync()
    {
        // A member, the chair, and one organisation.
        var id = await _app.OpenConsultation(await _app.Committee(1), Mail);
        return (id, new(_app));
    }

    private async Task<(int Sent, int Replied, int WithComments)> Counted(long id) => await _app.Returns(id) is var r ? (r.Sent, r.Replied, r.WithComments) : default;

    private Task<int> Receipts() => _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.ConsultationReceipt));
}
