using Microsoft.Extensions.Options;
using TcManager.Application.Find;

namespace TcManager.Web.Setup;

/// <summary>Every node keeps an index of its own, so each one looks after it: a scheduled job would run on one of them.</summary>
internal static class FindSetup
{
    internal static void AddFind(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FindSettings>().BindConfiguration("Find");
        builder.Services.PostConfigure<FindSettings>(find => find.Folder = find.Folder.Length > 0 ? Path.GetFullPath(find.Folder, builder.Environment.ContentRootPath) : Path.Combine(builder.DataFolder(), "find"));
        builder.Services.AddHostedService<KeepFindIndex>();
    }
}

/// <summary>Fills the index at the start, and compares it with the database from time to time.</summary>
internal sealed partial class KeepFindIndex(IServiceScopeFactory scopes, IOptions<FindSettings> settings, TimeProvider clock, ILogger<KeepFindIndex> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Value.RefreshSeconds <= 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.Value.RefreshSeconds), clock);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RefreshFind>().ExecuteAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            NotRefreshed(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of names could not be compared with the database; the next run tries again.")]
    private static partial void NotRefreshed(ILogger log, Exception fault);
}
