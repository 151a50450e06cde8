using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Reports;

internal static class ReportsSetup
{
    internal static IServiceCollection AddReports(this IServiceCollection services) => services;
}
