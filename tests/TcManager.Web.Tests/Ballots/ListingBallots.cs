using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Which ballots a reader finds, and in which order.</summary>
public sealed class ListingBallots : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task My_ballots_say_what_is_to_vote_what_is_voted_and_what_is_over()
    {
        var committee = await _app.Committee(2);
        await _app.OpenBallot(committee, with: p => p with { TitleEn = "To vote" });
        await _app.Cast(await _app.OpenBallot(committee, with: p => p with { TitleEn = "Voted" }), committee.Members[0], "yes");
        await _app.CloseByHand(await _app.OpenBallot(committee, with: p => p with { TitleEn = "Finished" }), committee);
        using var browser = await Browser.For(_app, committee.Members[0]);

        var cards = (await browser.Get("/ballots")).Document.QuerySelectorAll("section.card");

        Assert.Equal(["To vote 1", "Voted, may still be changed 1", "Over 1"], cards.Select(c => c.QuerySelector("h2")!.TextContent));
        Assert.Equal(["To vote", "Voted", "Finished"], cards.Select(c => c.QuerySelector("h3")!.TextContent));
        Assert.Contains("Not quorate", cards[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_list_has_what_is_over_in_the_order_of_its_end()
    {
        var committee = await _app.Committee(2);
        Task<long> Open(string title, DateOnly lastDay) => _app.OpenBallot(committee, with: p => p with { TitleEn = title, DeadlineOn = lastDay });
        var endedFirst = await Open("Longest, ended by hand first", new(2026, 12, 10));
        await Open("Shortest", new(2026, 11, 27));
        await Open("Longer", new(2026, 12, 1));
        await Open("Runs", new(2026, 12, 20));
        await _app.CloseByHand(endedFirst, committee);
        _app.Clock.SetUtcNow(new(2026, 12, 3, 0, 0, 0, TimeSpan.Zero));
        using var desk = await Browser.For(_app, committee.Secretary);
        using var member = await Browser.For(_app, committee.Members[0]);

        string[] order = ["Runs", "Longer", "Shortest", "Longest, ended by hand first"];
        Assert.Equal(order, (await desk.Get("/ballots")).Document.QuerySelectorAll("#all td.lead a").Select(a => a.TextContent));
        Assert.Equal(order, (await desk.Get($"/committees/{committee.Id}/ballots")).Document.QuerySelectorAll("td.lead a").Select(a => a.TextContent));
        Assert.Equal(order[1..], (await desk.Get($"/committees/{committee.Id}")).Document.QuerySelectorAll("li > div > a[href^='/ballots/']:not(.fw-bold)").Select(a => a.TextContent));
        Assert.Equal(order[1..], (await member.Get("/ballots")).Document.QuerySelectorAll("section.card:last-of-type h3").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Whoever_keeps_a_desk_or_supervises_sees_the_ballots_of_those_committees_and_nobody_elses()
    {
        var (own, other) = (await _app.Committee(2), await _app.Committee(2, "SAC/TC 606"));
        await _app.OpenBallot(own, with: p => p with { TitleEn = "Own" });
        await _app.OpenBallot(other, with: p => p with { TitleEn = "Another's" });
        await _app.Draft(own, with: p => p with { TitleEn = "Draft" });
        using var secretary = await Browser.For(_app, own.Secretary);
        using var supervisor = await Browser.For(_app, await _app.Outsider("body@ballots.example", Domain.Access.SystemRole.Supervisor));
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@ballots.example"));

        static IEnumerable<string> Titles(Page page) => page.Document.QuerySelectorAll("#all td.lead a").Select(a => a.TextContent).Order(StringComparer.Ordinal);
        Assert.Equal(["Draft", "Own"], Titles(await secretary.Get("/ballots")));
        Assert.Equal(["Another's", "Own"], Titles(await supervisor.Get("/ballots")).Where(t => t != "Draft"));
        Assert.Null((await stranger.Get("/ballots")).Document.GetElementById("all"));
    }
}
