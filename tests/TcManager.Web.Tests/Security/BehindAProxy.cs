using System.Net;
using Microsoft.AspNetCore.Http;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>Who may say for whom, and by which scheme, a request came.</summary>
public sealed class BehindAProxy : IDisposable
{
    private readonly TestApp _app = new() { Settings = { ["Proxy:Addresses"] = "192.0.2.7, 10.1.0.0/16" } };

    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("203.0.113.9", false)]
    [InlineData("127.0.0.1", false)]
    public async Task Only_a_declared_proxy_is_believed(string caller, bool isBelieved)
    {
        var context = await AskAsync(_app, caller, "198.51.100.4");
        Assert.Equal(isBelieved ? "https" : "http", context.Request.Scheme);
        Assert.Equal(IPAddress.Parse(isBelieved ? "198.51.100.4" : caller), context.Connection.RemoteIpAddress);
    }

    [Fact]
    public async Task What_a_caller_has_written_before_the_proxy_is_not_believed() =>
        Assert.Equal(IPAddress.Parse("198.51.100.4"), (await AskAsync(_app, "192.0.2.7", "127.0.0.1, 198.51.100.4")).Connection.RemoteIpAddress);

    [Fact]
    public async Task Nobody_is_believed_where_none_is_declared()
    {
        await using var app = new TestApp();
        Assert.Equal("http", (await AskAsync(app, "127.0.0.1", "198.51.100.4")).Request.Scheme);
    }

    [Fact]
    public async Task A_misspelt_address_is_refused_at_the_start()
    {
        await using var app = new TestApp { Settings = { ["Proxy:Addresses"] = "proxy.example.org" } };
        Assert.Contains("proxy.example.org", Assert.ThrowsAny<Exception>(() => app.Services).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private static Task<HttpContext> AskAsync(TestApp app, string caller, string forwardedFor) => app.Server.SendAsync(context =>
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/health/live";
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        context.Request.Headers["X-Forwarded-Proto"] = "https";
    });
}
