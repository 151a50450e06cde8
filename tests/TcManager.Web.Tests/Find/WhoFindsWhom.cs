using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.People;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Access;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Find;

/// <summary>Everybody finds the people whose page they may open, and nobody else.</summary>
public sealed class WhoFindsWhom : IAsyncLifetime, IDisposable
{
    private readonly TestApp _app = new();

    private GivenCommittee _own = null!;

    private GivenCommittee _other = null!;

    public async Task InitializeAsync()
    {
        _own = await _app.Committee(2, "SAC/TC 605");
        _other = await _app.Committee(2, "SAC/TC 606");
        foreach (var (committee, name) in new[] { (_own, "Own"), (_other, "Other") })
        {
            await _app.Seat(committee, "x", new(2025, 1, 1));
            await Rename(committee.Members[0], $"Quill {name} Member");
            await Rename(committee.Chair, $"Quill {name} Chair");
            await Rename(committee.Secretary, $"Quill {name} Secretary");
        }

        await _app.Person("Quill Nowhere", "Quill Nowhere");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_member_finds_the_own_committee_and_officers_of_all_but_not_the_plain_members_of_another()
    {
        using var member = await Browser.For(_app, _own.Members[1]);

        Assert.Equal(["Quill Other Chair", "Quill Own Chair", "Quill Own Member"], Quills(await member.Find("quill")));
        Assert.Equal(["SAC/TC 605 · Rock and soil mechanics", "SAC/TC 606 · Rock and soil mechanics"], (await member.Find("岩土")).Found("committees"));
        Assert.NotEmpty((await member.Find("示例单位")).Found("organisations"));
    }

    [Fact]
    public async Task The_list_of_people_is_for_those_who_may_see_it()
    {
        using var secretary = await Browser.For(_app, _own.Secretary);
        using var administrator = await Browser.For(_app, await _app.Outsider("administrator@find.example", SystemRole.Administrator));
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@find.example"));

        Assert.Equal(7, Quills(await secretary.Find("quill")).Count);
        Assert.Equal(7, Quills(await administrator.Find("quill")).Count);
        Assert.Equal(["Quill Other Chair", "Quill Own Chair"], Quills(await stranger.Find("quill")));
        Assert.Equal("2", (await stranger.Find("quill")).Document.QuerySelector("#people h2 span")!.TextContent);
    }

    [Fact]
    public async Task A_past_member_finds_who_left_within_the_own_days()
    {
        var past = await _app.Seat(_other, "Past", new(2024, 3, 1), new(2025, 6, 30));
        await Rename(await _app.Seat(_other, "a", new(2024, 3, 1), new(2025, 3, 1)), "Quill Left Before");
        await Rename(await _app.Seat(_other, "b", new(2024, 3, 1), new(2025, 9, 1)), "Quill Left After");
        using var browser = await Browser.For(_app, past);

        Assert.Equal(["Quill Left Before", "Quill Other Chair", "Quill Own Chair"], Quills(await browser.Find("quill")));
    }

    /// <summary>The list of what is found and the check of the single page read the same table.</summary>
    [Fact]
    public async Task What_is_found_opens_and_what_opens_is_found()
    {
        var past = await _app.Seat(_other, "Past", new(2024, 3, 1), new(2025, 6, 30));
        await _app.Seat(_other, "Quill Left Before", new(2024, 3, 1), new(2025, 3, 1));
        await _app.Seat(_own, "Quill Left After", new(2024, 3, 1), new(2026, 3, 1));
        await _app.Seat(_own, "Quill Comes", new(2027, 3, 1));
        var everybody = await _app.InDb(db => db.People.Select(p => p.Id).ToListAsync());
        var today = new DateOnly(2026, 11, 23);
        foreach (var someone in new[] { past, _own.Members[1], _own.Chair, _own.Secretary, await _app.Outsider("stranger@same.example"), await _app.Outsider("supervisor@same.example", SystemRole.Supervisor) })
        {
            await _app.In(async services =>
            {
                var actor = (await services.GetRequiredService<ActorQueries>().FindAsync(someone.AccountId, today, default))!.Actor;
                var db = services.Db();
                var visible = await db.People.Where(Visible.People(db, actor, today)).Select(p => p.Id).ToListAsync();
                foreach (var id in everybody)
                {
                    Assert.Equal(await services.GetRequiredService<PeopleQueries>().ShowAsync(id, actor, today, default) is not null, visible.Contains(id));
                }

                return true;
            });
            using var browser = await Browser.For(_app, someone);
            var links = (await browser.Find("quill")).Links().Concat((await browser.Find("岩土")).Links().Where(l => l.StartsWith("/committees/", StringComparison.Ordinal)));
            foreach (var link in links)
            {
                Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
            }
        }
    }

    [Fact]
    public async Task The_cost_does_not_grow_with_what_is_found()
    {
        using var member = await Browser.For(_app, _own.Members[1]);
        using var supervisor = await Browser.For(_app, await _app.Outsider("supervisor@cost.example", SystemRole.Supervisor));
        var few = (await Cost(member, "quill"), await Cost(supervisor, "quill"));
        for (var i = 0; i < 30; i++)
        {
            await _app.Seat(_own, $"Quill {i}", new(2025, 1, 1));
        }

        Assert.Equal(few, (await Cost(member, "quill"), await Cost(supervisor, "quill")));
        Assert.True(few.Item1 <= 4, $"{few.Item1} queries:\n{string.Join("\n\n", _app.Queries.Commands)}");
    }

    public void Dispose() => _app.Dispose();

    private async Task<int> Cost(Browser browser, string text)
    {
        await browser.Find(text);
        return await _app.CountQueriesAsync(async () => Assert.NotEmpty((await browser.Find(text)).Links()));
    }

    private static List<string> Quills(Page page) => [.. page.Found("people").Order(StringComparer.Ordinal)];

    private Task Rename(Someone someone, string name) => _app.Change<Person>(someone.PersonId, p => p.Rename(name, name, ""));
}
