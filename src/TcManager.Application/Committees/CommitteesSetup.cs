using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Committees;

internal static class CommitteesSetup
{
    internal static IServiceCollection AddCommittees(this IServiceCollection services) => services
        .AddScoped<CardQueries>()
        .AddScoped<CommitteeQueries>()
        .AddScoped<CommitteePageQueries>()
        .AddScoped<CommitteeFormQueries>()
        .AddScoped<FoundCommittee>()
        .AddScoped<DescribeCommittee>()
        .AddScoped<CommitteeHistoryQueries>()
        .AddScoped<OpenMatterQueries>()
        .AddScoped<EnterState>()
        .AddScoped<BindBody>()
        .AddScoped<EndBody>()
        .AddScoped<HandOverSecretariat>()
        .AddScoped<AppointStaff>()
        .AddScoped<EndStaff>()
        .AddScoped<LinkCommittees>()
        .AddScoped<EndLink>();
}
