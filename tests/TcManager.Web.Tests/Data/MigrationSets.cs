using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Data;

[Trait("Database", "Any")]
public sealed class MigrationSets
{
    public static TheoryData<DatabaseKind> Kinds => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stand_where_the_model_stands(DatabaseKind kind)
    {
        using var db = Context(kind);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hold_the_passkey_table(DatabaseKind kind)
    {
        using var db = Context(kind);
        Assert.Contains("AspNetUserPasskeys", db.Database.GenerateCreateScript(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stand_in_the_scripts_for_the_DBA(DatabaseKind kind)
    {
        using var db = Context(kind);
        var options = kind == DatabaseKind.Sqlite ? MigrationsSqlGenerationOptions.Script : MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent;
        var script = db.GetService<IMigrator>().GenerateScript(options: options);
        var written = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scripts", $"{kind}.sql"));
        Assert.EndsWith(script.ReplaceLineEndings("\n").Trim(), written.ReplaceLineEndings("\n").Trim(), StringComparison.Ordinal);
    }

    private static TcManagerDb Context(DatabaseKind kind)
    {
        IDesignTimeDbContextFactory<TcManagerDb> factory = kind switch
        {
            DatabaseKind.Sqlite => new Db.Sqlite.DesignFactory(),
            DatabaseKind.SqlServer => new Db.SqlServer.DesignFactory(),
            _ => new Db.PostgreSql.DesignFactory(),
        };
        return factory.CreateDbContext([]);
    }
}
