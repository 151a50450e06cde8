using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Data;

/// <summary>A database of the release before: the day of a committee's founding goes into its states.</summary>
public sealed class CarriedFoundings
{
    [Fact]
    public async Task The_day_of_the_founding_is_carried_into_the_states()
    {
        var folder = Directory.CreateTempSubdirectory("tcmanager-old-").FullName;
        var connection = TestDatabase.Kind switch
        {
            DatabaseKind.Sqlite => $"Data Source={Path.Combine(folder, "old.db")};Pooling=false",
            DatabaseKind.PostgreSql => $"{PostgreSqlCopy.Server};Database=tcmanager_old_{Guid.CreateVersion7():N};Pooling=false",
            _ => null,
        };
        if (connection is null)
        {
            return;
        }

        await using var db = TestDatabase.Open(connection);
        try
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(m => m.EndsWith("_Collations", StringComparison.Ordinal)));
            await InsertAsync(db, 1, "SAC/TC 1", new(1986, 1, 1), DatePrecision.Year);
            await InsertAsync(db, 2, "SAC/TC 2", null, DatePrecision.Day);
            await InsertAsync(db, 3, "SAC/TC 3", new(2024, 2, 26), DatePrecision.Day);

            await db.Database.MigrateAsync();

            Assert.Equal(
                [(1, LifeState.Established, new DateOnly(1986, 1, 1), DatePrecision.Year), (3, LifeState.Established, new(2024, 2, 26), DatePrecision.Day)],
                (await db.CommitteeStates.OrderBy(s => s.CommitteeId).ToListAsync()).Select(s => ((int)s.CommitteeId, s.State, s.OnDate, s.Precision)));
            Assert.Equal([1, 2, 3], await db.Committees.OrderBy(c => c.Id).Select(c => (int)c.Id).ToListAsync());
        }
        finally
        {
            await db.Database.EnsureDeletedAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As the table was: every column that must be filled gets something.</summary>
    private static async Task InsertAsync(TcManagerDb db, long id, string code, DateOnly? established, DatePrecision precision)
    {
        var day = established is { } on ? $"'{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "NULL";
        var (uid, version, roster) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        string Of(Guid guid) => $"'{(TestDatabase.Kind == DatabaseKind.Sqlite ? guid.ToString().ToUpperInvariant() : guid)}'";
        var columns = new Dictionary<string, string>
        {
            ["Id"] = $"{id}", ["Uid"] = Of(uid), ["Version"] = Of(version), ["Code"] = $"'{code}'", ["CodeKey"] = $"'{code}'", ["Kind"] = "0", ["ProfileCode"] = "'sac-2020'", ["ZoneId"] = "'Asia/Shanghai'",
            ["Culture"] = "'zh-CN'", ["EstablishedOn"] = day, ["EstablishedPrecision"] = $"{(int)precision}", ["RosterVersion"] = Of(roster), ["Scope_Zh"] = "''", ["Scope_En"] = "''", ["Title_Zh"] = "'名'", ["Title_En"] = "'Name'",
        };
        var sql = $"INSERT INTO \"Committees\" ({string.Join(", ", columns.Select(c => $"\"{c.Key}\""))}) VALUES ({string.Join(", ", columns.Select(c => c.Value))})";
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
