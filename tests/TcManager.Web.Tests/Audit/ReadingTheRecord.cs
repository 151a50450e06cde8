using System.Net;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Features.Audit;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Audit;

public sealed class ReadingTheRecord(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_desk_reads_who_did_what_and_never_how_anybody_voted()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC A1");
        await MeetingSteps.Called(app, committee);
        var ballot = await GivenBallot.OpenBallot(app, committee);
        await app.Cast(ballot, committee.Members[0], "no", "Table 3 lacks a limit for clay.");

        using var secretary = await Browser.For(app, committee.Secretary);
        var page = await secretary.Get($"/committees/{committee.Id}/audit");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Called the meeting: 4 people, 4 of them due to attend", page.Text, StringComparison.Ordinal);
        Assert.Contains("The ballot opened with 4 voters", page.Text, StringComparison.Ordinal);
        Assert.Contains("Voted (version 1)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("clay", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.InDb(db => db.AuditEntries.Select(e => e.Data).ToListAsync()), d => d.Values.Values.Any(v => v is "no" or "yes" || v.Contains("clay", StringComparison.Ordinal)));
        Assert.NotEmpty(page.Document.QuerySelectorAll($"a[href='/ballots/{ballot}']"));

        page = await secretary.Get($"/committees/{committee.Id}/audit?form.Who={committee.Members[0].PersonId}");
        Assert.Equal(["Voted (version 1)"], page.Document.QuerySelectorAll("td.lead").Select(c => c.TextContent.Trim()));
        page = await secretary.Get($"/committees/{committee.Id}/audit?form.What=meeting.called&form.From=2026-11-23&form.To=2026-11-23");
        Assert.Single(page.Document.QuerySelectorAll("td.lead"));
        page = await secretary.Get($"/committees/{committee.Id}/audit?form.To=2026-11-22");
        Assert.Contains("Nothing matches.", page.Text, StringComparison.Ordinal);
        page = await secretary.Get($"/committees/{committee.Id}/audit?form.From=yesterday");
        Assert.NotEqual("", page.FaultAt("Form_From"));
    }

    [Fact]
    public async Task Everybody_reads_what_they_did_themselves()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC A2");
        var ballot = await GivenBallot.OpenBallot(app, committee);
        await app.Cast(ballot, committee.Members[0], "yes");
        await app.Cast(ballot, committee.Members[1], "yes");

        using var member = await Browser.For(app, committee.Members[0], "zh-CN");
        var page = await member.Get("/account/audit");
        Assert.Equal(["投票（第 1 版）"], page.Document.QuerySelectorAll("td.lead").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task The_administrator_reads_of_accounts_and_of_no_committee()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC A3");
        await GivenBallot.OpenBallot(app, committee);
        using var administrator = await Browser.For(app, await app.Outsider("admin@a3.example", SystemRole.Administrator));
        var page = await administrator.Get("/audit");
        Assert.Contains("What was done to accounts, people, organisations, rule sets and profiles.", page.Text, StringComparison.Ordinal);

        // What can be picked out is what can stand there.
        var offered = page.Document.QuerySelectorAll("select[name='Form.What'] option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).ToList();
        Assert.Contains(AuditActions.AccountOpened, offered);
        Assert.DoesNotContain(AuditActions.BallotOpened, offered);
        Assert.DoesNotContain(AuditActions.MeetingCalled, offered);
        Assert.Empty((await app.InDb(db => db.AuditEntries.Where(e => e.CommitteeId == null).Select(e => e.Action).Distinct().ToListAsync())).Except(offered));
        Assert.Empty((await app.InDb(db => db.AuditEntries.Where(e => e.CommitteeId != null).Select(e => e.Action).Distinct().ToListAsync())).Except(AuditActions.OfCommittees));
        Assert.Equal(AuditActions.All.Order(StringComparer.Ordinal), AuditActions.OfCommittees.Union(AuditActions.OfInstallation).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Released the ballot", page.Document.QuerySelector(".page-body table")?.TextContent ?? "", StringComparison.Ordinal);
    }

    /// <summary>A Uid comes with the form, so two things of two kinds can have the same.</summary>
    [Fact]
    public async Task Two_things_of_one_Uid_do_not_hide_the_record()
    {
        var (committee, rules, uid) = (await app.Committee(members: 1, code: "SAC/TC A4"), await app.RuleSet("sac-tc"), Guid.CreateVersion7());
        var by = GivenBallot.By(committee.Secretary);
        var meeting = await app.In(services => services.GetRequiredService<ScheduleMeeting>().ExecuteAsync(uid, committee.Id, MeetingSteps.Plan, [], by, default));
        var ballot = await app.In(services => services.GetRequiredService<PrepareBallot>().ExecuteAsync(
            new(uid, committee.Id, GivenBallot.Plan(rules), new("a.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), by, default));

        using var secretary = await Browser.For(app, committee.Secretary);
        foreach (var address in new[] { $"/committees/{committee.Id}/audit", "/account/audit" })
        {
            var page = await secretary.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal([$"/ballots/{ballot.Value}", $"/meetings/{meeting.Value}"], page.Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!));
        }
    }

    /// <summary>A sentence names what the entry carries; a name that is not carried would stand there in braces.</summary>
    [Fact]
    public void Every_action_has_its_words_in_both_languages()
    {
        var texts = new ResourceManager(typeof(AuditTexts));
        Assert.All(AuditActions.All, action => Assert.All(new[] { "en", "zh-CN" }, culture =>
        {
            Assert.NotNull(texts.GetString($"did.{action}", new(culture)));
            Assert.NotNull(texts.GetString($"act.{action}", new(culture)));
        }));
        Assert.Equal(AuditActions.All.Order(), typeof(AuditActions).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order());
    }
}
