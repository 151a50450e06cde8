using OpenTelemetry.Metrics;
using TcManager.Application;
using TcManager.Application.Mail.Delivery;

namespace TcManager.Web.Setup;

/// <summary>
/// Metrics for Prometheus on a port of their own (<c>Metrics:Port</c>, 0 for none), so that a proxy which serves the pages does not serve them. The
/// port must be among the addresses that the program listens on. Without one nothing is counted.
/// </summary>
internal static class WatchingSetup
{
    internal static void AddWatching(this WebApplicationBuilder builder)
    {
        if (PortOf(builder.Configuration) != 0)
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
                .AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddPrometheusExporter());
        }
    }

    internal static void UseWatching(this WebApplication app)
    {
        var port = PortOf(app.Configuration);
        if (port != 0)
        {
            // Nobody else asks for them, and they must be there before anything happens.
            app.Services.GetRequiredService<OutboxGauges>();
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Connection.LocalPort == port && context.Request.Path == "/metrics");
        }
    }

    private static int PortOf(IConfiguration configuration) => configuration.GetValue<int>("Metrics:Port");
}
