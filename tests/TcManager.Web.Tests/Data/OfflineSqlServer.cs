using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace TcManager.Web.Tests.Data;

/// <summary>SQL Server's own grammar and its own model of a database, without a server.</summary>
internal static class OfflineSqlServer
{
    internal static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true, SqlEngineType.All).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors.Select(e => $"{e.Line}:{e.Column} {e.Message}"));
        return fragment;
    }

    /// <summary>The parts of one kind in a statement.</summary>
    internal static List<T> Parts<T>(string sql)
        where T : TSqlFragment
    {
        var visitor = new PartVisitor<T>();
        Parse(sql).Accept(visitor);
        return visitor.Found;
    }

    internal static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    internal static TSqlModel Model(IEnumerable<string> definitions)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var definition in definitions)
        {
            model.AddObjects(definition);
        }

        return model;
    }

    /// <summary>Everything that the model objects to, warnings too.</summary>
    internal static IEnumerable<string> Faults(TSqlModel model) => model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}");

    private sealed class PartVisitor<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T part)
            {
                Found.Add(part);
            }
        }
    }
}
