using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Demonstration;
using TcManager.Application.Find;
using TcManager.Application.Members.Profiles;
using TcManager.Application.People;

namespace TcManager.Web.Setup;

internal static class DatabaseSetup
{
    internal static void AddDatabase(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(builder.DataFolder(), "tcmanager.db");
        builder.Services.PostConfigure<DatabaseSettings>(settings =>
        {
            if (settings is { Kind: DatabaseKind.Sqlite, ConnectionString: "" })
            {
                settings.ConnectionString = $"Data Source={file}";
            }
        });
        builder.Services.AddSingleton<DatabaseFileLock>();

        // A context with its services costs as much as a query: it is kept and used again.
        builder.Services.AddDbContextPool<TcManagerDb>((services, options) =>
        {
            var settings = services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
            options.UseDatabase(settings.Kind, settings.ConnectionString)
                .AddInterceptors(new VersionStamp(services.GetRequiredService<TimeProvider>()), new AuditDuty(), new NoticeFindChanges(services.GetRequiredService<FindChanges>()));
        });
    }

    /// <summary>Creates and migrates the database, publishes rule sets and profiles; fills it with demonstration data where that is asked for.</summary>
    internal static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
        if (settings.Kind == DatabaseKind.Sqlite)
        {
            app.Services.GetRequiredService<DatabaseFileLock>().Take(settings.ConnectionString);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var isDemonstration = scope.ServiceProvider.GetRequiredService<IOptions<DemonstrationSettings>>().Value.Enabled;
        await MigrateAsync(scope.ServiceProvider.GetRequiredService<TcManagerDb>(), app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<FillSearchKeys>().ExecuteAsync(app.Lifetime.ApplicationStopping);
        await app.RefuseDemonstrationAccountsAsync(scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>());
        await OpenFirstAdministratorAsync(scope.ServiceProvider, app.Configuration["Accounts:FirstAdministrator"]);
        await scope.ServiceProvider.GetRequiredService<PublishRuleSets>().ExecuteAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<PublishProfiles>().ExecuteAsync(app.Lifetime.ApplicationStopping);
        if (isDemonstration)
        {
            await scope.ServiceProvider.GetRequiredService<SeedDemonstration>().ExecuteAsync(app.Lifetime.ApplicationStopping);
            await app.AnnounceDemonstrationAsync();
        }
    }

    /// <summary>Asks first: migrating compares the whole model with its snapshot, also where there is nothing to do.</summary>
    private static async Task MigrateAsync(TcManagerDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
        }
    }

    /// <summary>Somebody must be the first: the address asks for its password on the sign-in page.</summary>
    private static async Task OpenFirstAdministratorAsync(IServiceProvider services, string? address)
    {
        if (address is { Length: > 0 })
        {
            await services.GetRequiredService<TcManagerDb>().InTransactionAsync(ct => services.GetRequiredService<OpenAccount>().ForFirstAdministratorAsync(address, ct), default);
        }
    }
}
