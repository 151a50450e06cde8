using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace TcManager.Application.Data;

/// <summary>Inserts thousands of rows the way each database takes them fastest: a save of as many tracked rows takes ten times as long.</summary>
public static class InsertMany
{
    /// <summary>SQL Server takes 2,100 in a statement.</summary>
    private const int MostParameters = 2_000;

    /// <summary>Inserts in the caller's transaction. The rows are not tracked and keep their Id of 0; their Version, where they have one, is given here.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rows">Their navigations are not followed, their complex parts are.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertManyAsync<T>(this TcManagerDb db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = new TargetTable(db, typeof(T));
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            await (DatabaseProvider.KindOf(db) switch
            {
                DatabaseKind.Sqlite => OneByOneAsync(db, table, rows, ct),
                DatabaseKind.SqlServer => InStatementsAsync(db, table, rows, ct),
                DatabaseKind.PostgreSql => ByCopyAsync(db, table, rows, ct),
                _ => throw new NotSupportedException(),
            });
        }
        catch (DbException e)
        {
            // As a save would say it: who catches a taken key there catches it here.
            throw new DbUpdateException("Rows were refused.", e);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>SQLite: one statement, prepared once. There is no way to a server that many rows could share.</summary>
    private static async Task OneByOneAsync<T>(TcManagerDb db, TargetTable table, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = table.Statement(1);
        command.Parameters.AddRange(table.Parameters(command, [rows.First()]).ToArray());
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters[i].Value = TargetTable.StoredOf(row, table.Columns[i]) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>SQL Server: many rows in a statement.</summary>
    private static async Task InStatementsAsync<T>(TcManagerDb db, TargetTable table, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var chunk in rows.Chunk(Math.Max(1, MostParameters / table.Columns.Count)))
        {
            await db.Database.ExecuteSqlRawAsync(table.Statement(chunk.Length), table.Parameters(command, chunk), ct);
        }
    }

    /// <summary>PostgreSQL: its binary COPY.</summary>
    private static async Task ByCopyAsync<T>(TcManagerDb db, TargetTable table, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        NpgsqlDbType[] types = [.. table.Parameters(command, [rows.First()]).Cast<NpgsqlParameter>().Select(p => p.NpgsqlDbType)];
        await using var import = await ((NpgsqlConnection)command.Connection!).BeginBinaryImportAsync($"COPY {table.Head} FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await import.StartRowAsync(ct);
            for (var i = 0; i < types.Length; i++)
            {
                if (TargetTable.StoredOf(row, table.Columns[i]) is { } value)
                {
                    await import.WriteAsync(value, types[i], ct);
                }
                else
                {
                    await import.WriteNullAsync(ct);
                }
            }
        }

        await import.CompleteAsync(ct);
    }

    private sealed class TargetTable
    {
        private readonly ISqlGenerationHelper _sql;

        internal TargetTable(TcManagerDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type)!;
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            _sql = db.GetService<ISqlGenerationHelper>();
            Columns = [.. entity.GetFlattenedProperties().Where(p => !p.IsPrimaryKey())];
            Head = $"{_sql.DelimitIdentifier(table.Name)} ({string.Join(", ", Columns.Select(p => _sql.DelimitIdentifier(p.GetColumnName(table)!)))})";
        }

        internal IReadOnlyList<IProperty> Columns { get; }

        /// <summary>The table with its columns.</summary>
        internal string Head { get; }

        /// <summary>As it goes into the column, or null.</summary>
        internal static object? StoredOf(object row, IProperty column) => ValueOf(row, column) is { } value
            ? column.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value
            : null;

        internal string Statement(int rows) => $"INSERT INTO {Head} VALUES " + string.Join(", ", Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(NameOf))})"));

        internal IEnumerable<DbParameter> Parameters<T>(DbCommand command, IReadOnlyList<T> rows)
            where T : class => rows.SelectMany((row, r) => Columns.Select((column, c) =>
                column.GetRelationalTypeMapping().CreateParameter(command, NameOf((r * Columns.Count) + c), ValueOf(row, column), column.IsNullable)));

        private string NameOf(int index) => _sql.GenerateParameterName($"p{index}");

        private static object? ValueOf(object row, IProperty column) =>
            column.Name == VersionStamp.Version ? Guid.CreateVersion7() : column.GetGetter().GetClrValueUsingContainingEntity(row);
    }
}
