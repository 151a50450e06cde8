using Microsoft.AspNetCore.Mvc.Testing;
using System.Net;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Accounts;

public sealed class SigningIn(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_right_password_opens_home()
    {
        var committee = await app.Committee(code: "SAC/TC 1");
        using var browser = await Browser.For(app, committee.Chair);

        var page = await browser.Get("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/", page.Address.AbsolutePath);
        Assert.Contains(committee.Chair.NameLatin, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_nobody_learns_whether_there_is_one()
    {
        const string Form = "form[action='/sign-in']";
        var committee = await app.Committee(code: "SAC/TC 2");
        using var browser = new Browser(app);
        var page = await browser.Get("/sign-in");
        for (var i = 0; i < 6; i++)
        {
            page = await browser.Post(page, Form, ("Email", committee.Chair.Email), ("Password", "wrong"));
            var unknown = await browser.Post(page, Form, ("Email", "nobody@example.org"), ("Password", "wrong"));
            Assert.Equal(Fault(page), Fault(unknown));
            Assert.Contains("locked for 15 minutes", Fault(page), StringComparison.Ordinal);
        }

        page = await browser.Post(page, Form, ("Email", committee.Chair.Email), ("Password", Given.Password));
        Assert.Equal("/sign-in", page.Address.AbsolutePath);
    }

    private static string Fault(Page page) => string.Concat(page.Document.QuerySelectorAll("[role=alert]").Select(e => e.Spoken()));

    [Fact]
    public async Task The_language_is_kept_with_the_account()
    {
        var committee = await app.Committee(code: "SAC/TC 3");
        using (var browser = await Browser.For(app, committee.Chair))
        {
            var page = await browser.Post(await browser.Get("/"), "form[action='/culture']", ("culture", "zh-CN"));
            Assert.Contains("首页", page.Text, StringComparison.Ordinal);
        }

        using var other = await Browser.For(app, committee.Chair);
        Assert.Contains("首页", (await other.Get("/")).Text, StringComparison.Ordinal);
    }

    /// <summary>The address of a form alone is no page.</summary>
    [Theory]
    [InlineData("http://localhost/committees?all=1", "/committees?all=1")]
    [InlineData("https://elsewhere.example/committees", "/")]
    [InlineData(null, "/")]
    public async Task Whoever_sends_a_form_when_the_session_has_ended_comes_back_to_the_page_that_it_stood_on(string? from, string to)
    {
        var committee = await app.Committee(code: $"SAC/TC 4{from?.Length}");
        using var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/committees/{committee.Id}/seats/new", UriKind.Relative));
        request.Headers.Referrer = from is null ? null : new(from);

        using var answer = await http.SendAsync(request);

        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(to)}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_anonymous_caller_is_sent_to_sign_in()
    {
        using var browser = new Browser(app);
        Assert.Equal("/sign-in", (await browser.Get("/")).Address.AbsolutePath);
    }
}
