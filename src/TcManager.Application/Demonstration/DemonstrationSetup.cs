using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Demonstration;

internal static class DemonstrationSetup
{
    internal static IServiceCollection AddDemonstration(this IServiceCollection services) => services
        .AddScoped<DemonstrationAccounts>()
        .AddScoped<SeedFiles>()
        .AddScoped<SeedCommittees>()
        .AddScoped<SeedRosters>()
        .AddScoped<SeedAccounts>()
        .AddScoped<SeedDemonstration>();
}
