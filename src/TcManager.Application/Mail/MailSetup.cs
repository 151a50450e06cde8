using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TcManager.Application.Mail.Delivery;
using TcManager.Application.Mail.Templates;

namespace TcManager.Application.Mail;

internal static class MailSetup
{
    internal static IServiceCollection AddMail(this IServiceCollection services) => services.AddTemplates().AddDelivery()
        .AddScoped<MailQueue>()
        .AddScoped<CampaignQueries>()
        .AddScoped<RetryFailedMails>();

    private static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddScoped<DeliverOutbox>()
        .AddScoped<OutboxClaims>()
        .AddSingleton<OutboxGauges>()
        .AddSingleton<MailMessages>()
        .AddSingleton<TrustedCertificates>()
        .AddSingleton<PickupTransport>()
        .AddSingleton<PickupMails>()
        .AddScoped<SmtpTransport>()
        .AddScoped<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailSettings>>().Value.Mode == MailMode.Smtp
            ? provider.GetRequiredService<SmtpTransport>()
            : provider.GetRequiredService<PickupTransport>());

    private static IServiceCollection AddTemplates(this IServiceCollection services) => services
        .AddScoped<MailComposer>()
        .AddSingleton<MailLayout>()
        .AddSingleton<CalendarFile>()
        .AddSingleton<DaysLeft>()
        .AddSingleton<MeetingLines>()
        .AddScoped<MailBatch>()
        .AddScoped<MeetingNotices>()
        .AddScoped<BallotNotices>()
        .AddScoped<BallotLines>()
        .AddSingleton<VerdictLines>()
        .AddScoped<IMailTemplate, CallMail>()
        .AddScoped<IMailTemplate, ReplyReminderMail>()
        .AddScoped<IMailTemplate, BallotOpenedMail>()
        .AddScoped<IMailTemplate, BallotReminderMail>()
        .AddScoped<IMailTemplate, ReceiptMail>()
        .AddScoped<IMailTemplate, BallotClosedMail>()
        .AddScoped<IMailTemplate, BallotMovedMail>()
        .AddScoped<IMailTemplate, BallotWithdrawnMail>()
        .AddScoped<ConsultationLines>()
        .AddScoped<IMailTemplate, ConsultationOpenedMail>()
        .AddScoped<IMailTemplate, ConsultationReminderMail>()
        .AddScoped<IMailTemplate, ConsultationReceiptMail>()
        .AddScoped<IMailTemplate, ConsultationMovedMail>()
        .AddScoped<IMailTemplate, ConsultationClosedMail>()
        .AddScoped<IMailTemplate, CommentsAnsweredMail>()
        .AddScoped<IMailTemplate, SlipRecordedMail>()
        .AddScoped<IMailTemplate, SlipObjectedMail>()
        .AddScoped<IMailTemplate, ProxyGivenMail>()
        .AddScoped<IMailTemplate, DutyReminderMail>()
        .AddScoped<IMailTemplate, PasswordResetMail>();
}
