using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;

namespace TcManager.Application.Find;

internal static class FindSetup
{
    internal static IServiceCollection AddFind(this IServiceCollection services) => services
        .AddSingleton<FindFile>()
        .AddSingleton<FindChanges>()
        .AddScoped<RefreshFind>()
        .AddScoped<FindQueries>();
}
