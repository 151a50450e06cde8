using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Reminders;

internal static class RemindersSetup
{
    internal static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddScoped<NextReminders>()
        .AddScoped<QueueDueReminders>()
        .AddScoped<ReminderCampaigns>()
        .AddScoped<RemindNow>();
}
