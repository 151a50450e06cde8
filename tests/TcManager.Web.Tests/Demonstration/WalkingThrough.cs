using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Demonstration;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Demonstration;

public sealed class WalkingThrough(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Theory]
    [InlineData("secretariat", "SAC/TC 605", "", "/members", "/meetings", "/ballots", "/attendance", "/meetings/new", "/ballots/new")]
    [InlineData("chair", "SAC/TC 605", "", "/members", "/meetings", "/ballots", "/attendance")]
    [InlineData("member", "SAC/TC 605", "", "/members", "/meetings", "/ballots")]
    [InlineData("iso", "ISO/TC 321", "", "/members", "/meetings", "/ballots", "/attendance")]
    [InlineData("supervisor", "SAC/TC 207/SC 1", "", "/members", "/meetings", "/ballots", "/attendance")]
    public async Task Every_account_opens_the_pages_of_its_committee(string role, string committee, params string[] pages)
    {
        var id = await app.InDb(db => db.Committees.Where(c => c.Code == committee).Select(c => c.Id).SingleAsync());
        using var browser = await SignedIn(role);

        foreach (var address in pages.Select(page => $"/committees/{id}{page}").Prepend("/"))
        {
            var page = await browser.Get(address);
            Assert.True(page.Status == HttpStatusCode.OK, $"{role} {address}: {page.Status}");
        }
    }

    [Theory]
    [InlineData("secretariat")]
    [InlineData("chair")]
    [InlineData("member")]
    public async Task Every_meeting_and_ballot_of_rock_and_soil_mechanics_opens(string role)
    {
        var meetings = await app.InDb(db => db.Meetings.Where(m => m.Committee.Code == "SAC/TC 605").Select(m => $"/meetings/{m.Id}").ToListAsync());
        var ballots = await app.InDb(db => db.Ballots.Where(b => b.Committee.Code == "SAC/TC 605" && b.OpenedAt != null).Select(b => $"/ballots/{b.Id}").ToListAsync());
        using var browser = await SignedIn(role);

        foreach (var address in meetings.Concat(ballots))
        {
            var page = await browser.Get(address);
            Assert.True(page.Status == HttpStatusCode.OK, $"{role} {address}: {page.Status}");
        }
    }

    private async Task<Browser> SignedIn(string role)
    {
        var browser = new Browser(app);
        await browser.Post(await browser.Get("/sign-in"), "form[action='/sign-in']", ("Email", DemonstrationAccounts.Emails[role]), ("Password", DemonstrationAccounts.Password));
        return browser;
    }
}
