using Microsoft.Extensions.Options;
using TcManager.Application.Demonstration;
using TcManager.Application.Mail;

namespace TcManager.Web.Setup;

/// <summary>What is good enough for a demonstration is refused in Production (decisions, Of the code 16).</summary>
internal static class ProductionSetup
{
    /// <summary>Part of every password that docker-compose.yml falls back to.</summary>
    private const string DefaultSecret = "demo-only-605";

    /// <summary>Refuses to start on settings of a demonstration, all of them said at once.</summary>
    internal static void RefuseDemonstrationSettings(this WebApplication app)
    {
        if (app.Environment.IsProduction() && Faults(app).ToList() is { Count: > 0 } faults)
        {
            throw Refusal(faults);
        }
    }

    /// <summary>Refuses to start on a database that holds accounts whose password is printed everywhere.</summary>
    internal static async Task RefuseDemonstrationAccountsAsync(this WebApplication app, DemonstrationAccounts accounts)
    {
        if (app.Environment.IsProduction() && await accounts.ListAsync(app.Lifetime.ApplicationStopping) is { Count: > 0 } found)
        {
            throw Refusal([$"the database holds the demonstration's accounts ({string.Join(", ", found.Select(a => a.Email))}): start on a database of its own"]);
        }
    }

    /// <summary>Serves nothing over plain http where the installation has an https address: a session must not travel in the open. Its health may be asked.</summary>
    internal static void UseHttpsOnly(this WebApplication app)
    {
        var address = PublicUrlOf(app);
        if (app.Environment.IsProduction() && address.Scheme == Uri.UriSchemeHttps)
        {
            app.MapWhen(context => !context.Request.IsHttps && !context.Request.Path.StartsWithSegments("/health"), plain => plain.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return context.Response.WriteAsync($"Only by https: {address} (behind a proxy, Proxy:Addresses must name it)\n", context.RequestAborted);
            }));
        }
    }

    private static IEnumerable<string> Faults(WebApplication app)
    {
        var mail = app.Services.GetRequiredService<IOptions<MailSettings>>().Value;
        if (app.Services.GetRequiredService<IOptions<DemonstrationSettings>>().Value.Enabled)
        {
            yield return "Demonstration:Enabled fills the database with samples";
        }

        if (mail.Mode == MailMode.Pickup)
        {
            yield return "Mail:Mode=Pickup shows every mail to everybody: set Smtp";
        }

        if (IsDefault(app.Services.GetRequiredService<IOptions<DatabaseSettings>>().Value.ConnectionString))
        {
            yield return "Database:ConnectionString has the password of the demonstration";
        }

        if (IsDefault(mail.Password) || app.Configuration["Keys:CertificatePassword"] is { } secret && IsDefault(secret))
        {
            yield return "Mail:Password or Keys:CertificatePassword is one of the demonstration";
        }

        if (PublicUrlOf(app).Scheme != Uri.UriSchemeHttps && !app.Services.GetRequiredService<IOptions<ProxySettings>>().Value.IsDeclared)
        {
            yield return "App:PublicUrl is plain http, and Proxy:Addresses declares no proxy";
        }
    }

    private static bool IsDefault(string value) =>
        value.Contains(DefaultSecret, StringComparison.OrdinalIgnoreCase) || value.Contains(DemonstrationAccounts.Password, StringComparison.Ordinal);

    private static Uri PublicUrlOf(WebApplication app) => new(app.Services.GetRequiredService<IOptions<AppSettings>>().Value.PublicUrl);

    private static InvalidOperationException Refusal(IReadOnlyList<string> faults) =>
        new($"Refused in Production:{string.Concat(faults.Select(fault => $"{Environment.NewLine}- {fault}"))}");
}
