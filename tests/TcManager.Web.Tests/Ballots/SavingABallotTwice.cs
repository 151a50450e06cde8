using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The form of a ballot sent twice, by two, or slowly: one ballot, and nobody's words are written over unseen.</summary>
public sealed class SavingABallotTwice(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_form_sent_twice_makes_one_ballot()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P4"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var first = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], BallotFormSteps.Values(rules));
        var second = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], BallotFormSteps.Values(rules));

        Assert.Equal(first.Address, second.Address);
        Assert.Equal((1, 1), await app.InDb(async db => (await db.Ballots.CountAsync(b => b.CommitteeId == committee.Id), await db.Documents.CountAsync(d => d.CommitteeId == committee.Id))));
    }

    [Fact]
    public async Task A_form_gone_back_to_and_changed_is_said_to_be_another_and_saved_when_sent_once_more()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P15"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        (string, string?)[] changed = [("TitleEn", "Another proposal"), .. BallotFormSteps.Values(rules).Where(v => v.Item1 != "TitleEn")];

        await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], BallotFormSteps.Values(rules));
        var second = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], changed);
        Assert.Contains("This form was saved before, with other content", second.Text, StringComparison.Ordinal);
        Assert.Equal("Another proposal", second.Document.GetElementById("TitleEn")!.GetAttribute("value"));
        await browser.PostFiles(second, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)]);

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
        await two.PostFiles(theirs, BallotFormSteps.Form, [], ("TitleEn", "Theirs"));

        var stale = await one.PostFiles(mine, BallotFormSteps.Form, [], ("TitleEn", "Mine"));
        Assert.Contains("Theirs", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody changed this draft in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Mine", stale.Document.GetElementById("TitleEn")!.GetAttribute("value"));

        var again = await one.PostFiles(stale, BallotFormSteps.Form, []);
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
        await browser.PostFiles(await browser.Get($"/ballots/{id}/edit"), BallotFormSteps.Form, [], ("QuestionEn", "Another question?"));

        var refused = await browser.Post(shown, "#opening");
        Assert.Contains("Somebody changed this in the meantime", refused.Text, StringComparison.Ordinal);
        Assert.Null(await app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.OpenedAt).SingleAsync()));

        var opened = await browser.Post(refused, "#opening");
        Assert.Contains("The ballot is released", opened.Text, StringComparison.Ordinal);
        Assert.Equal($"/ballots/{id}", (await browser.Get($"/ballots/{id}/edit")).Address.AbsolutePath);
        Assert.Contains("can no longer be withdrawn", (await browser.Post(shown, "#cancellation")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_make_one_ballot()
    {
        var (committee, rules) = (await app.Committee(1, "SAC/TC P8"), await app.RuleSet("sac-tc"));
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], BallotFormSteps.Values(rules))));

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

        var page = await browser.PostFiles(form, BallotFormSteps.Form, [("File", "a.pdf", SampleFiles.Pdf)], [("Uid", $"{uid}"), .. BallotFormSteps.Values(rules)]);

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
