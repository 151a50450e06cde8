using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>An administrator adds, copies, versions and verifies rule sets.</summary>
public sealed class PublishingAVersion(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_shipped_set_comes_back_from_its_form_as_it_was()
    {
        using var administrator = await app.RuleSetAdministrator();
        foreach (var code in await app.InDb(db => db.RuleSets.Select(s => s.Code).ToListAsync()))
        {
            var unchanged = await administrator.Post(await administrator.Get($"/rule-sets/{code}/versions/new"), RuleSetSteps.Form, ("do", "publish"));

            Assert.True(unchanged.Text.Contains("This says what version", StringComparison.Ordinal), $"{code}: {unchanged.Document.GetElementById("errors")?.TextContent}");
        }
    }

    [Fact]
    public async Task A_version_that_breaks_its_own_examples_is_refused_until_they_are_changed_too()
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/oasis-special/versions/new");
        var tried = await administrator.Post(form, RuleSetSteps.Form, ("do", "try"), ("Tests[0].Limit", "3/4"));
        var refused = await administrator.Post(form, RuleSetSteps.Form, ("do", "publish"), ("Tests[0].Limit", "3/4"));

        Assert.Contains("do not bear out these examples: OA1", refused.Document.GetElementById("errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, tried.Document.QuerySelectorAll("#examples .tc-st.bad").Length);
        Assert.Equal("3/4", RuleSetSteps.Value(refused, "Tests_0__Limit"));
        Assert.Equal(1, await app.VersionsOf("oasis-special"));

        var published = await administrator.Post(refused, RuleSetSteps.Form, ("do", "publish"), ("Examples[0].Votes", "yes 18, no 6"));

        Assert.Equal("/rule-sets/oasis-special", published.Address.AbsolutePath);
        Assert.Contains("Published: oasis-special, version 2.", published.Text, StringComparison.Ordinal);
        Assert.Contains("not verified", published.Text, StringComparison.Ordinal);
        Assert.Empty(published.Document.QuerySelectorAll("#examples .tc-st.bad"));
        var entry = await app.InDb(db => db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.Action == AuditActions.RuleSetPublished));
        Assert.Equal(("oasis-special", "2"), (entry.Data.Values["code"], entry.Data.Values["version"]));
    }

    [Fact]
    public async Task The_same_condition_keeps_its_code_and_another_one_gets_another()
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/new?from=sac-tc");
        await administrator.Post(form, RuleSetSteps.Form, [("do", "publish"), ("Code", "ministry-a"), ("Tests[0].Limit", "3/5"), ("Tests[1].Of", nameof(Figure.Abstain)), .. RuleSetSteps.WithoutExamples(1, 15)]);

        var tests = await app.InDb(async db => (await db.RuleSetVersions.SingleAsync(v => v.RuleSet.Code == "ministry-a")).Definition.Tests.Select(t => t.Code).ToList());
        Assert.Equal(["yes-of-participating", "abstain-of-returned"], tests);
    }

    [Fact]
    public async Task Own_words_and_the_limit_of_proxies_are_kept_and_stand_on_the_slip_and_in_the_result()
    {
        var committee = await app.Committee(2, "SAC/TC 713");
        using var administrator = await app.RuleSetAdministrator();
        var published = await administrator.Post(await administrator.Get("/rule-sets/new?from=sac-tc"), RuleSetSteps.Form,
            [("do", "publish"), ("Code", "ministry-words"), ("Choices[0].Zh", "同意"), ("Choices[0].En", "In favour"), ("Tests[0].NameZh", "同意票比例"), ("Tests[0].NameEn", "Share in favour"),
             ("ProxyAllowed", "true"), ("ProxiesPerVoter", "3"), ("PaperDays", "20"), .. RuleSetSteps.WithoutExamples(1, 15)]);
        Assert.Contains("one voter may hold 3", published.Text, StringComparison.Ordinal);
        Assert.Contains("20 days before a meeting", published.Text, StringComparison.Ordinal);
        var again = await administrator.Post(await administrator.Get("/rule-sets/ministry-words/versions/new"), RuleSetSteps.Form, ("do", "publish"));
        Assert.Contains("This says what version", again.Text, StringComparison.Ordinal);

        var ballot = await app.OpenBallot(committee, "ministry-words");
        using var member = await Browser.For(app, committee.Members[0], "zh-CN");
        Assert.Contains("同意", (await member.Get($"/ballots/{ballot}/vote")).Document.QuerySelector(".tc-choice")!.TextContent, StringComparison.Ordinal);
        foreach (var voter in committee.Voters.Except([committee.Members[1]]))
        {
            Assert.True((await app.Cast(ballot, voter, "yes")).IsDone);
        }

        var paper = committee.Members[1];
        var place = await app.InDb(db => db.Voters.Where(v => v.BallotId == ballot && v.PersonId == paper.PersonId).Select(v => v.Id).SingleAsync());
        Assert.True((await app.In(services => services.GetRequiredService<RecordSlips>().ExecuteAsync(
            new(ballot, Guid.CreateVersion7(), SlipChannel.Paper, [new(place, [new(1, "yes", null)], 0, false)], null), GivenBallot.By(committee.Secretary), default))).IsDone);
        Assert.Contains("同意", (await app.Written(MailKinds.SlipRecorded, paper)).Text.Split("是否同意报送？")[^1], StringComparison.Ordinal);

        Assert.True((await app.CloseByHand(ballot, committee)).IsDone);
        Assert.Contains("同意票比例", (await member.Get($"/ballots/{ballot}")).Document.GetElementById("checks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("同意票比例", (await member.Get($"/ballots/{ballot}/result?layout=Sac")).Text, StringComparison.Ordinal);
        using var english = await Browser.For(app, committee.Members[0]);
        Assert.Contains("In favour", (await english.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_of_its_own_is_added_from_nothing_in_Chinese_too()
    {
        using var administrator = await app.RuleSetAdministrator("zh-CN");
        var published = await administrator.Post(
            await administrator.Get("/rule-sets/new"), RuleSetSteps.Form, ("do", "publish"), ("Code", "own-charter"), ("TitleZh", "本会章程表决"), ("TitleEn", "Own charter"), ("SourceZh", "本会章程"), ("SourceEn", "Own charter"),
            ("Tests[0].Limit", "1/2"), ("Tests[0].Comparison", nameof(Domain.Comparison.MoreThan)), ("Examples[0].Id", "A1"), ("Examples[0].Entitled", "9"), ("Examples[0].Votes", "yes 5，no 4"));

        Assert.True(published.Text.Contains("已发布：own-charter 第 1 版。", StringComparison.Ordinal), published.Document.GetElementById("errors")?.TextContent);
        using var calculator = new Browser(app);
        Assert.Contains("Not approved", (await calculator.Get("/calculator/own-charter?voting.entitled=9&voting.yes=4&voting.no=4")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_whose_row_is_emptied_is_left_out()
    {
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/new?from=oasis-special");
        var published = await administrator.Post(form, RuleSetSteps.Form, [("do", "publish"), ("Code", "without-no"), ("Tests[1].Limit", ""), ("Tests[1].Clause.Zh", ""), ("Tests[1].Clause.En", ""), .. RuleSetSteps.WithoutExamples(1, 5)]);

        Assert.True(published.Text.Contains("Published: without-no", StringComparison.Ordinal), published.Document.GetElementById("errors")?.TextContent);
        Assert.Equal(["yes-of-all"], await app.InDb(async db => (await db.RuleSetVersions.SingleAsync(v => v.RuleSet.Code == "without-no")).Definition.Tests.Select(t => t.Code).ToList()));
    }

    [Fact]
    public async Task The_form_sent_twice_gives_one_version_and_two_administrators_do_not_overwrite_each_other()
    {
        using var first = await app.RuleSetAdministrator();
        using var second = await app.RuleSetAdministrator();
        var (form, others) = (await first.Get("/rule-sets/unanimity/versions/new"), await second.Get("/rule-sets/unanimity/versions/new"));
        var once = await first.Post(form, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "9"));
        var again = await first.Post(form, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "9"));
        var gone = await first.Post(form, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "8"));
        var stale = await second.Post(others, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "7"));

        Assert.Equal(once.Address, again.Address);
        Assert.Contains("was saved before", gone.Text, StringComparison.Ordinal);
        Assert.Contains("Version 2 was published in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.VersionsOf("unanimity"));

        Assert.Contains("version 3", (await second.Post(stale, RuleSetSteps.Form, ("do", "publish"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_at_once_publish_one_version_after_the_one_they_saw()
    {
        var browsers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.RuleSetAdministrator()));
        var forms = await Task.WhenAll(browsers.Select(browser => browser.Get("/rule-sets/two-thirds/versions/new")));
        var answers = await Task.WhenAll(forms.Select((form, i) => browsers[i].Post(form, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", $"{i + 20}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers, answer => answer.Address.AbsolutePath == "/rule-sets/two-thirds");
        Assert.Equal(2, await app.VersionsOf("two-thirds"));
        Array.ForEach(browsers, browser => browser.Dispose());
    }

    [Fact]
    public async Task An_administrator_who_has_read_the_text_vouches_for_it_once()
    {
        using var administrator = await app.RuleSetAdministrator();
        var unread = await administrator.Post(await administrator.Get("/rule-sets/iso-cib"), "form[action$='/verification']");
        var verified = await administrator.Post(unread, "form[action$='/verification']", ("hasRead", "true"));
        await administrator.Post(unread, "form[action$='/verification']", ("hasRead", "true"));

        Assert.Contains("Tick that you have read the text in force", unread.Text, StringComparison.Ordinal);
        Assert.Contains("Marked as verified: iso-cib, version 1.", verified.Text, StringComparison.Ordinal);
        Assert.Contains("Read by", verified.Text, StringComparison.Ordinal);
        Assert.Null(verified.Document.QuerySelector("form[action$='/verification']"));
        Assert.Equal(1, await app.InDb(async db => (await db.AuditEntries.Where(e => e.Action == AuditActions.RuleSetVerified).ToListAsync()).Count(e => e.Data.Values["code"] == "iso-cib")));
        Assert.Contains("iso-cib", (await administrator.Get("/audit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_offered_any_of_it()
    {
        var committee = await app.Committee(1, "SAC/TC 712");
        using var secretary = await Browser.For(app, committee.Secretary);

        Assert.Null((await secretary.Get("/rule-sets")).Document.QuerySelector("a[href='/rule-sets/new']"));
        Assert.DoesNotContain("New version", (await secretary.Get("/rule-sets/sac-tc")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await secretary.Get("/rule-sets/new")).Status);
    }
}
