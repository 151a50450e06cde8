using Microsoft.EntityFrameworkCore;

namespace TcManager.Browser.Tests;

/// <summary>换届 from the members' page to the first day of the new roster, in both languages.</summary>
public sealed class ANewTerm : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en", "Terms", "Prepare a new term", "Prepare", "Save", "Check and fix the list", "Enter the vote", "Enter the submission", "Enter the approval", "Put in force", "The new roster is written with its first day.")]
    [InlineData("zh-CN", "届次", "筹备换届", "开始筹备", "保存", "核对并锁定名单", "登记表决结果", "登记报送", "登记批复", "生效", "新名单已生效。")]
    public async Task Is_prepared_and_put_in_force(string culture, string terms, string newTerm, string prepare, string save, string check, string vote, string submit, string approve, string put, string done)
    {
        var (committee, leaving) = await _app.InDb(async db =>
        {
            var id = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
            return (id, await db.Memberships.Where(m => m.CommitteeId == id && m.Offices.Count == 0).OrderBy(m => m.Id).Select(m => new { m.Id, m.PersonId }).FirstAsync());
        });
        var page = await _app.Window(culture);
        await page.SignIn("secretariat");
        await page.GotoAsync($"/committees/{committee}/members");
        await page.Link(terms).ClickAsync();
        await page.Link(newTerm).ClickAsync();
        await page.IsSound();
        await page.Button(prepare).ClickAsync();
        await page.IsSound();

        var line = await _app.InDb(db => db.RosterChangeLines.Where(l => l.MembershipId == leaving.Id).Select(l => l.Id).SingleAsync());
        await page.GotoAsync($"{page.Url.Split('#')[0]}/lines/{line}");
        await page.Locator("#Act").SelectOptionAsync("Drop");
        await page.Locator("#Reason").SelectOptionAsync("TermEnded");
        await page.IsSound();
        await page.Button(save).ClickAsync();

        await page.Button(check).ClickAsync();
        foreach (var (button, reference) in new[] { (vote, "B 2026-4"), (submit, "No. 7"), (approve, "No. 9") })
        {
            await page.Locator("#Reference").FillAsync(reference);
            await page.Button(button).ClickAsync();
        }

        await page.IsSound();
        await page.Button(put).ClickAsync();
        await page.GetByText(done).WaitForAsync();
        await page.IsSound();
        Assert.Equal([1, 2], await _app.InDb(db => db.Terms.Where(t => t.CommitteeId == committee).OrderBy(t => t.No).Select(t => t.No).ToListAsync()));
        Assert.Equal(new DateOnly(2029, 2, 25), await _app.InDb(db => db.Memberships.Where(m => m.Id == leaving.Id).Select(m => m.ToOn!.Value).SingleAsync()));
    }
}
