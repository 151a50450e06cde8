using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

public sealed class PreparingABallot(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form[enctype]";

    [Fact]
    public async Task Sets_of_other_bodies_are_folded_behind_the_committees_own()
    {
        var committee = await app.Committee(4, "SAC/TC P77");
        await app.RuleSet("sac-tc");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        var folded = form.Document.GetElementById("other-rules")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.Contains("ieee-802", folded.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("sac-tc", folded.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("simple-majority", folded.TextContent, StringComparison.Ordinal);

        // What was chosen there is not hidden when the form comes back.
        var chosen = folded.QuerySelector("input")!.GetAttribute("value");
        Assert.True((await browser.Post(form, Form, ("RuleSetVersionId", chosen))).Document.GetElementById("other-rules")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Sets_that_no_ballot_can_be_held_under_are_named_with_the_calculator()
    {
        var committee = await app.Committee(4, "ISO/TC P78", "iso", SeatCategory.P);
        await app.RuleSet("iso-np");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        Assert.NotNull(form.Document.QuerySelector("#calculator-only a[href='/calculator/iso-np']"));
        Assert.Contains("For the calculator only", (await browser.Get("/rule-sets/iso-np")).Text, StringComparison.Ordinal);
        Assert.Contains("For the calculator only", (await browser.Get("/rule-sets/cen-qmv")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the calculator only", (await browser.Get("/rule-sets/iso-dis")).Text, StringComparison.Ordinal);
    }

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

        var draft = await browser.PostFiles(form, Form, [("File", "proposal.docx", SampleFiles.Docx)], Values(rules));

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
        var values = Values(rules).Where(v => v.Item1 != field).Append((field, value));
        if (field == "OpensOn")
        {
            values = values.Append(("OpensLater", "true"));
        }

        var page = await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], [.. values]);

        Assert.True(page.FaultAt(faultAt).Length > 0, page.Text);
        var kept = field == "QuestionEn" ? "QuestionZh" : "QuestionEn";
        Assert.Equal(Values(rules).Single(v => v.Item1 == kept).Item2, page.Document.GetElementById(kept)!.TextContent.Trim());
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

        var page = await browser.PostFiles(form, Form, name is null ? [] : [("File", name, SampleFiles.Program)], Values(rules));

        Assert.Equal(isTaken, page.FaultAt("File").Length == 0);
        Assert.Equal(name is not null, page.Text.Contains("Choose proposal.pdf again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SAC/TC P81", "sac-2020", SeatCategory.Voting, "sac-tc")]
    [InlineData("ISO/TC P82", "iso", SeatCategory.P, null)]
    public async Task The_rules_by_which_a_committee_ordinarily_votes_are_chosen_where_there_are_such(string code, string profile, SeatCategory category, string? chosen)
    {
        var committee = await app.Committee(4, code, profile, category);
        await app.RuleSet("sac-tc");
        using var browser = await Browser.For(app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var ticked = form.Document.QuerySelectorAll("input[name=RuleSetVersionId][checked]").Select(i => i.Closest("label")!.QuerySelector(".tc-code")!.TextContent.Split(',', ' ')[0]);
        Assert.Equal(chosen is null ? [] : [chosen], ticked);
        Assert.Equal(chosen is not null, form.Document.GetElementById("usual-rules") is not null);

        // What was chosen instead stays, and a question that is added takes it over.
        var other = $"{await app.RuleSet("simple-majority")}";
        var page = await browser.Post(form, Form, ("RuleSetVersionId", other), ("Rearrange", "add"));
        Assert.Equal([other], page.Document.QuerySelectorAll("input[name=RuleSetVersionId][checked]").Select(i => i.GetAttribute("value")));
        Assert.Null(page.Document.GetElementById("usual-rules"));
        Assert.Equal(other, page.Document.QuerySelector("#Further_0__RuleSetVersionId option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_ballot()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P4"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var first = await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], Values(rules));
        var second = await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], Values(rules));

        Assert.Equal(first.Address, second.Address);
        Assert.Equal((1, 1), await app.InDb(async db => (await db.Ballots.CountAsync(b => b.CommitteeId == committee.Id), await db.Documents.CountAsync(d => d.CommitteeId == committee.Id))));
    }

    [Fact]
    public async Task A_form_gone_back_to_and_changed_is_said_to_be_another_and_saved_when_sent_once_more()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P15"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        (string, string?)[] changed = [("TitleEn", "Another proposal"), .. Values(rules).Where(v => v.Item1 != "TitleEn")];

        await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], Values(rules));
        var second = await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], changed);
        Assert.Contains("This form was saved before, with other content", second.Text, StringComparison.Ordinal);
        Assert.Equal("Another proposal", second.Document.GetElementById("TitleEn")!.GetAttribute("value"));
        await browser.PostFiles(second, Form, [("File", "a.pdf", SampleFiles.Pdf)]);

        Assert.Equal(["Another proposal", "Project proposal: data format"], await app.InDb(db => db.Ballots.Where(b => b.CommitteeId == committee.Id).OrderBy(b => b.Title.En).Select(b => b.Title.En).ToListAsync()));
    }

    [Fact]
    public async Task A_stale_edit_is_shown_beside_what_stands_now()
    {
        var committee = await app.Committee(1, "SAC/TC P5");
        var id = await app.Draft(committee);
        using var one = await Browser.For(app, committee.Secretary);
        using var two = await Browser.For(app, committee.Secretary);
        var (mine, theirs) = (await one.Get($"/ballots/{id}/edit"), await two.Get($"/ballots/{id}/edit"));
        await two.PostFiles(theirs, Form, [], ("TitleEn", "Theirs"));

        var stale = await one.PostFiles(mine, Form, [], ("TitleEn", "Mine"));
        Assert.Contains("Theirs", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody changed this draft in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Mine", stale.Document.GetElementById("TitleEn")!.GetAttribute("value"));

        var again = await one.PostFiles(stale, Form, []);
        Assert.Equal($"/ballots/{id}", again.Address.AbsolutePath);
        Assert.Equal("Mine", await app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Title.En).SingleAsync()));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_shown_is_not_opened_and_what_is_open_not_changed()
    {
        var committee = await app.Committee(2, "SAC/TC P6");
        var id = await app.Draft(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var shown = await browser.Get($"/ballots/{id}");
        await browser.PostFiles(await browser.Get($"/ballots/{id}/edit"), Form, [], ("QuestionEn", "Another question?"));

        var refused = await browser.Post(shown, "#opening");
        Assert.Contains("Somebody changed this in the meantime", refused.Text, StringComparison.Ordinal);
        Assert.Null(await app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.OpenedAt).SingleAsync()));

        var opened = await browser.Post(refused, "#opening");
        Assert.Contains("The ballot is released", opened.Text, StringComparison.Ordinal);
        Assert.Equal($"/ballots/{id}", (await browser.Get($"/ballots/{id}/edit")).Address.AbsolutePath);
        Assert.Contains("can no longer be withdrawn", (await browser.Post(shown, "#cancellation")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_under_which_nobody_here_votes_are_refused_at_their_field()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P12"), await app.RuleSet("iso-dis"));
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.PostFiles(await browser.Get($"/committees/{committee.Id}/ballots/new"), Form, [("File", "a.pdf", SampleFiles.Pdf)], Values(rules));

        Assert.True(page.FaultAt("RuleSetVersionId").Length > 0, page.Text);
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
        var edited = await browser.PostFiles(form, Form, [], ("TitleEn", "Typed too late"));
        Assert.Contains("can no longer be changed", edited.Text, StringComparison.Ordinal);
        Assert.Equal("Typed too late", edited.Document.GetElementById("TitleEn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_the_readers_language()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P14"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary, "zh-CN");

        var page = await browser.PostFiles(await browser.Get($"/committees/{committee.Id}/ballots/new"), Form, [("File", "a.pdf", SampleFiles.Pdf)], [.. Values(rules).Where(v => v.Item1 != "RuleSetVersionId"), ("RuleSetVersionId", "abc")]);

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

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_make_one_ballot()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P8"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], Values(rules))));

        Assert.All(pages, page => Assert.Equal((HttpStatusCode.OK, pages[0].Address), (page.Status, page.Address)));
        Assert.Equal((1, 1), await app.InDb(async db => (await db.Ballots.CountAsync(b => b.CommitteeId == committee.Id), await db.Documents.CountAsync(d => d.CommitteeId == committee.Id))));
    }

    [Fact]
    public async Task The_Uid_of_another_committees_ballot_opens_nothing()
    {
        var (committee, other, rules) = (await app.Committee(1, "SAC/TC P9"), await app.Committee(1, "SAC/TC P10"), await app.RuleSet("sac-tc"));
        var theirs = await app.Draft(other);
        var uid = await app.InDb(db => db.Ballots.Where(b => b.Id == theirs).Select(b => b.Uid).SingleAsync());
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var page = await browser.PostFiles(form, Form, [("File", "a.pdf", SampleFiles.Pdf)], [("Uid", $"{uid}"), .. Values(rules)]);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("This form was saved before", page.Text, StringComparison.Ordinal);
        Assert.NotEqual($"/ballots/{theirs}", page.Address.AbsolutePath);
        Assert.Equal(0, await app.InDb(db => db.Ballots.CountAsync(b => b.CommitteeId == committee.Id)));
    }

    /// <summary>On SQLite one writer is let in at a time: a vote must not wait for somebody's line.</summary>
    [Fact]
    public async Task A_file_that_comes_in_slowly_keeps_nobody_waiting()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P11"), await app.RuleSet("sac-tc"));
        using var slow = new SlowFile(SampleFiles.Pdf);
        var preparing = Task.Run(() => app.In(services => services.GetRequiredService<PrepareBallot>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee.Id, GivenBallot.Plan(rules), new("slow.pdf", SampleFiles.Pdf.Length, () => slow)), GivenBallot.By(committee.Secretary), default)));
        await slow.Begun;

        try
        {
            await Task.Run(() => app.Draft(committee)).WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            slow.GoOn();
            Assert.True((await preparing).IsDone);
        }
    }

    private static (string, string?)[] Values(long rules) =>
    [
        ("TitleZh", "立项建议：岩体微震监测数据格式"),
        ("TitleEn", "Project proposal: data format"),
        ("QuestionZh", "是否同意报送该立项建议？"),
        ("QuestionEn", "Do you agree to submit this proposal?"),
        ("RuleSetVersionId", $"{rules}"),
        ("DeadlineOn", "2026-12-10"),
    ];

    /// <summary>Gives its bytes only when it is told to.</summary>
    private sealed class SlowFile(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _begun.TrySetResult();
            await _goOn.Task;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
