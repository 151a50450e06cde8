using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Domain.Committees;
using TcManager.Web.Features.Committees;

namespace TcManager.Browser.Tests;

/// <summary>移交秘书处 from the committee's page to the new secretariat's people, in both languages.</summary>
public sealed class HandingASecretariatOver : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Shows_what_is_open_hands_it_over_and_gives_the_new_people_their_rights(string culture)
    {
        var words = new Words(_app, culture);
        var (committee, to, successor) = await _app.InDb(async db =>
        {
            var id = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
            var other = await db.Organisations.Where(o => !db.CommitteeBodies.Any(b => b.OrganisationId == o.Id && b.CommitteeId == id)).OrderBy(o => o.Code).FirstAsync();
            var person = await db.People.Where(p => !db.Staff.Any(s => s.PersonId == p.Id)).OrderBy(p => p.Id).FirstAsync();
            return (id, other, person);
        });
        var page = await _app.Window(culture);
        await page.SignIn("administrator");
        await page.GotoAsync($"/committees/{committee}");
        await page.Link(words.In<CommitteesTexts>("history.link")).ClickAsync();
        await page.IsSound();
        await page.Link(words.In<CommitteesTexts>("handover")).ClickAsync();
        await page.Locator("#Organisation").FillAsync(to.Code);
        await page.Locator("#OnDate").FillAsync("2026-12-01");
        await page.Button(words.In<CommitteesTexts>("check")).ClickAsync();

        // What is open is shown, with whose rights end, before anything happens.
        await page.Locator("#effects").WaitForAsync();
        Assert.True(await page.Locator("#open-matters li").CountAsync() > 0);
        Assert.True(await page.Locator("#leaving li").CountAsync() > 0);
        await page.IsSound();
        await page.Button(words.In<CommitteesTexts>("handover.do")).ClickAsync();
        await page.Locator("#bodies tbody tr").First.WaitForAsync();
        await Assertions.Expect(page.Locator("#bodies")).ToContainTextAsync(to.Name.In(culture));
        await page.IsSound();

        await page.Link(words.In<CommitteesTexts>("staff.appoint")).ClickAsync();
        await page.Locator("#q").FillAsync(successor.NameZh);
        await page.Locator("#main").GetByRole(AriaRole.Button, new() { Name = words.In<CommitteesTexts>("staff.find.do") }).ClickAsync();
        await page.IsSound();
        await page.GotoAsync($"/committees/{committee}/staff/new?person={successor.Id}");
        await page.Locator("#FromOn").FillAsync("2026-12-01");
        await page.IsSound();
        await page.Button(words.In<CommitteesTexts>("staff.do")).ClickAsync();
        await Assertions.Expect(page.Locator("#staff")).ToContainTextAsync(culture == "en" ? successor.NameLatin : successor.NameZh);
        Assert.Equal(
            [(new DateOnly(2026, 11, 30), false), (null, true)],
            await _app.InDb(async db => (await db.CommitteeBodies.Where(b => b.CommitteeId == committee && b.Part == BodyPart.Secretariat).OrderBy(b => b.FromOn).ToListAsync()).Select(b => ((DateOnly?)b.ToOn, b.OrganisationId == to.Id)).ToList()));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_mirror_is_entered_and_ended_from_the_other_side(string culture)
    {
        var words = new Words(_app, culture);
        var (national, international) = await _app.InDb(async db => (
            await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync(), await db.Committees.Where(c => c.Code == "ISO/TC 324").Select(c => c.Id).SingleAsync()));
        var page = await _app.Window(culture);
        await page.SignIn("administrator");
        await page.GotoAsync($"/committees/{national}/history");
        await page.Link(words.In<CommitteesTexts>("link.enter")).ClickAsync();
        await page.Locator("#Other").FillAsync("ISO/TC 324");
        await page.IsSound();
        await page.Button(words.In<CommitteesTexts>("link.do")).ClickAsync();
        await Assertions.Expect(page.Locator("#links")).ToContainTextAsync("ISO/TC 324");
        await page.GotoAsync($"/committees/{international}/history");
        await page.Locator("#links a.btn-sm", new() { HasTextString = words.In<CommitteesTexts>("end") }).First.ClickAsync();
        await page.Locator("#last-day").WaitForAsync();
        await page.IsSound();
        await page.Button(words.In<CommitteesTexts>("end")).ClickAsync();
        await page.Locator("#links tbody tr").First.WaitForAsync();
        await page.IsSound();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_committee_that_is_suspended_says_so_wherever_it_stands(string culture)
    {
        var words = new Words(_app, culture);
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var page = await _app.Window(culture);
        await page.SignIn("administrator");
        await page.GotoAsync($"/committees/{committee}/states/new");
        await page.Locator("#State").SelectOptionAsync("Suspended");
        await page.Locator("#OnDate").FillAsync("2026-11-01");
        await page.Button(words.In<CommitteesTexts>("check")).ClickAsync();
        await page.Locator("#effects").WaitForAsync();
        await page.IsSound();
        await page.Button(words.In<CommitteesTexts>("state.do")).ClickAsync();
        await page.Locator("#life tbody tr").First.WaitForAsync();
        await page.IsSound();
        await page.GotoAsync($"/committees/{committee}");
        await Assertions.Expect(page.Locator("#standing")).ToContainTextAsync(words.In<CommitteesTexts>("state.Suspended"));
        await page.IsSound();
        await page.GotoAsync("/committees");
        await Assertions.Expect(page.Locator("table").First).ToContainTextAsync(words.In<CommitteesTexts>("state.Suspended"));
        await page.IsSound();
        await page.GotoAsync($"/committees/{committee}/states/new");
        await page.Locator("#State").SelectOptionAsync("Dissolved");
        await page.Button(words.In<CommitteesTexts>("check")).ClickAsync();
        await page.Locator("#errors").WaitForAsync();
        await page.IsSound();
    }
}
