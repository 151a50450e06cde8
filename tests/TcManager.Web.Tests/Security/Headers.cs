using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

public sealed class Headers(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/errors/404")]
    [InlineData("/css/theme.css")]
    public async Task Every_answer_carries_the_policy(string address)
    {
        using var browser = new Browser(app);
        var page = await browser.Get(address);

        var policy = Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(page.Response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_or_style()
    {
        using var browser = new Browser(app);
        var page = await browser.Get("/sign-in");

        Assert.DoesNotContain(page.Document.Scripts, s => s.Source is null);
        Assert.Empty(page.Document.QuerySelectorAll("[style], style"));
        Assert.DoesNotContain(page.Document.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = new Browser(app);
        var page = await browser.Post("/sign-in", [KeyValuePair.Create("Email", "a@b.example"), KeyValuePair.Create("Password", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("The request was not understood", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_return_address_is_not_followed()
    {
        var committee = await app.Committee(code: "SAC/TC 4");
        using var browser = new Browser(app);
        var page = await browser.Get("/sign-in?returnUrl=https%3A%2F%2Fevil.example%2F");
        page = await browser.Post(page, "form[action='/sign-in']", ("Email", committee.Chair.Email), ("Password", Given.Password));
        Assert.Equal("localhost", page.Address.Host);
        Assert.Equal("/", page.Address.AbsolutePath);
    }

    /// <summary>A policy for every request instead of every endpoint would send anonymous callers of unknown addresses round in a loop.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_address_is_not_found_and_a_wrong_method_is_said_so(bool isSignedIn)
    {
        var committee = await app.Committee(code: $"SAC/TC 5{isSignedIn}");
        using var browser = isSignedIn ? await Browser.For(app, committee.Chair) : new Browser(app);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/no/such/page")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.Get("/sign-out")).Status);
    }

    [Fact]
    public void Every_endpoint_asks_for_a_sign_in_or_says_that_it_does_not()
    {
        var endpoints = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, e => Assert.True(
            e.Metadata.GetMetadata<IAuthorizeData>() is not null || e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            e.DisplayName));
    }
}
