using System.Net;
using Ical.Net;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class ReadingThePickupFolder(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Anybody_reads_the_mails_of_a_demonstration_as_page_text_and_calendar()
    {
        var committee = await app.Committee();
        await app.Called(committee);
        Assert.Equal(5, await app.Deliver());
        using var browser = new Browser(app);

        var list = await browser.Get($"/development/mail?to={committee.Chair.Email}");
        var mail = await browser.Get(Assert.Single(list.Document.QuerySelectorAll("tbody a")).GetAttribute("href")!);
        var html = await browser.Get(mail.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        var calendar = await browser.Http.GetStringAsync(new Uri(mail.Document.QuerySelector("a[href$='calendar.ics']")!.GetAttribute("href")!, UriKind.Relative));

        Assert.Contains(committee.Chair.Email, mail.Text, StringComparison.Ordinal);
        Assert.Contains("一届六次全体委员会议", html.Text, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(html.Response.Headers.GetValues("X-Frame-Options")));
        Assert.Contains(mail.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), href => href!.StartsWith("https://tc.example.org/r/", StringComparison.Ordinal));
        Assert.Single(Calendar.Load(calendar)!.Events);
    }

    [Fact]
    public async Task A_name_is_never_a_path()
    {
        using var browser = new Browser(app);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/development/mail/..%2F..%2Ftcmanager.db")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/development/mail/0000")).Status);
    }

    [Theory]
    [InlineData("/development/mail")]
    [InlineData("/development/mail/0000")]
    public async Task Where_mail_really_leaves_there_is_no_such_page(string address)
    {
        await using var real = new TestApp();
        real.Settings["Mail:Mode"] = "Smtp";
        using var browser = new Browser(real);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address)).Status);
    }
}
