using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Seats that have ended, and those who look on.</summary>
public sealed class WhoHasAVote : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Whose_seat_has_ended_is_not_asked_to_vote()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        Assert.NotNull((await browser.Get("/ballots")).Document.QuerySelector($"a[href='/ballots/{id}/vote']"));
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new DateOnly(2026, 11, 22));
            await db.SaveChangesAsync();
        });

        var page = await browser.Get("/ballots");

        Assert.Contains("your seat has ended", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href='/ballots/{id}/vote']"));
    }

    [Fact]
    public async Task A_seat_that_has_ended_casts_no_more_and_what_it_cast_stands()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[0], "yes");
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new DateOnly(2026, 11, 24));
            await db.SaveChangesAsync();
        });
        var lastDayEnds = new DateTimeOffset(2026, 11, 24, 16, 0, 0, TimeSpan.Zero);
        _app.MoveTo(lastDayEnds.AddMinutes(-10));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        _app.MoveTo(lastDayEnds);

        var page = await browser.Post(form, "#vote", ("Choice", "abstain"));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Your seat has ended", page.Text, StringComparison.Ordinal);
        await _app.CloseByHand(id, committee);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((4, "yes"), (verdict.Count.Entitled.Single().Voters, verdict.Count.Votes.Single().Choice));
    }

    [Fact]
    public async Task Observers_and_staff_see_the_ballot_and_have_no_vote_and_strangers_find_nothing()
    {
        var committee = await _app.Committee(3);
        var stranger = await _app.Outsider("stranger@x.example");
        var observer = await _app.Outsider("observer@x.example");
        await _app.InDb(async db =>
        {
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, observer.PersonId, SeatCategory.Observer, new DateOnly(2024, 2, 26)));
            await db.SaveChangesAsync();
        });
        var id = await _app.OpenBallot(committee);
        using var voter = await Browser.For(_app, committee.Chair);
        var form = await voter.Get($"/ballots/{id}/vote");
        foreach (var someone in new[] { observer, committee.Secretary })
        {
            using var browser = await Browser.For(_app, someone);
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/ballots/{id}")).Status);
            var refused = await browser.Get($"/ballots/{id}/vote");
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("not in its electorate", refused.Text, StringComparison.Ordinal);
            var page = await browser.Get("/ballots");
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Post($"/ballots/{id}/vote", [.. Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[method='post']")!), KeyValuePair.Create("Choice", "yes")])).Status);
        }

        using var outside = await Browser.For(_app, stranger);
        foreach (var address in new[] { $"/ballots/{id}", $"/ballots/{id}/vote", $"/ballots/{id}/receipt", $"/ballots/{id}/closure", $"/committees/{committee.Id}/ballots" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outside.Get(address)).Status);
        }

        Assert.Equal(0, await _app.InDb(db => db.Slips.CountAsync()));
    }
}
