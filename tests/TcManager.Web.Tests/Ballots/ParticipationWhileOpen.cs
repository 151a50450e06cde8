using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

public sealed class ParticipationWhileOpen(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Officers_see_who_is_missing_and_how_many_more_reach_the_limit_and_never_a_choice()
    {
        var committee = await app.Committee(7, "SAC/TC Q1");
        var id = await app.OpenBallot(committee);
        foreach (var voter in committee.Voters.Take(3))
        {
            await app.Cast(id, voter, "no", "A reason that nobody may read yet");
        }

        foreach (var someone in new[] { committee.Secretary, committee.Chair })
        {
            using var browser = await Browser.For(app, someone);
            var page = await browser.Get($"/ballots/{id}");
            var shown = page.Document.GetElementById("participation")!.TextContent;
            Assert.Contains("3/8", shown, StringComparison.Ordinal);
            Assert.Contains("3 more reach the 3/4.", shown, StringComparison.Ordinal);
            Assert.Contains("Not voted yet: 5", page.Text, StringComparison.Ordinal);
            Assert.All(committee.Voters, v => Assert.Contains(v.NameLatin, page.Text, StringComparison.Ordinal));
            Assert.DoesNotContain("A reason that nobody may read yet", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("#outcome, #checks, #count, #votes"));
        }
    }

    [Fact]
    public async Task Members_see_neither_names_nor_numbers()
    {
        var committee = await app.Committee(7, "SAC/TC Q2");
        var id = await app.OpenBallot(committee);
        await app.Cast(id, committee.Members[0], "yes");
        using var browser = await Browser.For(app, committee.Members[1]);

        var page = await browser.Get($"/ballots/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.GetElementById("participation"));
        Assert.DoesNotContain("Member 1", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1/8", (await browser.Get($"/committees/{committee.Id}/ballots")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_shown_as_that()
    {
        var committee = await app.Committee(2, "SAC/TC Q3");
        var id = await app.OpenBallot(committee);
        await app.InDb(db => db.Outbox.Where(m => m.PersonId == committee.Members[0].PersonId).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Failed)));
        using var browser = await Browser.For(app, committee.Secretary);
        var row = (await browser.Get($"/ballots/{id}")).Document.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Member 1", StringComparison.Ordinal));
        Assert.Contains("unreachable", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ballots/{0}", true)]
    [InlineData("/ballots/{0}", false)]
    [InlineData("/ballots/{0}/vote", false)]
    [InlineData("/committees/{1}/ballots", true)]
    [InlineData("/ballots", false)]
    public async Task A_page_costs_the_same_at_5_and_at_500_members(string address, bool asSecretary)
    {
        var counts = new List<int>();
        foreach (var members in new[] { 4, 499 })
        {
            var committee = await app.Committee(members, $"SAC/TC Q4{address}{asSecretary}{members}");
            var id = await app.OpenBallot(committee);
            using var browser = await Browser.For(app, asSecretary ? committee.Secretary : committee.Chair);
            var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id, committee.Id);
            await browser.Get(path);
            counts.Add(await app.CountQueriesAsync(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[0], 1, 12);
    }

    [Fact]
    public async Task The_verdict_page_costs_the_same_at_5_and_at_500_members()
    {
        var counts = new List<int>();
        foreach (var members in new[] { 4, 499 })
        {
            var committee = await app.Committee(members, $"SAC/TC Q5{members}");
            var id = await app.OpenBallot(committee);
            await app.Cast(id, committee.Chair, "no");
            await app.CloseByHand(id, committee);
            using var browser = await Browser.For(app, committee.Chair);
            await browser.Get($"/ballots/{id}");
            counts.Add(await app.CountQueriesAsync(() => browser.Get($"/ballots/{id}")));
        }

        Assert.Equal(counts[0], counts[1]);
    }
}
