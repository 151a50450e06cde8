using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Audit;

internal static class AuditSetup
{
    internal static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditLog>()
        .AddScoped<SealAudit>()
        .AddScoped<CheckAudit>()
        .AddScoped<AuditQueries>();
}
