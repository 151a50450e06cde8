using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail.Templates;

namespace TcManager.Application.Mail;

internal static class MailSetup
{
    internal static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddScoped<MailQueue>()
        .AddScoped<MailComposer>()
        .AddSingleton<MailLayout>()
        .AddSingleton<CalendarFile>()
        .AddSingleton<DaysLeft>()
        .AddSingleton<MeetingFacts>()
        .AddScoped<MeetingNotices>()
        .AddScoped<IMailTemplate, CallMail>()
        .AddScoped<IMailTemplate, ReplyReminderMail>();
}
