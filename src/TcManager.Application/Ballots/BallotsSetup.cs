using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Ballots;

internal static class BallotsSetup
{
    internal static IServiceCollection AddBallots(this IServiceCollection services) => services;
}
