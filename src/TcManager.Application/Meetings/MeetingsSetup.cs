using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Meetings;

internal static class MeetingsSetup
{
    internal static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<ReplyLinks>()
        .AddScoped<MeetingPapers>()
        .AddScoped<MeetingQueries>()
        .AddScoped<ScheduleMeeting>()
        .AddScoped<ReviseMeeting>()
        .AddScoped<CallMeeting>()
        .AddScoped<CallNewSeats>()
        .AddScoped<GiveReply>()
        .AddScoped<RecordPresence>()
        .AddScoped<PresenceQueries>()
        .AddScoped<RecordAttendance>();
}
