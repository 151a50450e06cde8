using Hangfire;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Options;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Imports;
using TcManager.Application.Mail.Delivery;
using TcManager.Application.Members.Duties;
using TcManager.Application.Reminders;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Setup;

/// <summary>Hangfire only says "now": what is due is asked of the database, and the outbox owns retrying.</summary>
internal static class JobsSetup
{
    // On PostgreSQL Hangfire's locks are rows, which a killed process leaves behind: for the usual ten minutes no node could start, nor would its jobs run. Less than the 15 seconds
    // that a start waits for a lock; a lock that is taken from one who lives on costs nothing, since claims in the database keep work from being done twice.
    private static readonly TimeSpan LockOfTheDead = TimeSpan.FromSeconds(10);

    internal static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddHangfire((services, hangfire) =>
        {
            var database = services.GetRequiredService<IOptions<DatabaseSettings>>().Value;
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            hangfire.UseFilter(new AutomaticRetryAttribute { Attempts = 0 });
            _ = database.Kind switch
            {
                DatabaseKind.SqlServer => hangfire.UseSqlServerStorage(database.ConnectionString),
                DatabaseKind.PostgreSql => hangfire.UsePostgreSqlStorage(o => o.UseNpgsqlConnection(database.ConnectionString), new() { DistributedLockTimeout = LockOfTheDead }),
                _ => (IGlobalConfiguration)hangfire.UseInMemoryStorage(new InMemoryStorageOptions()),
            };
        });
        if (builder.Configuration.GetValue<bool>("Jobs:Enabled"))
        {
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = 2;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            });
        }
    }

    /// <summary>After the database has been prepared: Hangfire makes its tables there and makes no database.</summary>
    internal static void MapJobs(this WebApplication app)
    {
        app.MapHangfireDashboard("/jobs", new DashboardOptions { Authorization = [], AsyncAuthorization = [new AdministratorsOnly()], AppPath = "/" })
            .RequireAuthorization();
        if (!app.Services.GetRequiredService<IOptions<JobSettings>>().Value.Enabled)
        {
            return;
        }

        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<OpenDueBallots>("open-due-ballots", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<CloseExpiredBallots>("close-expired-ballots", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<EndDueRooms>("end-due-rooms", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<QueueDueReminders>("queue-due-reminders", job => job.ExecuteAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<AdvanceImports>("advance-imports", job => job.ExecuteAsync(CancellationToken.None), "*/10 * * * * *");
        jobs.AddOrUpdate<ForgetImports>("forget-imports", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(19));
        jobs.AddOrUpdate<SealSlips>("seal-slips", job => job.ExecuteAsync(CancellationToken.None), "*/10 * * * * *");
        jobs.AddOrUpdate<SealAudit>("seal-audit", job => job.ExecuteAsync(CancellationToken.None), "*/10 * * * * *");
        jobs.AddOrUpdate<ProposeDuties>("propose-duties", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(19));
        jobs.AddOrUpdate<CheckAudit>("check-audit", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(20));
        jobs.AddOrUpdate<CheckSlips>("check-slips", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(20, 30));
        jobs.AddOrUpdate<DeliverOutbox>("deliver-outbox", job => job.ExecuteAsync(CancellationToken.None), "*/10 * * * * *");
    }

    private sealed class AdministratorsOnly : IDashboardAsyncAuthorizationFilter
    {
        public async Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var actor = await context.GetHttpContext().RequestServices.GetRequiredService<CurrentActor>().GetAsync();
            return actor.Roles.Contains(SystemRole.Administrator);
        }
    }
}
