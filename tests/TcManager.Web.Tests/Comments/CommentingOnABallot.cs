using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Comments;

/// <summary>An application of its own per test: the clock moves.</summary>
public sealed class CommentingOnABallot : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_voter_writes_changes_and_takes_back_own_comments_and_nobody_else_reads_them_before_the_close()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var mine = await browser.Get($"/ballots/{id}/comments/mine");

        mine = await browser.Post(mine, "#comment", ("Clause", "5.10"), ("Type", "Technical"), ("Text", "Limit missing"), ("Proposed", "Add 3 mm"));
        mine = await browser.Post(mine, "#comment", ("Clause", "5.9"), ("Type", "Editorial"), ("Text", "Typing error"));
        Assert.Equal(["5.9", "5.10"], mine.Places());

        var edit = await browser.Get(mine.Document.QuerySelector("a[href$='/edit']")!.GetAttribute("href")!.Replace("~", "", StringComparison.Ordinal));
        mine = await browser.Post(edit, "#comment", ("Text", "Spelling error"));
        Assert.Contains("Spelling error", mine.Text, StringComparison.Ordinal);
        mine = await browser.Post(mine, "form[action$='/removal']");
        Assert.Equal(["5.10"], mine.Places());

        using var other = await Browser.For(_app, committee.Members[1]);
        Assert.DoesNotContain("Limit missing", (await other.Get($"/ballots/{id}/comments")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Limit missing", (await other.Get($"/ballots/{id}/comments/mine")).Text, StringComparison.Ordinal);
        foreach (var officer in new[] { committee.Secretary, committee.Chair })
        {
            using var desk = await Browser.For(_app, officer);
            var page = await desk.Get($"/ballots/{id}/comments");
            Assert.Contains("Comments that have come in: 1; authors: 1.", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Limit missing", page.Text, StringComparison.Ordinal);
        }

        var audit = await _app.InDb(db => db.AuditEntries.Where(a => a.Action.StartsWith("comment.")).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["comment.written", "comment.written", "comment.changed", "comment.removed"], audit.Select(a => a.Action));
        Assert.DoesNotContain(audit.SelectMany(a => a.Data.Values.Values), value => value.Contains("Limit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Text", null, "Write the comment")]
    [InlineData("Text", "\u200b\u0007", "Write the comment")]
    [InlineData("Text", "100KB", "At most 4000 characters")]
    [InlineData("Proposed", "100KB", "At most 4000 characters")]
    [InlineData("Clause", "100KB", "At most 100 characters")]
    [InlineData("Line", "100KB", "At most 40 characters")]
    [InlineData("Type", "", "Choose the type")]
    public async Task Each_fault_stands_at_its_field_and_what_was_typed_is_kept(string field, string? value, string fault)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var typed = value == "100KB" ? new string('字', 34_000) : value;
        var values = new Dictionary<string, string?> { ["Clause"] = "7", ["Type"] = "General", ["Text"] = "A text", ["Proposed"] = "Another" };
        values[field] = typed;

        var page = await browser.Post(await browser.Get($"/ballots/{id}/comments/mine"), "#comment", [.. values.Select(v => (v.Key, v.Value))]);

        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal(field == "Clause" ? typed : "7", page.Document.GetElementById("Clause")!.GetAttribute("value"));
        Assert.Equal(0, await _app.InDb(db => db.Comments.CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_database_and_no_xml_can_hold_is_left_out_of_a_text_and_the_rest_is_stored(bool isMultipart)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        const string Text = "A\u0000B\uFFFFC\uFFFED\u000BE\U0001F600\ttab";
        var page = await browser.Get($"/ballots/{id}/comments/mine");

        (string, string?)[] values = [("Type", "General"), ("Clause", "5\u0000"), ("Text", Text), ("Proposed", "\u0000\uFFFF")];
        page = isMultipart ? await browser.PostFiles(page, "#comment", [], values) : await browser.Post(page, "#comment", values);

        Assert.Equal("", page.FaultAt("Text"));
        var stored = await _app.InDb(db => db.Comments.SingleAsync());
        Assert.Equal(("5", "ABCDE\U0001F600\ttab", null), (stored.Clause, stored.Text, stored.Proposed));
    }

    [Fact]
    public async Task Bytes_that_are_no_letters_stay_as_they_were_sent_and_cost_nothing_of_the_rest()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var page = await browser.Get($"/ballots/{id}/comments/mine");
        var fields = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("#comment")!).Where(f => f.Key is not ("Text" or "Type"));

        // As bytes that are no UTF-8: a lone surrogate, an overlong zero, a byte that begins nothing; none of them can be written by an encoder.
        var body = string.Join('&', [.. fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"), "Type=General", "Text=A%ED%A0%80B%C0%80C%FFD%00E"]);
        using var content = new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        await browser.Http.PostAsync(new Uri($"/ballots/{id}/comments/mine", UriKind.Relative), content);

        Assert.Equal("A%ED%A0%80B%C0%80C%FFDE", await _app.InDb(db => db.Comments.Select(c => c.Text).SingleOrDefaultAsync()));
    }

    [Fact]
    public async Task Script_and_control_characters_are_text_and_nothing_else()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        await browser.Post(await browser.Get($"/ballots/{id}/comments/mine"), "#comment", ("Type", "General"), ("Text", "<script>alert(1)</script>\u0007=1+1"));
        Assert.Equal("<script>alert(1)</script>=1+1", await _app.InDb(db => db.Comments.Select(c => c.Text).SingleAsync()));
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        var page = await browser.Get($"/ballots/{id}/comments");
        Assert.Empty(page.Document.QuerySelectorAll("td script"));
        Assert.Contains("<script>alert(1)</script>=1+1", page.Text, StringComparison.Ordinal);
        foreach (var file in new[] { "template.docx", "template.xlsx", "summary.docx", "summary.xlsx" })
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(new Uri($"/ballots/{id}/comments/{file}", UriKind.Relative))).StatusCode);
        }
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task The_deadline_is_that_of_the_ballot_and_the_text_is_kept(int milliseconds, bool isTaken)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        _app.MoveTo(GivenBallot.ClosesAt.AddMinutes(-10));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/comments/mine");
        _app.MoveTo(GivenBallot.ClosesAt.AddMilliseconds(milliseconds));

        var page = await browser.Post(form, "#comment", ("Type", "General"), ("Text", "Just in time"));

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Conflict, page.Status);
        Assert.Equal(isTaken ? 1 : 0, await _app.InDb(db => db.Comments.CountAsync()));
        if (!isTaken)
        {
            Assert.Contains("It is closed: this was not taken.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Just in time", page.Document.GetElementById("kept")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_comment_and_two_who_edit_do_not_overwrite_each_other()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/comments/mine");
        await browser.Post(form, "#comment", ("Type", "General"), ("Text", "Once"));
        await browser.Post(form, "#comment", ("Type", "General"), ("Text", "Once"));
        var comment = await _app.InDb(db => db.Comments.SingleAsync());
        var again = await browser.Post(form, "#comment", ("Type", "General"), ("Text", "Another"));
        Assert.NotEmpty(again.Document.QuerySelectorAll("#errors"));
        await browser.Post(again, "#comment");
        Assert.Equal(2, await _app.InDb(db => db.Comments.CountAsync()));

        var (one, two) = (await browser.Get($"/ballots/{id}/comments/{comment.Id}/edit"), await browser.Get($"/ballots/{id}/comments/{comment.Id}/edit"));
        await browser.Post(one, "#comment", ("Text", "From one window"));
        var stale = await browser.Post(two, "#comment", ("Text", "From the other"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("From one window", stale.Document.GetElementById("now")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("From the other", stale.Document.GetElementById("Text")!.TextContent.Trim());
        await browser.Post(stale, "#comment");
        Assert.Equal("From the other", await _app.InDb(db => db.Comments.Where(c => c.Id == comment.Id).Select(c => c.Text).SingleAsync()));
    }

    [Fact]
    public async Task Another_voters_comment_is_not_there_and_a_seat_that_ended_writes_no_more()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        var foreign = (await _app.Comment(id, committee.Members[0])).Value;
        using var browser = await Browser.For(_app, committee.Members[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/ballots/{id}/comments/{foreign}/edit")).Status);
        var page = await browser.Get($"/ballots/{id}/comments/mine");
        await browser.Post($"/ballots/{id}/comments/{foreign}/removal", Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("#comment")!));
        Assert.Equal(1, await _app.InDb(db => db.Comments.CountAsync()));

        await _app.InDb(db => db.Voters.Where(v => v.PersonId == committee.Members[1].PersonId).ExecuteUpdateAsync(set => set.SetProperty(v => v.EndedAt, _app.Clock.GetUtcNow())));
        Assert.Equal("comment.seatEnded", (await _app.Comment(id, committee.Members[1])).Refusals[0].Code);
    }

    [Fact]
    public async Task Fifty_at_once_are_all_taken_and_every_accepted_one_stands_before_the_close()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenBallot(committee);
        var uid = Guid.CreateVersion7();
        var writes = Enumerable.Range(0, 50).Select(i => _app.Comment(id, committee.Members[i % 5], CommentSteps.Draft($"{i}", $"Comment {i}"))).ToList();
        var same = Enumerable.Range(0, 10).Select(_ => _app.Comment(id, committee.Members[0], CommentSteps.Draft("9", "The same form ten times"), uid)).ToList();
        await Task.WhenAll(writes.Concat(same));

        Assert.All(writes, w => Assert.True(w.Result.IsDone));
        Assert.Single(same.Select(s => s.Result.Value).Distinct());
        Assert.Equal(51, await _app.InDb(db => db.Comments.CountAsync()));
    }
}
