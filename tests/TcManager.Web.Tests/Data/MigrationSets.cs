using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Data;

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
        Assert.Equal(Lines(script), Lines(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scripts", $"{kind}.sql"))));
    }

    /// <summary>SQL Server refuses these only when it runs: error 1785, and keys that cannot be indexed.</summary>
    [Fact]
    public void Only_strict_children_go_with_their_parent()
    {
        using var db = Context(DatabaseKind.SqlServer);
        var cascading = db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())
            .Where(k => k.DeleteBehavior == DeleteBehavior.Cascade && !k.DeclaringEntityType.ClrType.Namespace!.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal))
            .Select(k => k.DeclaringEntityType.ClrType.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["AgendaItem", "DocumentFile", "Office", "Question", "Session", "SlipAnswer"], cascading);
    }

    [Fact]
    public void No_index_holds_an_unbounded_text()
    {
        using var db = Context(DatabaseKind.SqlServer);
        var unbounded = db.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).SelectMany(i => i.Properties.Select(p => (Index: i, Property: p)))
            .Where(x => x.Property.ClrType == typeof(string) && x.Property.GetMaxLength() is null)
            .Select(x => $"{x.Index.DeclaringEntityType.DisplayName()}.{x.Property.Name}");
        Assert.Empty(unbounded);
    }

    private static string[] Lines(string script) => script.ReplaceLineEndings("\n").Trim().Split('\n');

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
