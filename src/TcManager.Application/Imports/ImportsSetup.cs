using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Imports.Exports;

namespace TcManager.Application.Imports;

internal static class ImportsSetup
{
    internal static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportFiles>()
        .AddScoped<RowDeciders>()
        .AddScoped<ImportRun>()
        .AddScoped<HandInImport>()
        .AddScoped<CheckImport>()
        .AddScoped<TakeImport>()
        .AddScoped<AdvanceImports>()
        .AddScoped<ForgetImports>()
        .AddScoped<ImportQueries>()
        .AddScoped<PeopleExport>()
        .AddScoped<CommitteeExport>();
}
