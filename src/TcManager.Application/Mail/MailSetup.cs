using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Mail;

internal static class MailSetup
{
    internal static IServiceCollection AddMail(this IServiceCollection services) => services.AddScoped<MailQueue>();
}
