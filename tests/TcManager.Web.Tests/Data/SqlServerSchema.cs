using Hangfire.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TcManager.Application.Data;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace TcManager.Web.Tests.Data;

/// <summary>No SQL Server runs where these tests do: what it would be given is parsed by its own grammar and validated by its own model.</summary>
public sealed class SqlServerSchema
{
    [Fact]
    public void The_script_of_all_migrations_is_valid_and_builds_what_the_model_says()
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        var migrated = Model(Definitions(Script(db)));
        var modelled = Model(Definitions(db.Database.GenerateCreateScript()));

        Assert.Empty(migrated.Validate().Select(m => m.Message));
        Assert.Empty(modelled.Validate().Select(m => m.Message));
        var expected = Names(modelled);
        Assert.True(expected.Count > 60, "Tables and indexes are found.");
        Assert.Equal(expected, [.. Names(migrated).Where(n => !n.Contains("__EFMigrationsHistory", StringComparison.Ordinal))]);
    }

    [Fact]
    public void A_wrong_definition_is_found()
    {
        var model = Model(["CREATE TABLE [A]([Id] jsonb NOT NULL);", "CREATE TABLE [B]([Id] int NOT NULL);", "CREATE INDEX IX ON [B]([Nope]);"]);
        Assert.NotEmpty(model.Validate());
    }

    [Fact]
    public void The_jobs_own_script_is_valid()
    {
        var assembly = typeof(SqlServerStorage).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(scripts);
        foreach (var name in scripts)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Parse(reader.ReadToEnd().Replace("$(HangFireSchema)", "HangFire", StringComparison.Ordinal));
        }
    }

    /// <summary>Readers must not wait for writers: votes are cast while pages are read.</summary>
    [Fact]
    public void A_new_database_reads_committed_snapshots()
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        var create = db.GetService<IMigrationsSqlGenerator>().Generate([new SqlServerCreateDatabaseOperation { Name = "TcManager" }]);
        Assert.Contains(create, command => command.CommandText.Contains("READ_COMMITTED_SNAPSHOT ON", StringComparison.Ordinal));
    }

    private static string Script(TcManagerDb db) =>
        db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    private static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true, SqlEngineType.All).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors.Select(e => $"{e.Line}:{e.Column} {e.Message}"));
        return fragment;
    }

    private static List<string> Definitions(string sql)
    {
        var visitor = new DefinitionVisitor();
        Parse(sql).Accept(visitor);
        var generator = new Sql160ScriptGenerator();
        return [.. visitor.Statements.Select(s =>
        {
            generator.GenerateScript(s, out var text);
            return text;
        })];
    }

    private static TSqlModel Model(IEnumerable<string> definitions)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var definition in definitions)
        {
            model.AddObjects(definition);
        }

        return model;
    }

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
            ? $"{name} {string.Join(',', thing.GetReferenced(Column.DataType).Select(t => t.Name))} {thing.GetProperty<int>(Column.Length)} {thing.GetProperty<bool>(Column.Nullable)}"
            : name;
    }

    private sealed class DefinitionVisitor : TSqlFragmentVisitor
    {
        public List<TSqlStatement> Statements { get; } = [];

        public override void Visit(CreateTableStatement node) => Statements.Add(node);

        public override void Visit(CreateIndexStatement node) => Statements.Add(node);

        public override void Visit(AlterTableAddTableElementStatement node) => Statements.Add(node);

        /// <summary>Idempotent scripts wrap some definitions in EXEC(N'…').</summary>
        public override void Visit(ExecuteStatement node)
        {
            if (node.ExecuteSpecification.ExecutableEntity is ExecutableStringList list)
            {
                foreach (var literal in list.Strings.OfType<StringLiteral>())
                {
                    Parse(literal.Value).Accept(this);
                }
            }
        }
    }
}
