using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Reports.Home;

namespace TcManager.Application.Reports;

internal static class ReportsSetup
{
    internal static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<AttendanceRows>()
        .AddScoped<AttendanceQueries>()
        .AddScoped<RunningBallotQueries>()
        .AddScoped<MyDutiesQueries>()
        .AddScoped<DeskQueries>()
        .AddScoped<HomeQueries>();
}
