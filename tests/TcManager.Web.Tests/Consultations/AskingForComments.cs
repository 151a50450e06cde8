using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Consultations;

/// <summary>A consultation from its form to its reminders, as the secretariat sees it. An application of its own per test: the clock moves.</summary>
public sealed class AskingForComments : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_is_prepared_asks_members_and_organisations_and_writes_to_each_of_them()
    {
        var committee = await _app.Committee(3);
        var rules = await _app.RuleSet("sac-comment");
        using var desk = await Browser.For(_app, committee.Secretary);

        var form = await desk.Get($"/committees/{committee.Id}/consultations/new");
        var page = await desk.PostFiles(form, "#consultation", [("File", "draft.pdf", SampleFiles.Pdf)], ("TitleZh", "征求意见稿"), ("TitleEn", "Draft for comment"), ("RuleSetVersionId", $"{rules}"), ("DeadlineOn", "2026-12-10"));
        Assert.Contains("The consultation is prepared", page.Text, StringComparison.Ordinal);
        Assert.Contains("It runs for 17 days; the rules ask for 60. Measures for national standards", page.Text, StringComparison.Ordinal);
        var id = long.Parse(page.Address.Segments[2], null);

        var list = await desk.Post(await desk.Get($"/consultations/{id}/addressees"), "#addressee", ("Name", "Sample body 01"), ("Contact", "Lin"), ("Email", "lin@body.example"));
        Assert.Contains("Sample body 01 will be asked when the consultation opens.", list.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync()));

        page = await desk.Get($"/ballots/{id}");
        Assert.Equal($"/consultations/{id}", page.Address.AbsolutePath);
        Assert.Contains("5 mails will go out", page.Text, StringComparison.Ordinal);
        page = await desk.Post(page, "#opening");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var mails = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ConsultationOpened).ToListAsync());
        Assert.Equal((5, 1), (mails.Count, mails.Count(m => m.Address == "lin@body.example" && m.PersonId == null)));
        Assert.Contains("sent to 5 replied 0", page.Document.QuerySelector("#returns")!.Spoken(), StringComparison.Ordinal);
        var mail = await _app.WrittenTo(MailKinds.ConsultationOpened, "lin@body.example");
        Assert.Contains("/c/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("征求意见稿", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("/ballots/", mail.Text, StringComparison.Ordinal);
        var member = await _app.Written(MailKinds.ConsultationOpened, committee.Members[0]);
        Assert.Contains($"/ballots/{id}/comments/mine", member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/c/", member.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_at_the_mail_of_an_addressee_gets_no_link_from_it()
    {
        var committee = await _app.Committee(2);
        await _app.OpenConsultation(committee, "lin@body.example");

        var mail = await _app.InDb(db => db.Outbox.SingleAsync(m => m.Address == "lin@body.example"));
        using var desk = await Browser.For(_app, committee.Secretary);
        var shown = await desk.Get($"/campaigns/{mail.CampaignId}/mails/{mail.Id}");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.DoesNotContain("/c/", shown.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("lin@body.example", (await desk.Get($"/campaigns/{mail.CampaignId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lines_get_a_verdict_each_and_the_bad_ones_stand_in_the_field_again()
    {
        var committee = await _app.Committee(1);
        await _app.Committee(1, "SAC/TC 997");
        var id = await _app.OpenConsultation(committee, "old@body.example");
        using var desk = await Browser.For(_app, committee.Secretary);

        const string Lines = "Sample body 02; Wu; wu@body.example\nSample body 03\nSAC/TC 997\tsecretariat@tc.example\nAgain; old@body.example\nTwice; WU@body.example";
        var page = await desk.Post(await desk.Get($"/consultations/{id}/addressees"), "#many", ("Lines", Lines));

        Assert.Contains("Added 2, there before 1, came back 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("An e-mail address is missing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Line 1 has the same address.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Sample body 03\nTwice; WU@body.example", page.Document.QuerySelector("textarea[name=Lines]")!.TextContent.ReplaceLineEndings("\n"));
        var committeeRow = await _app.Addressee(id, "secretariat@tc.example");
        Assert.NotNull(committeeRow.CommitteeId);
        Assert.StartsWith("SAC/TC 997 ", committeeRow.Name, StringComparison.Ordinal);

        // Sent once more, nobody is asked twice, and each has one mail.
        page = await desk.Post(await desk.Get($"/consultations/{id}/addressees"), "#many", ("Lines", Lines));
        Assert.Contains("Added 0, there before 3, came back 2", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.ConsultationOpened && m.PersonId == null)));
    }

    [Theory]
    [InlineData("", "a@b.example", "Name", "The organisation is missing.")]
    [InlineData("Body", "", "Email", "An e-mail address is missing.")]
    [InlineData("Body", "not an address", "Email", "This is no e-mail address.")]
    [InlineData("Body", "a@b.example\r\nBcc: c@d.example", "Email", "This is no e-mail address.")]
    [InlineData("Body", "known@body.example", "Email", "on the list already")]
    public async Task A_bad_addressee_is_refused_at_its_field_and_what_was_typed_is_kept(string name, string email, string field, string fault)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "known@body.example");
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Post(await desk.Get($"/consultations/{id}/addressees"), "#addressee", ("Name", name), ("Contact", "Somebody"), ("Email", email));

        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal("Somebody", page.Document.GetElementById("Contact")!.GetAttribute("value"));
        Assert.Equal(1, await _app.InDb(db => db.Addressees.CountAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_asks_once_and_twenty_at_once_too()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee);
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _app.Ask(id, committee, "Body", "a@b.example", i % 2 == 0 ? uid : null)));

        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal("addressee.known", o.Refusals.Single().Code));
        Assert.Equal(1, await _app.InDb(db => db.Addressees.CountAsync()));
        Assert.Equal(1, await _app.InDb(db => db.Outbox.CountAsync(m => m.Address == "a@b.example")));
    }

    [Fact]
    public async Task Who_is_withdrawn_is_reminded_no_more_and_asked_again_by_another_mail()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        using var desk = await Browser.For(_app, committee.Secretary);
        var addressee = await _app.Addressee(id, "a@b.example");

        var page = await desk.Post(await desk.Get($"/consultations/{id}/addressees"), $"form[action$='/{addressee.Id}/withdrawal']");
        Assert.Contains("It is not asked any more.", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await _app.Returns(id)).Sent);
        Assert.Equal(3, await _app.Deliver());
        Assert.Equal(MailFates.NotAsked, await _app.InDb(db => db.Outbox.Where(m => m.Address == "a@b.example").Select(m => m.Fate).SingleAsync()));

        Assert.True((await _app.Ask(id, committee, "Body", "a@b.example")).IsDone);
        Assert.Equal(1, await _app.Deliver());
        Assert.Equal(4, (await _app.Returns(id)).Sent);
    }

    [Fact]
    public async Task The_desk_reminds_those_who_have_not_replied_once_a_day()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.True((await _app.Ask(id, committee, "Body", "e@f.example")).IsDone);

        // Whoever was asked just now is reminded a day later at the earliest.
        Assert.Contains("Reminders go out to 4.", (await desk.Post(await desk.Get($"/consultations/{id}"), "#remind")).Text, StringComparison.Ordinal);
        Assert.Equal(["c@d.example"], await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ConsultationReminder && m.Address != null).Select(m => m.Address!).ToListAsync()));
        Assert.Contains("Nobody to remind: whoever has not replied", (await desk.Post(await desk.Get($"/consultations/{id}"), "#remind")).Text, StringComparison.Ordinal);
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Null((await member.Get($"/consultations/{id}")).Document.QuerySelector("#remind"));
    }

    [Fact]
    public async Task Reminders_go_to_those_who_still_owe_a_reply_and_to_nobody_else()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);
        Assert.True((await _app.ReplyNone(id, committee.Members[0])).IsDone);
        await _app.Deliver();
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Contains("to 3", (await desk.Get($"/consultations/{id}")).Document.QuerySelector("#mails")!.TextContent, StringComparison.Ordinal);

        _app.MoveTo(new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(3, await _app.QueueReminders());
        Assert.Equal(0, await _app.QueueReminders());

        // Who replies before the mail goes gets none.
        Assert.True((await _app.CommentAs(id, "c@d.example")).IsDone);
        await _app.Deliver();
        var fates = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ConsultationReminder).OrderBy(m => m.Id).Select(m => new { m.Address, m.State, m.Fate }).ToListAsync());
        Assert.Equal([(null, null), (null, null), ("c@d.example", MailFates.Replied)], fates.Select(f => (f.Address, f.Fate)));
        Assert.All(fates.Take(2), f => Assert.Equal(OutboxState.Sent, f.State));
    }

    [Fact]
    public async Task Nobody_votes_in_it_no_ballot_becomes_one_and_a_vote_needs_rules_with_a_vote()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenConsultation(committee);
        Assert.Equal("ballot.noVoteHere", (await _app.Cast(id, committee.Members[0], "yes")).Refusals.Single().Code);
        var ballot = await _app.Draft(committee);
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == ballot).Select(b => b.Version).SingleAsync());
        var turned = await _app.In(async services => await services.GetRequiredService<ReviseBallot>().ExecuteAsync(
            new(ballot, version, GivenBallot.Plan(await _app.RuleSet("sac-comment")) with { Kind = BallotKind.Consultation }, null), GivenBallot.By(committee.Secretary), default));
        Assert.Equal("ballot.otherKind", turned.Refusals.Single().Code);
        Assert.Equal("addressee.noConsultation", (await _app.Ask(ballot, committee, "Body", "a@b.example")).Refusals.Single().Code);

        var rules = await _app.RuleSet("sac-comment");
        foreach (var (kind, set) in new[] { (BallotKind.Vote, rules), (BallotKind.Consultation, await _app.RuleSet("sac-tc")) })
        {
            var prepared = await _app.In(services => services.GetRequiredService<PrepareBallot>().ExecuteAsync(
                new(Guid.CreateVersion7(), committee.Id, GivenBallot.Plan(set) with { Kind = kind }, new("p.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), GivenBallot.By(committee.Secretary), default));
            Assert.Equal("ballot.ruleSetUnknown", prepared.Refusals.Single().Code);
        }
    }

    [Fact]
    public async Task An_addressee_whose_mail_bounced_is_shown_as_unreachable()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example", "c@d.example");
        await _app.InDb(db => db.Outbox.Where(m => m.Address == "c@d.example").ExecuteUpdateAsync(m => m.SetProperty(x => x.State, OutboxState.Failed).SetProperty(x => x.Fate, MailFates.Refused)));
        using var desk = await Browser.For(_app, committee.Secretary);

        var rows = (await desk.Get($"/consultations/{id}")).Document.QuerySelectorAll("#addressees tbody tr").Select(r => r.Spoken()).ToList();

        Assert.Contains(rows, r => r.Contains("c@d.example", StringComparison.Ordinal) && r.Contains("unreachable", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(rows, r => r.Contains("a@b.example", StringComparison.Ordinal) && !r.Contains("unreachable", StringComparison.OrdinalIgnoreCase));
    }
}
