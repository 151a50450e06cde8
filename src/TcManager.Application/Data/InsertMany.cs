using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TcManager.Application.Data;

/// <summary>Inserts thousands of rows in few statements: a save of as many tracked rows takes several times as long.</summary>
public static class InsertMany
{
    /// <summary>More would fit, but SQLite finds a parameter by walking them all.</summary>
    private const int MostParameters = 500;

    /// <summary>Inserts in the caller's transaction. The rows are not tracked and keep their Id of 0; their Version, where they have one, is given here.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rows">Without navigations and complex parts: they are not followed.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertManyAsync<T>(this TcManagerDb db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        var table = new TargetTable(db, typeof(T));
        using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var chunk in rows.Chunk(Math.Max(1, MostParameters / table.Columns.Count)))
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync(table.Statement(chunk.Length), table.Parameters(command, chunk), ct);
            }
            catch (DbException e)
            {
                // As a save would say it: who catches a taken key there catches it here.
                throw new DbUpdateException("Rows were refused.", e);
            }
        }
    }

    private sealed class TargetTable
    {
        private readonly ISqlGenerationHelper _sql;
        private readonly string _insert;

        internal TargetTable(TcManagerDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type)!;
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            _sql = db.GetService<ISqlGenerationHelper>();
            Columns = [.. entity.GetProperties().Where(p => !p.IsPrimaryKey())];
            _insert = $"INSERT INTO {_sql.DelimitIdentifier(table.Name)} ({string.Join(", ", Columns.Select(p => _sql.DelimitIdentifier(p.GetColumnName(table)!)))}) VALUES ";
        }

        internal IReadOnlyList<IProperty> Columns { get; }

        internal string Statement(int rows) => _insert + string.Join(", ", Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(NameOf))})"));

        internal IEnumerable<DbParameter> Parameters<T>(DbCommand command, IReadOnlyList<T> rows)
            where T : class => rows.SelectMany((row, r) => Columns.Select((column, c) =>
                column.GetRelationalTypeMapping().CreateParameter(command, NameOf((r * Columns.Count) + c), ValueOf(row, column), column.IsNullable)));

        private string NameOf(int index) => _sql.GenerateParameterName($"p{index}");

        private static object? ValueOf(object row, IProperty column) => column.Name == VersionStamp.Version ? Guid.CreateVersion7() : column.GetGetter().GetClrValue(row);
    }
}
