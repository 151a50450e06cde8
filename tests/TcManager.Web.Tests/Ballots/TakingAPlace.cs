using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A seat ends while a ballot is open: its place stays in the base, and a successor votes in it where the committee says so (decisions 4, pitfalls 17).</summary>
public sealed class TakingAPlace : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_successor_votes_in_the_place_and_the_base_stays()
    {
        var committee = await _app.Committee(3);
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SuccessorsVote, true)));
        var id = await _app.OpenBallot(committee);
        var next = await Leave(committee.Members[0], committee);
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/ballots/{id}");
        var form = await desk.Get(page.Document.QuerySelector("a[href$='/succession']")!.GetAttribute("href")!);
        Assert.Contains("Choose the successor", (await desk.Post(form, "#succession")).FaultAt("Successor"), StringComparison.Ordinal);
        var done = await desk.Post(form, "#succession", ("successorSeat", $"{next.Seat}"));

        Assert.True(done.Text.Contains("in the place of", StringComparison.Ordinal), done.Text);
        Assert.Equal(done.Address, (await desk.Post(form, "#succession", ("successorSeat", $"{next.Seat}"))).Address);
        Assert.Equal(1, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened && m.PersonId == next.Person)));
        var voter = await _app.InDb(db => db.Voters.SingleAsync(v => v.BallotId == id && v.PersonId == next.Person));
        Assert.Equal(($"M:{committee.Members[0].MembershipId}", (long?)committee.Members[0].PersonId), (voter.VoterKey, voter.PredecessorPersonId));
        Assert.Equal("ballot.noVote", (await _app.Cast(id, committee.Members[0], "yes")).Refusals.Single().Code);
        Assert.True((await _app.In(services => services.GetRequiredService<CastVote>().ExecuteAsync(new(id, Guid.CreateVersion7(), next.Person, [new(1, "yes", null)]), Acting.System, default))).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((4, 1), (verdict.Count.Entitled.Sum(e => e.Voters), verdict.Count.Votes.Sum(v => v.Votes)));
    }

    [Fact]
    public async Task Without_the_setting_the_place_stays_empty()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await Leave(committee.Members[0], committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Null((await desk.Get($"/ballots/{id}")).Document.QuerySelector("a[href$='/succession']"));
    }

    private Task<(long Seat, long Person)> Leave(Someone who, GivenCommittee committee) => _app.InDb(async db =>
    {
        await db.Memberships.Where(m => m.Id == who.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 22)));
        var person = new Person(Guid.CreateVersion7(), "继任者", "Ji Renzhe", "next@place.example") { IsSample = true };
        db.Add(person);
        await db.SaveChangesAsync();
        var seat = new Membership(Guid.CreateVersion7(), committee.Id, null, person.Id, SeatCategory.Voting, new(2026, 11, 23), StakeholderSide.User);
        db.Add(seat);
        await db.SaveChangesAsync();
        return (seat.Id, person.Id);
    });
}
