using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TcManager.Application.Data;

/// <summary>Inserts a row unless its unique key is taken; two at once are decided by the database, and neither sees an error.</summary>
public static class InsertIfAbsent
{
    /// <summary>True when this call has inserted it. The row is not tracked and keeps its Id of 0.</summary>
    /// <param name="db">The database.</param>
    /// <param name="row">Without navigations: they are not followed.</param>
    /// <param name="key">A property under a unique index.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<bool> InsertIfAbsentAsync<T>(this TcManagerDb db, T row, Expression<Func<T, object>> key, CancellationToken ct)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().Where(p => !p.IsPrimaryKey()).ToList();
        var keyName = ((key.Body as UnaryExpression)?.Operand as MemberExpression ?? (MemberExpression)key.Body).Member.Name;
        using var command = db.Database.GetDbConnection().CreateCommand();
        var entry = db.Entry(row);
        var parameters = properties.Select((p, i) => p.GetRelationalTypeMapping().CreateParameter(command, $"@p{i}", entry.Property(p).CurrentValue, p.IsNullable)).ToList();
        var statement = new Statement(
            table.Name,
            [.. properties.Select(p => p.GetColumnName(table)!)],
            type.FindProperty(keyName)!.GetColumnName(table)!,
            properties.FindIndex(p => p.Name == keyName));
        return await db.Database.ExecuteSqlRawAsync(statement.For(DatabaseProvider.KindOf(db)), parameters, ct) == 1;
    }

    private sealed record Statement(string Table, IReadOnlyList<string> Columns, string Key, int KeyIndex)
    {
        private string Values => string.Join(", ", Columns.Select((_, i) => $"@p{i}"));

        internal string For(DatabaseKind kind) => kind switch
        {
            DatabaseKind.Sqlite or DatabaseKind.PostgreSql =>
                $"INSERT INTO \"{Table}\" ({List('"', '"')}) VALUES ({Values}) ON CONFLICT (\"{Key}\") DO NOTHING",
            DatabaseKind.SqlServer =>
                $"INSERT INTO [{Table}] ({List('[', ']')}) SELECT {Values} WHERE NOT EXISTS (SELECT 1 FROM [{Table}] WITH (UPDLOCK, HOLDLOCK) WHERE [{Key}] = @p{KeyIndex})",
            _ => throw new NotSupportedException(),
        };

        private string List(char open, char close) => string.Join(", ", Columns.Select(column => $"{open}{column}{close}"));
    }
}
