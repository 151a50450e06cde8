using System.Net;
using TcManager.Application.Demonstration;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>The program itself, started in Production.</summary>
[Trait("Database", "Any")]
public sealed class InProduction : IDisposable
{
    private static readonly (string Name, string Value)[] Sound =
    [
        ("environment", "Production"), ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "false"), ("App:PublicUrl", "https://tc.example.org"),
        ("Mail:Mode", "Smtp"), ("Mail:Host", "127.0.0.1"), ("Proxy:Addresses", "127.0.0.1"),
    ];

    private readonly StartedPrograms _programs = new();

    [Fact]
    public async Task Settings_of_a_demonstration_are_refused_and_all_are_named()
    {
        var refusal = await StartedPrograms.RefusalOfAsync(_programs.Start(
            ("environment", "Production"), ("Demonstration:Enabled", "true"), ("Database:Kind", "PostgreSql"),
            ("Database:ConnectionString", "Host=127.0.0.1;Database=none;Username=none;Password=demo-only-605"), ("Mail:Password", DemonstrationAccounts.Password)));
        Assert.All(
            ["Demonstration:Enabled", "Mail:Mode=Pickup", "Database:ConnectionString", "Mail:Password", "App:PublicUrl is plain http"],
            fault => Assert.Contains($"- {fault}", refusal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_with_the_accounts_of_a_demonstration_is_refused()
    {
        var demonstration = _programs.Start(("Jobs:Enabled", "false"));
        await _programs.AddressOfAsync(demonstration);
        await StartedPrograms.StopAsync(demonstration);

        Assert.Contains(DemonstrationAccounts.Emails["chair"], await StartedPrograms.RefusalOfAsync(_programs.Start(Sound)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_its_proxy_it_serves_https_and_nothing_else()
    {
        using var http = new HttpClient { BaseAddress = await _programs.AddressOfAsync(_programs.Start(Sound)) };

        using var byHttps = await AskAsync(http, "/sign-in", "https");
        Assert.Equal(HttpStatusCode.OK, byHttps.StatusCode);
        Assert.All(byHttps.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("__Host-tc-", cookie, StringComparison.Ordinal));

        using var byHttp = await AskAsync(http, "/sign-in", "http");
        Assert.Equal(HttpStatusCode.Forbidden, byHttp.StatusCode);
        Assert.Contains("https://tc.example.org", await byHttp.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(byHttp.Headers.Contains("Set-Cookie"));

        using var health = await AskAsync(http, "/health/ready", "http");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    public void Dispose() => _programs.Dispose();

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string address, string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Forwarded-For", "198.51.100.4");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await http.SendAsync(request);
    }
}
