using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Members.Changes;
using TcManager.Application.Members.Duties;
using TcManager.Application.Members.Profiles;

namespace TcManager.Application.Members;

internal static class MembersSetup
{
    internal static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<CommitteeProfiles>()
        .AddScoped<RosterQueries>()
        .AddScoped<CompositionQueries>()
        .AddScoped<RosterPageQueries>()
        .AddScoped<RosterWhatIf>()
        .AddScoped<SeatQueries>()
        .AddScoped<HeldSeat>()
        .AddScoped<GiveSeat>()
        .AddScoped<EndSeat>()
        .AddScoped<ChangeOffices>()
        .AddScoped<GrantLeave>()
        .AddScoped<ChangeRepresentatives>()
        .AddScoped<ChangeSeat>()
        .AddScoped<PrepareRosterChange>()
        .AddScoped<DecideRosterLine>()
        .AddScoped<RosterChangeForecasts>()
        .AddScoped<AdvanceRosterChange>()
        .AddScoped<RosterChangeQueries>()
        .AddScoped<VoteQueries>()
        .AddScoped<PublishProfiles>()
        .AddScoped<ProfileQueries>()
        .AddScoped<ReviseProfile>()
        .AddScoped<DutyQueries>()
        .AddScoped<ProposeDuties>()
        .AddScoped<DecideDuty>();
}
