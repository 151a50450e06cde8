using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;

namespace TcManager.Db.PostgreSql;

/// <summary>Lets the tools of EF Core build the model without the web project. Identity's schema version is handed over, or the passkey table would be missing without a word.</summary>
public sealed class DesignFactory : IDesignTimeDbContextFactory<TcManagerDb>
{
    public TcManagerDb CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        var options = new DbContextOptionsBuilder<TcManagerDb>().UseApplicationServiceProvider(services.BuildServiceProvider());
        options.UseDatabase(DatabaseKind.PostgreSql, "Host=127.0.0.1;Database=design");
        return new TcManagerDb(options.Options);
    }
}
