using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TcManager.Application.Demonstration;

namespace TcManager.Web.Setup;

/// <summary>Says on the console where a demonstration is and who may sign in.</summary>
internal static class DemonstrationNotice
{
    private const int RoleWidth = 14;
    private const int EmailWidth = 30;

    /// <summary>Prints once the server listens, because only then its addresses are known.</summary>
    internal static async Task AnnounceDemonstrationAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().ListAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Text(AddressesOf(app), accounts)));
    }

    internal static string Text(IEnumerable<string> addresses, IReadOnlyList<DemonstrationAccount> accounts) => string.Join(Environment.NewLine,
    [
        "",
        $"  TcManager demonstration: {string.Join("  ", addresses)}",
        $"  Every account has the password {DemonstrationAccounts.Password}",
        .. accounts.Select(a => $"    {a.Role.PadRight(RoleWidth)}{a.Email.PadRight(EmailWidth)}{a.Name.En} {a.Name.Zh}".TrimEnd()),
        "",
    ]);

    private static IEnumerable<string> AddressesOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound
            ? bound
            : [app.Services.GetRequiredService<IOptions<AppSettings>>().Value.PublicUrl];
}
