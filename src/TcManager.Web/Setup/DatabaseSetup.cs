using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Demonstration;

namespace TcManager.Web.Setup;

internal static class DatabaseSetup
{
    internal static void AddDatabase(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(builder.DataFolder(), "tcmanager.db");
        builder.Services.AddDbContext<TcManagerDb>((services, options) =>
        {
            var settings = services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
            var connection = settings.ConnectionString.Length > 0 ? settings.ConnectionString : $"Data Source={file}";
            options.UseDatabase(settings.Kind, connection)
                .AddInterceptors(new VersionStamp(services.GetRequiredService<TimeProvider>()));
        });
    }

    /// <summary>Creates and migrates the database; fills it with demonstration data where that is asked for.</summary>
    internal static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<IOptions<DemonstrationSettings>>().Value;
        if (settings.Enabled && app.Environment.IsProduction())
        {
            throw new InvalidOperationException("Demonstration data is refused in Production.");
        }

        await scope.ServiceProvider.GetRequiredService<TcManagerDb>().Database.MigrateAsync();
    }
}
