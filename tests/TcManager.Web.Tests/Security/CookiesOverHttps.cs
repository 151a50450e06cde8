using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

public sealed class CookiesOverHttps(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Every_cookie_is_bound_to_the_host_where_the_request_is_https(string scheme, bool isBound)
    {
        var committee = await app.Committee(1, $"SAC/TC {scheme}");
        using var seen = new SeenCookies();
        using var browser = Recorded(scheme, seen);
        var signIn = await browser.Get("/sign-in");
        await browser.Post(signIn, "form[action='/sign-in']", ("Email", committee.Chair.Email), ("Password", Given.Password));
        var account = await browser.Get("/account");
        Assert.Equal(HttpStatusCode.OK, account.Status);
        Assert.Equal("/account", account.Address.AbsolutePath);
        var done = await browser.Post(account, "form[action='/account']");
        Assert.NotNull(done.Document.QuerySelector("[role='status']"));
        await browser.Post(account, "form[action='/culture']");

        string[] names = ["tc-form", "tc-session", "tc-done", ".AspNetCore.Culture"];
        Assert.Equal(names.Select(n => isBound ? $"__Host-{n}" : n).Order(), seen.Set.Select(c => c.Split('=')[0]).Distinct().Order());
        Assert.All(seen.Set, c => Assert.Equal(isBound, c.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
        Assert.All(seen.Set, c => Assert.Contains("; path=/;", $"{c};", StringComparison.OrdinalIgnoreCase));
        Assert.All(seen.Set, c => Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(seen.Set, c => Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Another host, or somebody on the line, can plant a plain cookie, never one of this prefix.</summary>
    [Fact]
    public async Task A_session_that_is_not_bound_to_the_host_is_none_over_https()
    {
        var committee = await app.Committee(1, "SAC/TC planted");
        using var seen = new SeenCookies();
        using var plain = Recorded("http", seen);
        await plain.Post(await plain.Get("/sign-in"), "form[action='/sign-in']", ("Email", committee.Chair.Email), ("Password", Given.Password));
        var session = seen.Set.Last(c => c.StartsWith("tc-session=", StringComparison.Ordinal)).Split(';')[0];
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });

        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(session));
        Assert.Equal(HttpStatusCode.OK, await AskAsync($"__Host-{session}"));

        async Task<HttpStatusCode> AskAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
            request.Headers.Add("Cookie", cookie);
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
    }

    private Browser Recorded(string scheme, SeenCookies seen) =>
        new(app, app.CreateDefaultClient(new Uri($"{scheme}://localhost"), new RedirectHandler(), new CookieContainerHandler(), seen));

    /// <summary>Keeps what every answer sets, those of redirections too.</summary>
    private sealed class SeenCookies : DelegatingHandler
    {
        internal List<string> Set { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Set.AddRange(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
            return response;
        }
    }
}
