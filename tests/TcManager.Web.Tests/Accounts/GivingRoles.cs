using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Accounts;

public sealed class GivingRoles : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private Someone _administrator = null!;

    public async Task InitializeAsync() => _administrator = await _app.Outsider("first@roles.example", SystemRole.Administrator);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_new_supervisor_sees_what_supervisors_see_with_the_next_page_until_the_role_is_taken_away()
    {
        var someone = await _app.Outsider("new@roles.example");
        using var owner = await Browser.For(_app, someone);
        using var browser = await Browser.For(_app, _administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Get("/composition")).Status);
        var page = await browser.Get($"/accounts/{someone.AccountId}");
        Assert.Contains($"{someone.NameLatin} ({someone.Email}) gets this role with the next page", page.Document.GetElementById("Supervisor")!.Spoken(), StringComparison.Ordinal);

        var given = await browser.Post(page, "#Supervisor form");
        Assert.Contains("Outsider has the role of Supervisor.", given.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get("/composition")).Status);
        Assert.Equal("Gave account " + someone.AccountId + " the role of supervisor", Entries(given)[0]);

        // The same form once more does nothing more.
        await browser.Post(page, "#Supervisor form");
        Assert.Equal([SystemRole.Supervisor], await RolesOf(someone));
        Assert.Equal(1, await CountAsync(AuditActions.RoleGiven));

        var taken = await browser.Post(given, "#Supervisor form");
        await browser.Post(given, "#Supervisor form");
        Assert.Contains("Outsider no longer has the role of Supervisor.", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Get("/composition")).Status);
        Assert.Empty(await RolesOf(someone));
        Assert.Equal(1, await CountAsync(AuditActions.RoleTaken));
        var entry = await _app.InDb(db => db.AuditEntries.SingleAsync(e => e.Action == AuditActions.RoleTaken));
        Assert.Equal((_administrator.AccountId, _administrator.PersonId), (entry.ActorAccountId, entry.ActorPersonId));

        // The record of the installation names the account's person and leads to the page.
        var record = await browser.Get("/audit");
        Assert.Contains("Took the role of supervisor from account", record.Text, StringComparison.Ordinal);
        Assert.NotNull(record.Document.QuerySelector($"td a[href='/accounts/{someone.AccountId}']"));
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_one()
    {
        var other = await _app.Outsider("never@roles.example", SystemRole.Administrator);
        await _app.InDb(db => db.Users.Where(a => a.Id == other.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));
        using var browser = await Browser.For(_app, _administrator);
        var page = await browser.Get($"/accounts/{_administrator.AccountId}");

        var refused = await browser.Post(page, "#Administrator form");

        Assert.Contains("No other administrator can sign in", refused.FaultAt("Administrator"), StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector("#errors a[href='#Administrator']"));
        Assert.Equal([SystemRole.Administrator], await RolesOf(_administrator));
        Assert.Equal(0, await CountAsync(AuditActions.RoleTaken));

        // Closed is no better than without a password.
        await _app.InDb(db => db.Users.Where(a => a.Id == other.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, "x").SetProperty(a => a.LockoutEnd, Account.ClosedUntil)));
        Assert.NotEqual("", (await browser.Post(page, "#Administrator form")).FaultAt("Administrator"));

        // Of two who can, one may lay it down.
        await _app.Outsider("third@roles.example", SystemRole.Administrator);
        var done = await browser.Post(page, "#Administrator form");
        Assert.Equal("/", done.Address.AbsolutePath);
        Assert.Contains("You are no longer an administrator.", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/accounts")).Status);
    }

    [Fact]
    public async Task Two_who_take_it_from_each_other_at_once_are_one_who_wins()
    {
        for (var round = 0; round < 4; round++)
        {
            var other = await _app.Outsider($"round{round}@roles.example", SystemRole.Administrator);
            using var first = await Browser.For(_app, _administrator);
            using var second = await Browser.For(_app, other);
            var (mine, theirs) = (await first.Get($"/accounts/{other.AccountId}"), await second.Get($"/accounts/{_administrator.AccountId}"));

            var answers = await Task.WhenAll(first.Post(mine, "#Administrator form"), second.Post(theirs, "#Administrator form"));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK && answer.Text.Contains("no longer has the role", StringComparison.Ordinal));
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Forbidden);
            var left = await _app.InDb(db => db.AccountRoles.Select(r => r.AccountId).SingleAsync());
            _administrator = left == other.AccountId ? other : _administrator;
        }
    }

    /// <summary>Past the page, where both were let in before: the second finds that it has lost the role.</summary>
    [Fact]
    public async Task Whoever_has_lost_the_role_meanwhile_is_refused_and_one_of_three_is_enough()
    {
        var (other, third) = (await _app.Outsider("other@roles.example", SystemRole.Administrator), await _app.Outsider("third@roles.example", SystemRole.Administrator));
        Someone[] all = [_administrator, other, third];

        var outcomes = await Task.WhenAll(all.Select((someone, i) => Take(someone, from: all[(i + 1) % 3])));

        Assert.NotEmpty(await _app.InDb(db => db.AccountRoles.Select(r => r.AccountId).ToListAsync()));
        Assert.All(outcomes.Where(o => !o!.IsDone), o => Assert.Equal(HeldAccount.NotAdministrator, o!.Refusals.Single().Code));
        Assert.Equal(outcomes.Count(o => o!.IsDone), await CountAsync(AuditActions.RoleTaken));
        Assert.Contains(outcomes, o => !o!.IsDone);
    }

    /// <summary>The first administrator is often nobody's in the register: what they did is not the system's.</summary>
    [Fact]
    public async Task The_record_names_an_administrator_without_a_person_by_the_address()
    {
        await _app.InDb(db => db.Users.Where(a => a.Id == _administrator.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, (long?)null)));
        var someone = await _app.Outsider("new@roles.example");
        using var browser = await Browser.For(_app, _administrator);

        var page = await browser.Post(await browser.Get($"/accounts/{someone.AccountId}"), "#Supervisor form");

        Assert.Equal(_administrator.Email, By(page));
        Assert.Equal(_administrator.Email, By(await browser.Get("/audit")));

        static string By(Page page) => page.Document.QuerySelector("td[data-h='Who'] div")!.ChildNodes[0].TextContent.Trim();
    }

    [Theory]
    [InlineData("Emperor")]
    [InlineData("7")]
    [InlineData("")]
    public async Task A_role_that_does_not_exist_is_refused_at_its_field(string role)
    {
        var someone = await _app.Outsider("odd@roles.example");
        using var browser = await Browser.For(_app, _administrator);
        var page = await browser.Get($"/accounts/{someone.AccountId}");
        foreach (var form in new[] { "", "/removal" })
        {
            var answer = await browser.Post($"/accounts/{someone.AccountId}/roles{form}", [new("Role", role), .. Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("#Supervisor form")!).Where(f => f.Key == "token")]);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.NotNull(answer.Document.QuerySelector("#errors a[href='#Role']"));
        }

        Assert.Empty(await RolesOf(someone));
    }

    private static List<string> Entries(Page page) => [.. page.Document.QuerySelectorAll("td.lead").Select(cell => cell.TextContent.Trim())];

    private Task<Outcome?> Take(Someone by, Someone from) =>
        _app.In(services => services.GetRequiredService<TakeRole>().ExecuteAsync(from.AccountId, SystemRole.Administrator, new(by.AccountId, by.PersonId, null), default));

    private Task<List<SystemRole>> RolesOf(Someone someone) => _app.InDb(db => db.AccountRoles.Where(r => r.AccountId == someone.AccountId).Select(r => r.Role).ToListAsync());

    private Task<int> CountAsync(string action) => _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == action));
}
