namespace TcManager.Web.Features.Meetings;

internal static class MeetingPagesSetup
{
    internal static IServiceCollection AddMeetingPages(this IServiceCollection services) => services
        .AddScoped<MeetingAccess>()
        .AddScoped<ReplyAnswers>();
}
