using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TcManager.Domain;

namespace TcManager.Application.Data;

/// <summary>Instants are kept to the millisecond in UTC; SQLite cannot compare them as text, so there they are whole milliseconds.</summary>
internal static class UtcStorage
{
    internal static void Configure(ModelConfigurationBuilder conventions, DatabaseKind kind)
    {
        var instants = conventions.Properties<DateTimeOffset>();
        if (kind == DatabaseKind.Sqlite)
        {
            instants.HaveConversion<Milliseconds>();
            return;
        }

        instants.HaveConversion<CutToMilliseconds>().HavePrecision(3);
    }

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class CutToMilliseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToMilliseconds(),
        stored => stored.ToUniversalTime());
}
