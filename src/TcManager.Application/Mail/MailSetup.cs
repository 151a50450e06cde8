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
        .AddSingleton<MeetingLines>()
        .AddScoped<MeetingNotices>()
        .AddScoped<BallotNotices>()
        .AddScoped<BallotLines>()
        .AddSingleton<VerdictLines>()
        .AddScoped<IMailTemplate, CallMail>()
        .AddScoped<IMailTemplate, ReplyReminderMail>()
        .AddScoped<IMailTemplate, BallotOpenedMail>()
        .AddScoped<IMailTemplate, BallotReminderMail>()
        .AddScoped<IMailTemplate, ReceiptMail>()
        .AddScoped<IMailTemplate, BallotClosedMail>();
}
