using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Members;

/// <summary>The committees that fall short, for those who look over all of them.</summary>
public sealed class AllCompositions(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Those_that_fall_short_are_listed_with_the_rule_and_lead_to_the_rows()
    {
        var failing = await app.Committee(code: "SAC/TC K01");
        var international = await app.Committee(code: "ISO/TC K02", profile: "iso", category: SeatCategory.P);
        var gone = await app.Committee(code: "SAC/TC K03");
        await app.InDb(async db =>
        {
            (await db.Committees.Include("_states").SingleAsync(c => c.Id == gone.Id)).Enter(LifeState.Dissolved, new(2026, 1, 1));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, await app.Outsider("supervisor@k.example", SystemRole.Supervisor));

        var page = await browser.Get("/composition?on=2026-03-01");

        Assert.Contains("SAC/TC K01", page.Text, StringComparison.Ordinal);
        Assert.Contains("5 · ≥ 25", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(gone.Code, page.Text, StringComparison.Ordinal);
        Assert.Contains(gone.Code, (await browser.Get("/composition?on=2025-12-31")).Text, StringComparison.Ordinal);
        Assert.Contains("Enter a day", (await browser.Get("/composition?on=yesterday")).FaultAt("On"), StringComparison.Ordinal);
        Assert.DoesNotContain(international.Code, page.Text, StringComparison.Ordinal);

        // The list as a table: each rule with its arithmetic and its clause, below the names of the columns.
        var table = (await browser.Http.GetStringAsync(new Uri(page.Document.QuerySelector("a[href*='export.csv']")!.GetAttribute("href")!, UriKind.Relative))).Split("\r\n");
        Assert.Contains("Code,Committee,Rule,Actual,Required,Holds,Clause", table[0], StringComparison.Ordinal);
        Assert.Contains(table, row => row.StartsWith("SAC/TC K01,", StringComparison.Ordinal) && row.Contains(",5,≥ 25,Fails,", StringComparison.Ordinal));
    }
}
