using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A class of its own application per test: the clock moves.</summary>
public sealed class OpeningABallot : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    /// <summary>Whatever zone the deadline is agreed in, the roster that votes is that of the committee's day (decisions 2).</summary>
    [Fact]
    public async Task The_electorate_is_the_roster_of_the_committees_day()
    {
        await using var app = new TestApp();
        var committee = await app.Committee(2, "SAC/TC Z");
        var (last, first) = (await app.Outsider("last@z.example"), await app.Outsider("first@z.example"));
        await app.InDb(async db =>
        {
            var ends = new Domain.Members.Membership(Guid.CreateVersion7(), committee.Id, null, last.PersonId, Domain.Members.SeatCategory.Voting, new(2024, 3, 1));
            ends.EndOn(new(2026, 11, 25));
            db.AddRange(ends, new Domain.Members.Membership(Guid.CreateVersion7(), committee.Id, null, first.PersonId, Domain.Members.SeatCategory.Voting, new(2026, 11, 26)));
            await db.SaveChangesAsync();
        });
        app.MoveTo(new(2026, 11, 25, 22, 57, 0, TimeSpan.Zero));

        var id = await app.OpenBallot(committee, with: plan => plan with { ZoneId = "America/Los_Angeles" });

        var voters = await app.InDb(db => db.Voters.Where(v => v.BallotId == id).Select(v => v.PersonId).ToListAsync());
        Assert.Contains(first.PersonId, voters);
        Assert.DoesNotContain(last.PersonId, voters);
    }

    [Fact]
    public async Task The_first_reader_after_its_time_opens_it_as_of_that_time_without_any_job()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 25), OpensClock = "9:00" });
        var opensAt = new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);
        _app.MoveTo(opensAt.AddMilliseconds(-1));
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/ballots/{id}/vote")).Status);

        _app.MoveTo(opensAt.AddHours(3));
        var page = await member.Get($"/ballots/{id}/vote");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(opensAt, await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.OpenedAt!.Value).SingleAsync()));
        Assert.Equal(4, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
    }

    [Fact]
    public async Task Twenty_openers_at_once_freeze_one_electorate()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        _app.MoveTo(TestApp.Start.AddDays(1));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.In(s => s.GetRequiredService<OpenBallot>().ExecuteAsync(id, default))));

        Assert.Equal((4, 4, 1), await _app.InDb(async db => (
            await db.Voters.CountAsync(v => v.BallotId == id),
            await db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened),
            await db.Campaigns.CountAsync())));
    }

    [Fact]
    public async Task It_is_one_transaction_a_fault_in_the_middle_leaves_nothing()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        var (uid, person) = await _app.InDb(async db => ((await db.Ballots.SingleAsync(b => b.Id == id)).Uid, committee.Members[1].PersonId));

        // A mail of the same key stands in the way: the last step of the opening fails.
        await _app.In(async services =>
        {
            services.GetRequiredService<MailQueue>().Add(MailKinds.BallotOpened, uid, person, "opened", new(), priority: 5);
            return await services.Db().SaveChangesAsync();
        });
        _app.MoveTo(TestApp.Start.AddDays(1));

        Assert.Equal(0, await _app.In(s => s.GetRequiredService<OpenDueBallots>().ExecuteAsync(default)));
        Assert.Equal((0, 1, false), await _app.InDb(async db => (
            await db.Voters.CountAsync(v => v.BallotId == id),
            await db.Outbox.CountAsync(),
            (await db.Ballots.SingleAsync(b => b.Id == id)).OpenedAt is not null)));
    }

    [Fact]
    public async Task The_job_opens_the_others_when_one_fails()
    {
        var committee = await _app.Committee(3);
        var empty = await _app.Committee(1, "ISO/TC 9");
        var lost = await _app.OpenBallot(empty, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        await _app.InDb(db => db.Memberships.Where(m => m.CommitteeId == empty.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 23))));
        var good = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        _app.MoveTo(TestApp.Start.AddDays(1));

        Assert.Equal(1, await _app.In(s => s.GetRequiredService<OpenDueBallots>().ExecuteAsync(default)));
        Assert.Equal((false, true), await _app.InDb(async db => (
            await db.Voters.AnyAsync(v => v.BallotId == lost), await db.Voters.AnyAsync(v => v.BallotId == good))));
    }

    [Fact]
    public async Task What_was_refused_is_not_tried_again_by_every_reader_and_opens_when_it_can()
    {
        var committee = await _app.Committee(1, "ISO/TC 9");
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        await _app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committee.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Category, SeatCategory.Observer)));
        _app.MoveTo(TestApp.Start.AddDays(1));
        using var chair = await Browser.For(_app, committee.Chair);
        await chair.Get("/");
        _app.Queries.Restart();

        foreach (var address in new[] { "/", "/ballots", "/committees", $"/committees/{committee.Id}", $"/committees/{committee.Id}/ballots", $"/ballots/{id}" })
        {
            await chair.Get(address);
        }

        Assert.DoesNotContain(_app.Queries.Commands, sql => sql.Contains("AS \"Value\" FROM \"Ballots\"", StringComparison.Ordinal));
        await _app.InDb(async db =>
        {
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, committee.Secretary.PersonId, SeatCategory.Voting, new DateOnly(2026, 11, 1)));
            await db.SaveChangesAsync();
        });
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        await chair.Get("/");
        Assert.True(await _app.InDb(db => db.Ballots.AnyAsync(b => b.Id == id && b.OpenedAt != null)));
    }

    [Fact]
    public async Task An_outage_over_the_deadline_opens_nothing_and_sends_nothing()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 24), OpensClock = "9:00" });
        _app.MoveTo(GivenBallot.ClosesAt);

        Assert.Equal(0, await _app.In(s => s.GetRequiredService<OpenDueBallots>().ExecuteAsync(default)));
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync()));
        using var secretary = await Browser.For(_app, committee.Secretary);
        Assert.Contains("nobody was asked", (await secretary.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_of_the_opening_day_votes_with_names_and_employer_of_that_day()
    {
        var committee = await _app.Committee(3);
        await _app.InDb(async db =>
        {
            var going = await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId);
            going.EndOn(new DateOnly(2026, 11, 24));
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, committee.Secretary.PersonId, SeatCategory.Voting, new DateOnly(2026, 11, 25)));
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, (await _app.Outsider("adviser@x.example")).PersonId, SeatCategory.Adviser, new DateOnly(2024, 2, 26)));
            await db.SaveChangesAsync();
        });

        // 00:30 of the 25th in Beijing is still the 24th in UTC.
        var id = await _app.OpenBallot(committee, with: p => p with { OpensOn = new(2026, 11, 25), OpensClock = "0:30" });
        _app.MoveTo(new DateTimeOffset(2026, 11, 24, 16, 30, 0, TimeSpan.Zero));
        await _app.In(s => s.GetRequiredService<OpenDueBallots>().ExecuteAsync(default));

        var voters = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).ToListAsync());
        Assert.Equal(
            new[] { committee.Chair.PersonId, committee.Members[1].PersonId, committee.Members[2].PersonId, committee.Secretary.PersonId }.Order(),
            voters.Select(v => v.PersonId).Order());
        Assert.All(voters.Where(v => v.PersonId != committee.Secretary.PersonId), v => Assert.Equal("Sample body", v.Organisation.En));
    }
}
