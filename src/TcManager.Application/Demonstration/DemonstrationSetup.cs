using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Demonstration;

internal static class DemonstrationSetup
{
    internal static IServiceCollection AddDemonstration(this IServiceCollection services) => services.AddScoped<DemonstrationAccounts>();
}
