using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Imports;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Data;

/// <summary>Only PostgreSQL keeps plans for longer than they are right.</summary>
public sealed class PlansOfStatements(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_fills_tables_plans_anew_until_its_connection_goes_back()
    {
        if (TestDatabase.Kind != DatabaseKind.PostgreSql)
        {
            app.Queries.Restart();
            await app.InDb(db => db.PlanAnewAsync(default));
            Assert.Empty(app.Queries.Commands);
            return;
        }

        await app.InDb(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.PlanAnewAsync(default);
            Assert.Equal("force_custom_plan", await ModeAsync(db));
            await db.Database.CloseConnectionAsync();
            Assert.Equal("auto", await ModeAsync(db));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_is_such_work(bool isTaken)
    {
        var committee = await app.Committee(code: isTaken ? "SAC/TC P2" : "SAC/TC P1");
        using var browser = await Browser.For(app, committee.Secretary);
        app.Queries.Restart();
        var preview = await browser.HandIn(ImportKind.Organisations, $"code,name\nP-{isTaken},甲\n");
        if (isTaken)
        {
            app.Queries.Restart();
            await browser.Confirm(preview);
        }

        Assert.Equal(TestDatabase.Kind == DatabaseKind.PostgreSql ? 1 : 0, app.Queries.Commands.Count(c => c.StartsWith("SET ", StringComparison.Ordinal) && c.Contains("plan_cache_mode", StringComparison.Ordinal)));
    }

    private static Task<string> ModeAsync(TcManagerDb db) =>
        db.Database.SqlQuery<string>($"SELECT current_setting('plan_cache_mode') AS \"Value\"").SingleAsync();
}
