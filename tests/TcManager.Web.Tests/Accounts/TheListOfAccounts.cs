using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Accounts;

public sealed class TheListOfAccounts(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Is_searched_by_name_and_address_and_picked_by_role_and_state()
    {
        var administrator = await app.Outsider("zhao@list.example", SystemRole.Administrator);
        var committee = await app.Committee(members: 2, code: "SAC/TC L1");
        var (closed, locked, fresh) = (committee.Members[0], committee.Members[1], await app.Outsider("fresh@list.example"));
        await app.InDb(db => db.Users.Where(a => a.Id == closed.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, Account.ClosedUntil)));
        await app.InDb(db => db.Users.Where(a => a.Id == locked.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, TestApp.Start.AddMinutes(15))));
        await app.InDb(db => db.Users.Where(a => a.Id == fresh.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));
        using var browser = await Browser.For(app, administrator);

        var all = await browser.Get("/accounts");
        Assert.Equal(["Administrator", "Can sign in"], Cells(all, administrator)[1..]);
        Assert.Equal(["—", "Closed"], Cells(all, closed)[1..]);
        Assert.Equal("—", Cells(all, locked)[1]);
        Assert.Matches("^Locked until .*16:15", Cells(all, locked)[2]);
        Assert.Equal(["—", "Has never set a password"], Cells(all, fresh)[1..]);
        Assert.NotNull(all.Document.QuerySelector($"td a[href='/people/{closed.PersonId}']"));

        Assert.Equal([closed.Email], Emails(await browser.Get("/accounts?q=MEMBER1%40sactcl1")));
        Assert.Equal([closed.Email], Emails(await browser.Get("/accounts?q=" + Uri.EscapeDataString("委员1"))));
        Assert.Equal([administrator.Email], Emails(await browser.Get("/accounts?which=WithRole")));
        Assert.Equal([closed.Email], Emails(await browser.Get("/accounts?which=Closed")));
        Assert.Empty(Emails(await browser.Get("/accounts?which=Closed&q=zhao")));
        Assert.Contains("No account is found. Look for another part", (await browser.Get("/accounts?q=nobody-at-all")).Text, StringComparison.Ordinal);

        // What wrong passwords have locked is no longer locked afterwards; what is closed stays so.
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("Can sign in", Cells(await browser.Get("/accounts"), locked)[2]);
        Assert.Equal("Closed", Cells(await browser.Get("/accounts"), closed)[2]);
    }

    [Fact]
    public async Task Is_paged_and_costs_the_same_for_one_account_as_for_hundreds()
    {
        await using var own = new TestApp();
        using var browser = await Browser.For(own, await own.Outsider("admin@paged.example", SystemRole.Administrator));
        await browser.Get("/accounts");
        var few = await own.CountQueriesAsync(() => browser.Get("/accounts"));
        await own.Committee(members: 130, code: "SAC/TC L2");

        Page page = null!;
        var many = await own.CountQueriesAsync(async () => page = await browser.Get("/accounts?page=2"));

        Assert.Equal(few, many);
        Assert.True(many <= 4, $"{many} queries:\n{string.Join("\n\n", own.Queries.Commands)}");
        Assert.Contains("133 accounts", page.Text, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 3", page.Text, StringComparison.Ordinal);
        Assert.Equal(60, Emails(page).Count);
        Assert.Empty(Emails(page).Intersect(Emails(await browser.Get("/accounts?page=1"))));
        Assert.Equal(13, Emails(await browser.Get("/accounts?page=99")).Count);
    }

    [Fact]
    public async Task The_page_of_an_account_says_what_is_known_of_it()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC L3");
        var member = committee.Members[0];
        await app.InDb(db => db.Users.Where(a => a.Id == member.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Culture, "zh-CN").SetProperty(a => a.ZoneId, "Europe/Berlin")));
        using var browser = await Browser.For(app, await app.Outsider("admin@page.example", SystemRole.Administrator));

        var page = await browser.Get($"/accounts/{member.AccountId}");
        var costs = await app.CountQueriesAsync(() => browser.Get($"/accounts/{member.AccountId}"));

        Assert.Equal(member.NameLatin, page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains(member.Email, page.Text, StringComparison.Ordinal);
        Assert.Contains("简体中文", page.Text, StringComparison.Ordinal);
        Assert.Contains("Berlin time", page.Text, StringComparison.Ordinal);
        Assert.Contains("Password Set", page.Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("Nothing yet", page.Text, StringComparison.Ordinal);
        Assert.True(costs <= 4, $"{costs} queries");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/accounts/999999")).Status);
        foreach (var form in new[] { "roles", "roles/removal", "closure", "reopening" })
        {
            var answer = await browser.Post($"/accounts/999999/{form}", [new("Role", "Supervisor"), Token(page)]);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }
    }

    private static KeyValuePair<string, string> Token(Page page) => new("token", page.Document.QuerySelector("input[name='token']")!.GetAttribute("value")!);

    private static List<string> Emails(Page page) => [.. page.Document.QuerySelectorAll("td.lead").Select(cell => cell.TextContent.Trim())];

    private static List<string> Cells(Page page, Someone someone) =>
        [.. page.Document.QuerySelector($"tr:has(a[href='/accounts/{someone.AccountId}'])")!.QuerySelectorAll("td:not(.lead)").Select(cell => cell.Spoken())];
}
