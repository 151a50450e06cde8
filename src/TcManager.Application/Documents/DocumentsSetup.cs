using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.Documents;

internal static class DocumentsSetup
{
    internal static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<FileStore>()
        .AddScoped<Numbering>()
        .AddScoped<AddDocument>()
        .AddScoped<DocumentQueries>();
}
