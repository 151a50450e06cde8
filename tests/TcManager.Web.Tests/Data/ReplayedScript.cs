using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace TcManager.Web.Tests.Data;

/// <summary>What a script of many steps leaves behind, when each of them is taken once: creates, alters and drops. A step that changes what is not there throws.</summary>
internal sealed class ReplayedScript : TSqlFragmentVisitor
{
    private readonly Dictionary<string, (List<ColumnDefinition> Columns, List<ConstraintDefinition> Constraints)> _tables = [];
    private readonly Dictionary<(string Table, string Index), CreateIndexStatement> _indexes = [];
    private string _schema = "";
    private string _lastCompared = "";

    internal static ReplayedScript Of(string sql)
    {
        var replayed = new ReplayedScript();
        OfflineSqlServer.Parse(sql).Accept(replayed);
        return replayed;
    }

    internal IEnumerable<string> Definitions()
    {
        foreach (var (table, (columns, constraints)) in _tables)
        {
            yield return $"CREATE TABLE {_schema}[{table}] ({string.Join(",\n", columns.Concat<TSqlFragment>(constraints).Select(OfflineSqlServer.Text))});";
        }

        foreach (var index in _indexes.Values)
        {
            yield return OfflineSqlServer.Text(index);
        }
    }

    public override void Visit(CreateTableStatement node)
    {
        _schema = node.SchemaObjectName.SchemaIdentifier is { } schema ? $"[{schema.Value}]." : "";
        _tables.Add(node.SchemaObjectName.BaseIdentifier.Value, ([.. node.Definition.ColumnDefinitions], [.. node.Definition.TableConstraints]));
    }

    public override void Visit(DropTableStatement node)
    {
        foreach (var table in node.Objects.Select(o => o.BaseIdentifier.Value))
        {
            Assert.True(_tables.Remove(table), table);
            RemoveIndexes(table);
        }
    }

    public override void Visit(AlterTableAddTableElementStatement node)
    {
        var (columns, constraints) = TableOf(node);
        columns.AddRange(node.Definition.ColumnDefinitions);
        constraints.AddRange(node.Definition.TableConstraints);
    }

    public override void Visit(AlterTableAlterColumnStatement node)
    {
        var column = TableOf(node).Columns.Single(c => c.ColumnIdentifier.Value == node.ColumnIdentifier.Value);
        (column.DataType, column.Collation) = (node.DataType, node.Collation);
        foreach (var nullable in column.Constraints.OfType<NullableConstraintDefinition>())
        {
            nullable.Nullable = node.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull;
        }
    }

    public override void Visit(AlterTableDropTableElementStatement node)
    {
        var (columns, constraints) = TableOf(node);
        foreach (var element in node.AlterTableDropTableElements)
        {
            var dropped = element.TableElementType == TableElementType.Column
                ? columns.RemoveAll(c => c.ColumnIdentifier.Value == element.Name.Value)
                : constraints.RemoveAll(c => c.ConstraintIdentifier?.Value == element.Name.Value);

            // A column is dropped a second time where it may stand again: under IF EXISTS.
            Assert.True(dropped == 1 || element.TableElementType == TableElementType.Column, element.Name.Value);
        }
    }

    public override void Visit(CreateIndexStatement node)
    {
        Assert.True(_tables.ContainsKey(node.OnName.BaseIdentifier.Value), node.Name.Value);
        _indexes.Add((node.OnName.BaseIdentifier.Value, node.Name.Value), node);
    }

    public override void Visit(DropIndexStatement node)
    {
        foreach (var clause in node.DropIndexClauses.Cast<DropIndexClause>())
        {
            Assert.True(_indexes.Remove((clause.Object.BaseIdentifier.Value, clause.Index.Value)), clause.Index.Value);
        }
    }

    public override void Visit(BooleanComparisonExpression node) => _lastCompared = (node.SecondExpression as StringLiteral)?.Value ?? _lastCompared;

    /// <summary>A literal is taken as if it stood there. What Hangfire builds at run time drops the indexes and keys of the table that the query before has named.</summary>
    public override void Visit(ExecuteStatement node)
    {
        if (node.ExecuteSpecification.ExecutableEntity is ExecutableStringList { Strings: [StringLiteral literal] } && !literal.Value.StartsWith("CREATE SCHEMA", StringComparison.Ordinal))
        {
            OfflineSqlServer.Parse(literal.Value).Accept(this);
        }
        else if (node.ExecuteSpecification.ExecutableEntity is ExecutableProcedureReference { ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value: "sp_executesql" })
        {
            RemoveIndexes(_lastCompared);
            if (_lastCompared == "Counter")
            {
                _tables[_lastCompared].Constraints.Clear();
            }
        }
    }

    private (List<ColumnDefinition> Columns, List<ConstraintDefinition> Constraints) TableOf(AlterTableStatement node) => _tables[node.SchemaObjectName.BaseIdentifier.Value];

    private void RemoveIndexes(string table)
    {
        foreach (var index in _indexes.Keys.Where(key => key.Table == table).ToList())
        {
            _indexes.Remove(index);
        }
    }
}
