using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class ComposingBallotMails : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;
    private long _ballotId;

    public async Task InitializeAsync()
    {
        _committee = await _app.Committee(members: 3);
        await _app.InDb(db => db.Users.Where(a => a.Id == _committee.Members[0].AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Culture, Cultures.English).SetProperty(x => x.ZoneId, "Europe/Berlin")));
        _ballotId = await _app.BallotOpened(_committee);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_opening_says_what_is_asked_and_until_when_in_the_readers_language_and_zone()
    {
        var chinese = await _app.Written(MailKinds.BallotOpened, _committee.Chair);
        var english = await _app.Written(MailKinds.BallotOpened, _committee.Members[0]);

        Assert.Equal("〔SAC/TC 605〕请投票：立项建议：<微震> 监测数据格式（还剩 17 天）", chinese.Subject);
        Assert.Contains("请于2026年12月10日（周四）24:00 北京时间（UTC+8）之前完成投票", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("是否同意报送？", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("Please vote before Thu 10 Dec 2026 24:00 Beijing time (UTC+8).", english.Text, StringComparison.Ordinal);
        Assert.Contains("= before Thu 10 Dec 2026 17:00 Berlin time (UTC+1)", english.Text, StringComparison.Ordinal);
        Assert.Contains("17 days left", english.Text, StringComparison.Ordinal);
        Assert.All([chinese, english], mail => Assert.Contains($"https://tc.example.org/ballots/{_ballotId}/vote", mail.Text, StringComparison.Ordinal));
        Assert.Contains("&lt;microseismic&gt;", english.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<microseismic>", english.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_before_the_deadline_says_so_and_why()
    {
        await _app.In(services => services.GetRequiredService<CloseBallot>().ByHandAsync(_ballotId, true, "All answers are in.", Application.Audit.Acting.System, default));

        var mail = await _app.Written(MailKinds.BallotClosed, _committee.Chair);
        Assert.Contains("本次投票原定于2026年12月10日（周四）24:00 北京时间（UTC+8）截止", mail.Text, StringComparison.Ordinal);
        Assert.Contains("理由：All answers are in.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_says_that_a_vote_counts_and_never_which()
    {
        await _app.Vote(_ballotId, _committee.Members[0], "no", "Clause five is wrong");
        var first = await _app.Written(MailKinds.Receipt, _committee.Members[0]);
        await _app.Vote(_ballotId, _committee.Members[0], "abstain");
        var second = await _app.Written(MailKinds.Receipt, _committee.Members[0]);

        var hash = await _app.InDb(db => db.Slips.Where(s => s.Revision == 2).Select(s => s.LeafHash).SingleAsync());
        Assert.Contains($"Receipt: {SlipLeaf.ReceiptCode(hash)}", second.Text, StringComparison.Ordinal);
        Assert.Contains("Revision: 2 (replaces the earlier ones)", second.Text, StringComparison.Ordinal);
        Assert.Contains("Received: Mon 23 Nov 2026 16:00 Beijing time (UTC+8)", second.Text, StringComparison.Ordinal);
        Assert.Contains("Can be changed: before Thu 10 Dec 2026 24:00 Beijing time (UTC+8)", second.Text, StringComparison.Ordinal);
        foreach (var word in new[] { "abstain", "Clause five", "against", "in favour", "弃权" })
        {
            Assert.All([first, second], mail => Assert.DoesNotContain(word, WebUtility.HtmlDecode(mail.Html) + mail.Text + mail.Subject, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_reminder_counts_the_days_that_are_left_when_it_is_written()
    {
        _app.Clock.SetUtcNow(new(2026, 12, 9, 1, 0, 0, TimeSpan.Zero));
        await _app.QueueReminders();

        var mail = await _app.Written(MailKinds.BallotReminder, _committee.Members[0]);

        Assert.Equal("[SAC/TC 605] Your vote is missing: Proposal: <microseismic> data format (1 day left)", mail.Subject);
    }

    [Fact]
    public async Task The_result_is_told_with_counts_fractions_limits_and_clauses()
    {
        await _app.Vote(_ballotId, _committee.Chair, "yes");
        await _app.Vote(_ballotId, _committee.Members[0], "yes");
        await _app.Vote(_ballotId, _committee.Members[1], "no", "Clause five is wrong");
        _app.Clock.SetUtcNow(new(2026, 12, 10, 16, 0, 0, TimeSpan.Zero));
        Assert.True((await _app.In(services => services.GetRequiredService<CloseBallot>().ExecuteAsync(_ballotId, default))).IsDone);

        var mail = await _app.Written(MailKinds.BallotClosed, _committee.Members[0]);

        Assert.EndsWith("data format: Not approved", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Yes 2, no 1, abstain 0; 3 of 4 returned", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Took part: 3/4 = 75.0%; at least 3/4 (3) needed: met", mail.Text, StringComparison.Ordinal);
        Assert.Contains("In favour, of those taking part: 2/3 = 66.66%; at least 2/3 (2) needed: met", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Against, of those taking part: 1/3 = 33.33%; at most 1/4 (0) allowed: not met", mail.Text, StringComparison.Ordinal);
        Assert.Contains("not yet signed", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Clause five is wrong", mail.Text, StringComparison.Ordinal);
        Assert.Contains("应投 4，收回 3", (await _app.Written(MailKinds.BallotClosed, _committee.Chair)).Text, StringComparison.Ordinal);
    }
}
