using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using TcManager.Application.Data;

namespace TcManager.Web.Setup;

/// <summary>/health/live: the process answers. /health/ready: it reaches its database. Neither says more than a word.</summary>
internal static class HealthSetup
{
    private const string Ready = "ready";

    internal static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddDbContextCheck<TcManagerDb>(tags: [Ready]);

    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>For a container without curl: "--health URL" asks another process and ends with 0 when it is well. Null when the arguments ask for nothing of it.</summary>
    internal static async Task<int?> AskAsync(string[] args)
    {
        if (args is not ["--health", var address])
        {
            return null;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await http.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (HttpRequestException)
        {
            return 1;
        }
    }
}
