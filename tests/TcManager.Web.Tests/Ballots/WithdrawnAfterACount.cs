using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Counted, opened again and then withdrawn: the count is history, and what decides nothing is nowhere shown as if it decided.</summary>
public sealed class WithdrawnAfterACount : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("en", "Withdrawn by", "There is no result", "Counted on", "Approved", "It stays in the records and decides nothing.", "4 of 4. They are kept and decide nothing.", "The ballot was withdrawn: it has no result.")]
    [InlineData("zh-CN", "操作人：", "不产生表决结果", "计票时间：", "通过", "仅作为历史记录保存，不产生效力。", "作废前收到 4 票，共 4 名投票人员；予以保存，不产生效力。", "本次投票已作废，没有表决结果。")]
    public async Task Its_page_says_who_withdrew_it_and_why_and_that_the_earlier_count_decides_nothing(
        string culture, string by, string none, string counted, string outcome, string history, string voted, string refusal)
    {
        var (committee, id) = await Withdrawn();
        using var desk = await Browser.For(_app, committee.Secretary, culture);

        var page = await desk.Get($"/ballots/{id}");

        var note = page.Document.GetElementById("withdrawn")!.TextContent;
        Assert.Contains(by, note, StringComparison.Ordinal);
        Assert.Contains(culture == "en" ? committee.Secretary.NameLatin : committee.Secretary.NameZh, note, StringComparison.Ordinal);
        Assert.Contains("The wrong draft was attached.", note, StringComparison.Ordinal);
        Assert.Contains(none, note, StringComparison.Ordinal);
        var earlier = page.Document.GetElementById("earlier")!.TextContent;
        Assert.Contains(counted, earlier, StringComparison.Ordinal);
        Assert.Contains(outcome, earlier, StringComparison.Ordinal);
        Assert.Contains(history, earlier, StringComparison.Ordinal);
        Assert.Contains(voted, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(culture == "en" ? "count in the present round" : "计入本轮", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".page-header #outcome, #sign"));
        foreach (var address in new[] { "export.json", "result", "result.docx" })
        {
            Assert.Contains(refusal, (await desk.Get($"/ballots/{id}/{address}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_say_that_it_is_withdrawn_and_name_no_outcome()
    {
        var (committee, id) = await Withdrawn();
        using var desk = await Browser.For(_app, committee.Secretary);
        using var member = await Browser.For(_app, committee.Members[0]);

        foreach (var (browser, address) in new[] { (desk, $"/committees/{committee.Id}/ballots"), (desk, "/ballots"), (member, $"/committees/{committee.Id}/ballots"), (member, "/ballots") })
        {
            var row = (await browser.Get(address)).Document.QuerySelector($"a[href='/ballots/{id}']")!.Closest("tr, li")!.TextContent;
            Assert.Contains("Withdrawn", row, StringComparison.Ordinal);
            Assert.DoesNotContain("pproved", row, StringComparison.Ordinal);
            Assert.DoesNotContain("igned", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_voter_reads_that_the_vote_decides_nothing_on_the_page_the_receipt_and_in_the_mail()
    {
        var (committee, id) = await Withdrawn();
        using var member = await Browser.For(_app, committee.Members[0]);

        var page = await member.Get($"/ballots/{id}");

        Assert.Contains("Your vote was received; it decides nothing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("your vote was received and decides nothing", (await member.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);
        var mail = await _app.In(async services =>
        {
            var queued = await services.Db().Outbox.AsNoTracking().SingleAsync(m => m.Template == MailKinds.BallotWithdrawn && m.PersonId == committee.Members[0].PersonId);
            return (await services.GetRequiredService<MailComposer>().ComposeAsync(queued, default)).Text;
        });
        Assert.Contains("此前一轮的计票结果不产生效力。", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_withdraws_it_is_told_before_what_becomes_of_the_earlier_count()
    {
        var (committee, id) = await Reopened();
        using var desk = await Browser.For(_app, committee.Secretary);

        Assert.Contains("The count of the earlier round stays in the records and decides nothing.", (await desk.Get($"/ballots/{id}/withdrawal")).Text, StringComparison.Ordinal);
    }

    private async Task<(GivenCommittee Committee, long Id)> Reopened()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        foreach (var voter in committee.Voters)
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        await _app.Reopen(id, committee);
        return (committee, id);
    }

    private async Task<(GivenCommittee Committee, long Id)> Withdrawn()
    {
        var (committee, id) = await Reopened();
        Assert.True((await _app.In(s => s.GetRequiredService<WithdrawBallot>().ExecuteAsync(id, new("The wrong draft was attached.", true), GivenBallot.By(committee.Secretary), default))).IsDone);
        return (committee, id);
    }
}
