using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Accounts;

internal static class AccountsSetup
{
    internal static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<ActorQueries>()
        .AddScoped<ChooseCulture>()
        .AddScoped<ChoosePreferences>()
        .AddScoped<ChangePassword>()
        .AddScoped<OpenAccount>()
        .AddScoped<FindOrOpenAccount>()
        .AddScoped<OpenAccountByHand>()
        .AddScoped<AccountQueries>()
        .AddScoped<HeldAccount>()
        .AddScoped<GiveRole>()
        .AddScoped<TakeRole>()
        .AddScoped<CloseAccount>()
        .AddScoped<ReopenAccount>()
        .AddScoped<RequestPasswordReset>()
        .AddScoped<ResetPassword>()
        .AddSingleton<ResetLinks>()
        .AddSingleton<ZoneList>();
}
