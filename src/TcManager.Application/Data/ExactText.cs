using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TcManager.Application.Data;

/// <summary>Gives texts that are compared byte by byte the binary collation of their database; SQLite compares so by itself.</summary>
internal static class ExactText
{
    /// <summary>Stands in the mapping until the database is known.</summary>
    internal const string Mark = "exact";

    internal static void Configure(IMutableModel model, DatabaseKind kind)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()).Where(p => p.GetCollation() == Mark))
        {
            property.SetCollation(CollationOn(kind));
        }
    }

    private static string? CollationOn(DatabaseKind kind) => kind switch
    {
        DatabaseKind.SqlServer => "Latin1_General_100_BIN2",
        DatabaseKind.PostgreSql => "C",
        _ => null,
    };
}
