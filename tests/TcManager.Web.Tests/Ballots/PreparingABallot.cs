using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

public sealed class PreparingABallot(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_secretariat_prepares_checks_the_electorate_and_opens()
    {
        var (committee, rules) = (await app.Committee(4, "SAC/TC P1"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        Assert.Contains("National technical committee: vote of all members", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("iso-dis", form.Text, StringComparison.Ordinal);
        Assert.Contains("not verified", form.Text, StringComparison.Ordinal);
        Assert.Equal([$"{rules}"], form.Document.QuerySelectorAll("input[name=RuleSetVersionId][checked]").Select(i => i.GetAttribute("value")));

        var draft = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "proposal.docx", SampleFiles.Docx)], BallotFormSteps.Values(rules));

        Assert.Contains("SAC/TC P1 B 2026-1", draft.Text, StringComparison.Ordinal);
        Assert.Contains("5 members get a mail.", draft.Text, StringComparison.Ordinal);
        Assert.All(committee.Voters, voter => Assert.Contains(voter.NameLatin, draft.Text, StringComparison.Ordinal));
        Assert.Equal(0, await app.InDb(db => db.Voters.CountAsync(v => v.Ballot.CommitteeId == committee.Id)));

        var open = await browser.Post(draft, "#opening");
        Assert.Contains("The ballot is released", open.Text, StringComparison.Ordinal);
        var id = await app.InDb(db => db.Ballots.Where(b => b.CommitteeId == committee.Id).Select(b => b.Id).SingleAsync());
        var mails = await app.InDb(db => db.Outbox.Include(m => m.Campaign).Where(m => m.Template == MailKinds.BallotOpened && m.Campaign!.CommitteeId == committee.Id).ToListAsync());
        Assert.Equal(5, mails.Count);
        Assert.All(mails, m => Assert.Equal((id, 5), (m.Data.BallotId!.Value, m.Campaign!.Planned)));
        Assert.Equal(["ballot.prepared", "ballot.released", "ballot.opened"], await app.InDb(db => db.AuditEntries.Where(a => a.CommitteeId == committee.Id).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("TitleZh", "", "TitleZh")]
    [InlineData("TitleEn", "", "TitleEn")]
    [InlineData("QuestionZh", "", "QuestionZh")]
    [InlineData("QuestionEn", "", "QuestionEn")]
    [InlineData("DeadlineOn", "", "DeadlineOn")]
    [InlineData("DeadlineOn", "10.12.2026", "DeadlineOn")]
    [InlineData("DeadlineOn", "2026-11-22", "DeadlineOn")]
    [InlineData("DeadlineOn", "9999-12-31", "DeadlineOn")]
    [InlineData("DeadlineClock", "25:00", "DeadlineClock")]
    [InlineData("ZoneId", "Mars/Olympus", "ZoneId")]
    [InlineData("RuleSetVersionId", "", "RuleSetVersionId")]
    [InlineData("RuleSetVersionId", "999999", "RuleSetVersionId")]
    [InlineData("RuleSetVersionId", "abc", "RuleSetVersionId")]
    [InlineData("OpensOn", "2026-11-22", "OpensOn")]
    [InlineData("OpensOn", "2026-12-11", "DeadlineOn")]
    [InlineData("OpensOn", "", "OpensOn")]
    [InlineData("ProjectId", "999999", "ProjectId")]
    public async Task Each_fault_stands_at_its_field_and_what_was_typed_is_kept(string field, string value, string faultAt)
    {
        var (committee, rules) = (await app.Committee(1, $"SAC/TC P2{field}{value}"), await app.RuleSet("sac-tc"));
        await app.InDb(async db =>
        {
            db.Add(new Domain.Projects.Project(Guid.CreateVersion7(), committee.Id, "P-1", new("项目", "Project"), Domain.Projects.Stage.Proposal));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        var values = BallotFormSteps.Values(rules).Where(v => v.Item1 != field).Append((field, value));
        if (field == "OpensOn")
        {
            values = values.Append(("OpensLater", "true"));
        }

        var page = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], [.. values]);

        Assert.True(page.FaultAt(faultAt).Length > 0, page.Text);
        var kept = field == "QuestionEn" ? "QuestionZh" : "QuestionEn";
        Assert.Equal(BallotFormSteps.Values(rules).Single(v => v.Item1 == kept).Item2, page.Document.GetElementById(kept)!.TextContent.Trim());
        Assert.Equal(0, await app.InDb(db => db.Ballots.CountAsync(b => b.CommitteeId == committee.Id)));
    }

    [Theory]
    [InlineData("proposal.pdf", false)]
    [InlineData(null, false)]
    public async Task A_file_that_is_none_is_refused_at_its_field(string? name, bool isTaken)
    {
        var (committee, rules) = (await app.Committee(1, $"SAC/TC P3{name}"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var page = await browser.PostFiles(form, BallotFormSteps.Form, name is null ? [] : [("File", name, SampleFiles.Program)], BallotFormSteps.Values(rules));

        Assert.Equal(isTaken, page.FaultAt("File").Length == 0);
        Assert.Equal(name is not null, page.Text.Contains("Choose proposal.pdf again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_after_a_step_is_what_happened()
    {
        var committee = await app.Committee(2, "SAC/TC P13");
        var later = await app.Draft(committee, with: plan => plan with { OpensOn = new(2026, 12, 1), OpensClock = "9:00" });
        var id = await app.Draft(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        var scheduled = await browser.Post(await browser.Get($"/ballots/{later}"), "#opening");
        Assert.Contains("its mails go out then", scheduled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("on their way", scheduled.Text, StringComparison.Ordinal);
        var shown = await browser.Get($"/ballots/{id}");
        var form = await browser.Get($"/ballots/{id}/edit");
        shown.Document.QuerySelector("#opening")!.SetAttribute("action", $"/ballots/{id}/closure");
        Assert.Contains("The ballot is not open", (await browser.Post(shown, "#opening")).Text, StringComparison.Ordinal);
        shown = await browser.Get($"/ballots/{id}");
        await browser.Post(shown, "#opening");
        var withdrawn = await browser.Post(shown, "#cancellation");
        Assert.Contains("can no longer be withdrawn", withdrawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing has been sent", withdrawn.Text, StringComparison.Ordinal);
        var edited = await browser.PostFiles(form, BallotFormSteps.Form, [], ("TitleEn", "Typed too late"));
        Assert.Contains("can no longer be changed", edited.Text, StringComparison.Ordinal);
        Assert.Equal("Typed too late", edited.Document.GetElementById("TitleEn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_the_readers_language()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P14"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary, "zh-CN");

        var page = await browser.PostFiles(await browser.Get($"/committees/{committee.Id}/ballots/new"), BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], [.. BallotFormSteps.Values(rules).Where(v => v.Item1 != "RuleSetVersionId"), ("RuleSetVersionId", "abc")]);

        Assert.Contains("“abc”不是该字段的有效值", page.FaultAt("RuleSetVersionId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_members_and_can_be_withdrawn()
    {
        var committee = await app.Committee(2, "SAC/TC P7");
        var id = await app.Draft(committee);
        using var member = await Browser.For(app, committee.Members[0]);
        using var secretary = await Browser.For(app, committee.Secretary);

        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/ballots/{id}")).Status);
        Assert.DoesNotContain("data format", (await member.Get($"/committees/{committee.Id}/ballots")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/committees/{committee.Id}/ballots/new")).Status);
        var page = await secretary.Post(await secretary.Get($"/ballots/{id}"), "#cancellation");
        Assert.Contains("Withdrawn", page.Text, StringComparison.Ordinal);
        Assert.Equal(BallotState.Cancelled, await app.InDb(async db => (await db.Ballots.SingleAsync(b => b.Id == id)).Facts.StateAt(TestApp.Start)));
    }
}
