using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Application.Demonstration;
using TcManager.Domain.Members;
using TcManager.Web.Features.Members;

namespace TcManager.Browser.Tests;

/// <summary>"Who sat on SAC/TC 605 on a past day": asked by a member on the roster's page, in both languages.</summary>
public sealed class WhoSatOnADay : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Is_asked_by_a_date(string culture)
    {
        var words = new Words(_app, culture);
        var reader = DemonstrationAccounts.Emails["member"];
        var (committee, founded, gone, members) = await _app.InDb(async db =>
        {
            var id = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
            var seat = await db.Memberships.Include(m => m.Offices).Include(m => m.Person).Where(m => m.CommitteeId == id && m.ToOn == null && m.Offices.Count == 0 && !db.Users.Any(u => u.PersonId == m.PersonId && u.Email == reader)).OrderBy(m => m.Id).FirstAsync();
            seat.EndOn(new(2026, 3, 31), SeatEnd.Resigned);
            await db.SaveChangesAsync();
            return (id, seat.FromOn, (seat.Person.NameZh, seat.Person.NameLatin), await db.Memberships.CountAsync(m => m.CommitteeId == id && m.ToOn == null));
        });
        var name = culture == "en" ? gone.NameLatin : gone.NameZh;
        var page = await _app.Window(culture);
        await page.SignIn("member");
        await page.GotoAsync($"/committees/{committee}/members");

        // Today the seat is not there; on its last day it is, and the day after it is not.
        Assert.DoesNotContain(name, await Ask(page, words, "2026-11-23"));
        var then = await Ask(page, words, "2026-03-31");
        Assert.Contains(name, then);
        Assert.Equal(members + 1, then.Count);
        Assert.Contains("on=2026-03-31", page.Url, StringComparison.Ordinal);
        await page.IsSound();
        var after = await Ask(page, words, "2026-04-01");
        Assert.DoesNotContain(name, after);
        Assert.Equal(members, after.Count);

        // The eve of the first roster has nobody, and the page says why.
        Assert.Empty(await Ask(page, words, founded.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await page.IsSound();
        Assert.Contains(name, await Ask(page, words, founded.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static async Task<IReadOnlyList<string>> Ask(IPage page, Words words, string day)
    {
        await page.Locator("#On").FillAsync(day);
        await page.Locator("form.tc-filter").GetByRole(AriaRole.Button, new() { Name = words.In<MembersTexts>("filter"), Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"**on={day}*");
        return [.. (await page.Locator("table.tc-members tbody td.lead > b").AllTextContentsAsync()).Select(n => n.Trim())];
    }
}
