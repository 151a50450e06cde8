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
        .AddScoped<PublishedMeetings>()
        .AddScoped<SamplePlenaries>()
        .AddScoped<SampleDocuments>()
        .AddScoped<PastMails>()
        .AddScoped<NextPlenaries>()
        .AddScoped<SeedMeetings>()
        .AddScoped<SampleBallotMails>()
        .AddScoped<SampleComments>()
        .AddScoped<SampleConsultations>()
        .AddScoped<SampleDesk>()
        .AddScoped<SampleRoomBallot>()
        .AddScoped<SampleSequels>()
        .AddScoped<SampleSuccession>()
        .AddScoped<SampleBallots>()
        .AddScoped<SampleElections>()
        .AddScoped<SeedDemonstration>();
}
