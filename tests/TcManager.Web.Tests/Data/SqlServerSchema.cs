using Hangfire.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TcManager.Application.Data;
using static TcManager.Web.Tests.Data.OfflineSqlServer;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace TcManager.Web.Tests.Data;

/// <summary>No SQL Server runs where these tests do: what it would be given is parsed by its own grammar and validated by its own model.</summary>
[Trait("Database", "Any")]
public sealed class SqlServerSchema
{
    [Fact]
    public void The_script_of_all_migrations_is_valid_and_builds_what_the_model_says()
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        var migrated = Model(ReplayedScript.Of(Script(db)).Definitions());
        var modelled = Model(ReplayedScript.Of(db.Database.GenerateCreateScript()).Definitions());

        Assert.Empty(Faults(migrated));
        Assert.Empty(Faults(modelled));
        var expected = Names(modelled);
        Assert.True(expected.Count > 60, "Tables and indexes are found.");
        Assert.Equal(expected, [.. Names(migrated).Where(n => !n.Contains("__EFMigrationsHistory", StringComparison.Ordinal))]);
    }

    [Fact]
    public void A_wrong_definition_is_found()
    {
        var model = Model(["CREATE TABLE [A]([Id] jsonb NOT NULL);", "CREATE TABLE [B]([Id] int NOT NULL);", "CREATE INDEX IX ON [B]([Nope]);"]);
        Assert.NotEmpty(Faults(model));
    }

    /// <summary>Each step of it finds what it changes, and what stands at its end is valid.</summary>
    [Fact]
    public void The_jobs_own_script_builds_a_valid_schema()
    {
        var assembly = typeof(SqlServerStorage).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith("Install.sql", StringComparison.Ordinal)))!);
        var built = ReplayedScript.Of(reader.ReadToEnd().Replace("$(HangFireSchema)", "HangFire", StringComparison.Ordinal));
        var model = Model(["CREATE SCHEMA [HangFire];", .. built.Definitions()]);

        Assert.Empty(Faults(model));
        string[] expected = ["AggregatedCounter", "Counter", "Hash", "Job", "JobParameter", "JobQueue", "List", "Schema", "Server", "Set", "State"];
        Assert.Equal(expected, model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(t => t.Name.Parts[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_script_that_changes_what_is_not_there_is_found() =>
        Assert.ThrowsAny<Exception>(() => ReplayedScript.Of("CREATE TABLE [H].[A]([Id] int NOT NULL); DROP INDEX [IX] ON [H].[A];"));

    /// <summary>Readers must not wait for writers: votes are cast while pages are read.</summary>
    [Fact]
    public void A_new_database_reads_committed_snapshots()
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        var create = db.GetService<IMigrationsSqlGenerator>().Generate([new SqlServerCreateDatabaseOperation { Name = "TcManager" }]);
        Assert.Contains(create, command => command.CommandText.Contains("READ_COMMITTED_SNAPSHOT ON", StringComparison.Ordinal));
    }

    /// <summary>A database that a DBA has made does so by the first statement of the script.</summary>
    [Fact]
    public void The_script_for_the_DBA_turns_committed_snapshots_on()
    {
        var first = ((TSqlScript)Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scripts", "SqlServer.sql")))).Batches[0];
        var set = Assert.Single(Parts<AlterDatabaseSetStatement>(Text(first)));
        Assert.True(set.UseCurrent);
        var option = Assert.IsType<OnOffDatabaseOption>(Assert.Single(set.Options));
        Assert.Equal((DatabaseOptionKind.ReadCommittedSnapshot, OptionState.On), (option.OptionKind, option.OptionState));
    }

    private static string Script(TcManagerDb db) =>
        db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    private static List<string> Names(TSqlModel model)
    {
        var things = model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass, Index.TypeClass, ForeignKeyConstraint.TypeClass).ToList();
        var columns = things.Where(t => t.ObjectType == Table.TypeClass).SelectMany(t => t.GetReferenced(Table.Columns));
        return [.. things.Concat(columns).Select(Described).Order(StringComparer.Ordinal)];
    }

    private static string Described(TSqlObject thing)
    {
        var name = $"{thing.ObjectType.Name} {thing.Name}";
        return thing.ObjectType == Column.TypeClass
            ? $"{name} {string.Join(',', thing.GetReferenced(Column.DataType).Select(t => t.Name))} {thing.GetProperty<int>(Column.Length)} {thing.GetProperty<bool>(Column.Nullable)} {thing.GetProperty<string>(Column.Collation)}"
            : name;
    }
}
