using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class ReadingACampaign : IAsyncLifetime
{
    private readonly MailServer _server = new();
    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;
    private GivenCall _call = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _server.Serve(_app);
        _committee = await _app.Committee(members: 4);
        _server.Rules($"refuse {_committee.Members[0].Email}", $"delay {_committee.Members[1].Email}");
        _call = await _app.Called(_committee);
        await _app.Deliver();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_sum_stands_and_each_recipient_has_a_state_and_a_reason()
    {
        using var browser = await Browser.For(_app, _committee.Secretary);
        var page = await browser.Get($"/campaigns/{_call.CampaignId}");

        Assert.Equal(["5", "3", "1", "0", "1"], page.Document.QuerySelectorAll(".tc-eq b").Select(b => b.TextContent));
        Assert.Contains("refused by their mail server (550 5.1.1 no such mailbox)", page.Text, StringComparison.Ordinal);
        Assert.Contains("not accepted for now (451 4.7.1 try again later); next try 23 Nov 16:01; attempts so far: 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("their mail server has accepted it; whether they have read it is not known", page.Text, StringComparison.Ordinal);
        Assert.Equal(5, page.Document.QuerySelectorAll("tbody tr").Length);

        var failed = await browser.Get($"/campaigns/{_call.CampaignId}?state=Failed");
        Assert.Contains(_committee.Members[0].Email, Assert.Single(failed.Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_failed_ones_are_sent_again_once_by_the_button_that_counts_them()
    {
        using var browser = await Browser.For(_app, _committee.Secretary);
        var page = await browser.Get($"/campaigns/{_call.CampaignId}");
        Assert.Contains("Send the failed again (1)", page.Text, StringComparison.Ordinal);
        _server.Rules();

        var after = await browser.Post(page, "form[action$='/retries']");
        var again = await browser.Post(page, "form[action$='/retries']");

        Assert.Contains("Back in the queue: 1.", after.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.Deliver());
        Assert.Equal((5, 5), await _app.Sum(_call.CampaignId));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "campaign.retried")));
    }

    [Fact]
    public async Task The_mail_is_shown_in_a_frame_that_lets_nothing_in_and_without_the_personal_link()
    {
        using var browser = await Browser.For(_app, _committee.Secretary);
        var page = await browser.Get($"/campaigns/{_call.CampaignId}");
        var frame = page.Document.QuerySelector("iframe")!;

        var mail = await browser.Get(frame.GetAttribute("src")!);

        Assert.True(frame.HasAttribute("sandbox"));
        Assert.Contains("一届六次全体委员会议", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", mail.Document.Source.Text, StringComparison.Ordinal);
        var policy = Assert.Single(mail.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(mail.Response.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task Only_officers_and_the_secretariat_see_it()
    {
        var stranger = await _app.Outsider("stranger@nowhere.example");
        var mailId = (await _app.MailTo(_call, _committee.Chair)).Id;
        foreach (var (someone, expected) in new[] { (_committee.Chair, HttpStatusCode.OK), (_committee.Members[0], HttpStatusCode.Forbidden), (stranger, HttpStatusCode.NotFound) })
        {
            using var browser = await Browser.For(_app, someone);
            Assert.Equal(expected, (await browser.Get($"/campaigns/{_call.CampaignId}")).Status);
            Assert.Equal(expected, (await browser.Get($"/campaigns/{_call.CampaignId}/mails/{mailId}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/campaigns/999999")).Status);
        }
    }

    [Fact]
    public async Task A_page_costs_the_same_for_5_and_for_500_recipients()
    {
        var large = await _app.Committee(members: 499, code: "SAC/TC 900");
        var call = await _app.Called(large);
        using var few = await Browser.For(_app, _committee.Secretary);
        using var many = await Browser.For(_app, large.Secretary);
        await few.Get($"/campaigns/{_call.CampaignId}");
        await many.Get($"/campaigns/{call.CampaignId}");

        var forFew = await _app.CountQueriesAsync(() => few.Get($"/campaigns/{_call.CampaignId}"));
        var forMany = await _app.CountQueriesAsync(() => many.Get($"/campaigns/{call.CampaignId}"));

        Assert.Equal(forFew, forMany);
        var last = await many.Get($"/campaigns/{call.CampaignId}?page=5");
        Assert.Equal(100, last.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task All_mail_about_the_matter_is_listed_with_its_sums()
    {
        _app.Clock.SetUtcNow(new(2026, 11, 27, 1, 0, 0, TimeSpan.Zero));
        await _app.In(services => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Application.Reminders.QueueDueReminders>(services).ExecuteAsync(default));
        using var browser = await Browser.For(_app, _committee.Secretary, "zh-CN");

        var page = await browser.Get($"/campaigns/{_call.CampaignId}");

        var items = page.Document.QuerySelectorAll(".tc-steps li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal("会议通知 应发 5：已发 3，失败 1，待发 1 11月23日", items[0]);
        Assert.Equal("回执提醒（7 天前） 应发 5：待发 5 11月27日", items[1]);
    }
}
