using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Consultations;

/// <summary>The deadline of a consultation moves and passes: its summary, who is told of it, and what came of the comments. An application of its own per test: the clock moves.</summary>
public sealed class EndingAConsultation : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_ends_with_a_summary_and_without_a_verdict()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        Assert.True((await _app.CommentAs(id, "a@b.example", "From outside")).IsDone);
        Assert.True((await _app.Comment(id, committee.Members[0])).IsDone);
        Assert.True((await _app.ReplyNone(id, committee.Members[1])).IsDone);
        Assert.Equal("ballot.consultationRuns", (await _app.CloseByHand(id, committee)).Refusals.Single().Code);

        _app.MoveTo(GivenBallot.ClosesAt);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}");

        Assert.Contains("sent to 6 replied 3/6 = 50.0% with comments 2 no reply 3", page.Document.QuerySelector("#returns")!.Spoken(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Verdicts.CountAsync()));
        Assert.Equal(6, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.ConsultationClosed)));
        Assert.Contains("3/6 = 50.0%", (await desk.Get($"/committees/{committee.Id}/ballots")).Text, StringComparison.Ordinal);
        var collated = await desk.Get($"/ballots/{id}/comments");
        Assert.Contains("Sent to 6, replied 3, of those with comments 2, no reply 3", collated.Text, StringComparison.Ordinal);
        Assert.Contains("Body of a@b.example", collated.Text, StringComparison.Ordinal);
        foreach (var format in new[] { "docx", "xlsx" })
        {
            var file = await desk.Http.GetAsync(new Uri($"/ballots/{id}/comments/summary.{format}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        // Everything after it works as for a ballot that has no verdict: lists, home, the members' page.
        Assert.All(new[] { "/", "/ballots", $"/committees/{committee.Id}", $"/committees/{committee.Id}/ballots", $"/ballots/{id}/vote", $"/ballots/{id}/closure" }, address => Assert.Equal(HttpStatusCode.OK, desk.Get(address).Result.Status));
    }

    [Fact]
    public async Task What_became_of_them_is_told_to_all_who_wrote_once_every_comment_is_disposed_of()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        Assert.True((await _app.CommentAs(id, "a@b.example", "From outside")).IsDone);
        Assert.True((await _app.Comment(id, committee.Members[0])).IsDone);
        _app.MoveTo(GivenBallot.ClosesAt);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}/comments");
        Assert.Contains("Comments not yet disposed of: 2", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#answering"));

        var picked = page.Document.QuerySelectorAll("input[name=Picked]").Select(i => ("Picked", i.GetAttribute("value"))).ToArray();
        page = await desk.Post(page, "#dispose", [.. picked, ("Disposition", "NotAccepted"), ("Observation", "Out of scope")]);
        page = await desk.Post(page, "#answering");

        Assert.Contains("2 authors are written to.", page.Text, StringComparison.Ordinal);
        var answer = await _app.WrittenTo(MailKinds.CommentsAnswered, "a@b.example");
        Assert.Contains("不采纳 1 条", answer.Text, StringComparison.Ordinal);
        Assert.Contains("贵单位对《", answer.Text, StringComparison.Ordinal);

        // It is over: no days are left and nobody can reply by the link.
        Assert.All([answer, await _app.WrittenTo(MailKinds.ConsultationClosed, "a@b.example")], mail =>
        {
            Assert.Contains("已截止：2026年12月10日（周四）24:00", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("今日截止", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("回复截止", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("代为回复", mail.Text, StringComparison.Ordinal);
        });
        Assert.Equal(2, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.CommentsAnswered)));
        using var addressee = new Browser(_app);
        var own = await addressee.Get(await _app.LinkOf(id, "a@b.example"));
        Assert.Contains("Out of scope", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_tells_everybody_that_was_asked_and_takes_replies_until_then()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        using var desk = await Browser.For(_app, committee.Secretary);

        var form = await desk.Get($"/ballots/{id}/deadline");
        Assert.Contains("All 4 members and addressees", form.Text, StringComparison.Ordinal);
        await desk.Post(form, "#deadline", ("DeadlineOn", "2026-12-20"), ("Reason", "The draft came late."), ("IsConfirmed", "true"));

        Assert.Equal(4, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.ConsultationMoved)));
        Assert.Contains("The draft came late.", (await _app.WrittenTo(MailKinds.ConsultationMoved, "a@b.example")).Text, StringComparison.Ordinal);
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);
        _app.MoveTo(new(2026, 12, 20, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal("comment.closed", (await _app.CommentAs(id, "a@b.example", "Late")).Refusals.Single().Code);
    }

    [Fact]
    public async Task Of_two_changes_of_the_deadline_each_mail_tells_its_own_and_one_overtaken_does_not_go()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        await _app.Deliver();
        await Move(id, committee, new(2026, 12, 20), "The draft came late.");
        var first = await _app.InDb(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailKinds.ConsultationMoved && m.Address == "a@b.example"));
        await Move(id, committee, new(2026, 12, 31), "A holiday lies between.");

        var (told, later) = (await Shown(first.Id), await _app.WrittenTo(MailKinds.ConsultationMoved, "a@b.example"));
        Assert.Contains("The draft came late.", told.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月20日", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026年12月31日", told.Text, StringComparison.Ordinal);
        Assert.Contains("A holiday lies between.", later.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月31日", later.Text, StringComparison.Ordinal);

        await _app.Deliver();
        Assert.Equal(
            [(OutboxState.Skipped, MailFates.Overtaken), (OutboxState.Sent, null)],
            (await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ConsultationMoved && m.Address == "a@b.example").OrderBy(m => m.Id).Select(m => new { m.State, m.Fate }).ToListAsync())).Select(m => (m.State, m.Fate)));
    }

    [Fact]
    public async Task Its_end_is_told_once_to_all_that_were_asked_and_not_to_whoever_was_withdrawn()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example", "e@f.example");
        await _app.Deliver();
        var withdrawn = await _app.Addressee(id, "c@d.example");
        await _app.In(s => s.GetRequiredService<Application.Ballots.Consultations.AskAddressees>().WithdrawAsync(id, withdrawn.Id, GivenBallot.By(committee.Secretary), default));
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);

        _app.MoveTo(GivenBallot.ClosesAt);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _app.In(s => s.GetRequiredService<CloseExpiredBallots>().ExecuteAsync(default))));
        await _app.Close(id);
        await _app.Deliver();

        var mails = await _app.InDb(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailKinds.ConsultationClosed).ToListAsync());
        Assert.Equal(["a@b.example", "e@f.example"], mails.Select(m => m.Address).OfType<string>().Order());
        Assert.Equal((4, 2), (mails.Count, mails.Count(m => m.PersonId != null)));
        Assert.All(mails, mail => Assert.Equal(OutboxState.Sent, mail.State));
        Assert.Contains("发送 4，回函 1，回函并有意见 1，未回函 3", (await _app.WrittenTo(MailKinds.ConsultationClosed, "e@f.example")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_that_was_opened_again_before_its_mail_went_is_not_told()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        _app.MoveTo(GivenBallot.ClosesAt);
        await _app.Close(id);
        await Move(id, committee, new(2026, 12, 20), "Asked for by the ministry.");

        await _app.Deliver();

        Assert.Equal([MailFates.Overtaken], await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ConsultationClosed && m.Address == "a@b.example").Select(m => m.Fate).ToListAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_comment_is_refused_with_a_sentence_kept_to_copy_and_noted_without_its_words(bool isByLink)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        _app.MoveTo(GivenBallot.ClosesAt.AddMinutes(-5));
        using var browser = isByLink ? new Browser(_app) : await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get(isByLink ? await _app.LinkOf(id, "a@b.example") : $"/ballots/{id}/comments/mine");
        _app.MoveTo(GivenBallot.ClosesAt);

        var page = await browser.Post(form, "#comment", ("Clause", "5.1"), ("Type", "Technical"), ("Text", "Words of their own."));
        await browser.Post(form, "#reply");

        Assert.Contains("Words of their own.", page.Document.Body!.TextContent + page.Document.QuerySelector("textarea")?.TextContent, StringComparison.Ordinal);
        var entries = await _app.InDb(db => db.AuditEntries.Where(a => a.Action == Application.Audit.AuditActions.CommentLate).Select(a => a.Data).ToListAsync());
        Assert.Equal(2, entries.Count);
        Assert.All(entries, data => Assert.DoesNotContain("Words of their own", System.Text.Json.JsonSerializer.Serialize(data), StringComparison.Ordinal));
        Assert.Equal(0, await _app.InDb(db => db.Comments.CountAsync()));
    }

    private Task Move(long id, GivenCommittee committee, DateOnly day, string reason) => _app.In(async services =>
    {
        var version = await services.Db().Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync();
        var moved = await services.GetRequiredService<ChangeDeadline>().ExecuteAsync(id, Guid.CreateVersion7(), version, new(day, "24:00", reason, true), GivenBallot.By(committee.Secretary), default);
        Assert.True(moved.IsDone, string.Join(' ', moved.Refusals.Select(r => r.Code)));
        return true;
    });

    private Task<ComposedMail> Shown(long mailId) => _app.In(async services =>
        await services.GetRequiredService<MailComposer>().ShowAsync(await services.Db().Outbox.AsNoTracking().SingleAsync(m => m.Id == mailId), default));
}
