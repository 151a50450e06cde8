using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Reminders;

public sealed class RemindingForVotes : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;
    private long _ballotId;

    /// <summary>Opened on 23 November, closes on 10 December, 24:00 in Beijing: the steps fall on 26 November, 3, 7 and 9 December at 9:00.</summary>
    public async Task InitializeAsync()
    {
        _committee = await _app.Committee(members: 4);
        _ballotId = await _app.BallotOpened(_committee);
        await _app.Deliver();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_step_goes_once_to_those_who_have_not_voted_then()
    {
        var reminded = new List<int>();
        await _app.Vote(_ballotId, _committee.Members[0], "yes");
        foreach (var (day, month) in new[] { (25, 11), (26, 11), (3, 12) })
        {
            At(day, month);
            reminded.Add(await _app.QueueReminders());
            Assert.Equal(0, await _app.QueueReminders());
        }

        await _app.Vote(_ballotId, _committee.Members[1], "abstain");
        foreach (var (day, month) in new[] { (7, 12), (9, 12), (11, 12) })
        {
            At(day, month);
            reminded.Add(await _app.QueueReminders());
        }

        Assert.Equal([0, 4, 4, 3, 3, 0], reminded);
    }

    [Fact]
    public async Task Who_votes_or_leaves_before_the_mail_goes_gets_none_and_after_the_close_nobody_does()
    {
        At(3, 12);
        Assert.Equal(5, await _app.QueueReminders());
        await _app.Vote(_ballotId, _committee.Members[0], "yes");
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == _committee.Members[1].MembershipId)).EndOn(new(2026, 12, 2));
            await db.SaveChangesAsync();
        });

        Assert.Equal(3 + 1, await _app.Deliver());

        Assert.Equal([MailFates.SeatEnded, MailFates.Voted], await Fates());
        At(9, 12);
        Assert.Equal(3, await _app.QueueReminders());
        _app.Clock.SetUtcNow(new(2026, 12, 10, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await _app.Deliver());
        Assert.Equal([MailFates.Expired, MailFates.Expired, MailFates.Expired, MailFates.SeatEnded, MailFates.Voted], await Fates());
    }

    [Fact]
    public async Task An_extension_starts_new_steps_and_still_nobody_is_reminded_twice_within_a_day()
    {
        At(9, 12);
        Assert.Equal(5, await _app.QueueReminders());

        // To 24:00 of 16 December: its step "7 days" fell this very morning.
        await _app.InDb(db => db.Ballots.Where(b => b.Id == _ballotId).ExecuteUpdateAsync(b => b.SetProperty(x => x.ClosesAt, new DateTimeOffset(2026, 12, 16, 16, 0, 0, TimeSpan.Zero))));
        _app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await _app.QueueReminders());
        At(13, 12);
        Assert.Equal(5, await _app.QueueReminders());
        At(15, 12);
        Assert.Equal(5, await _app.QueueReminders());
    }

    [Fact]
    public async Task Runs_in_parallel_remind_each_voter_once()
    {
        At(3, 12);
        var queued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(_app.QueueReminders)));
        Assert.Equal(5, queued.Sum());
        var campaign = await _app.InDb(db => db.Campaigns.SingleAsync(c => c.Kind == MailKinds.BallotReminder));
        Assert.Equal(("d7", 5, 5), (campaign.Step, campaign.Planned, (await _app.Sum(campaign.Id)).Sum));
    }

    [Fact]
    public async Task A_campaign_that_fails_does_not_stop_the_others()
    {
        var other = await _app.Committee(members: 2, code: "SAC/TC 606");
        await _app.BallotOpened(other);

        // A mail of the same key stands in the way of the first ballot's reminders.
        await _app.In(async services =>
        {
            var uid = await services.Db().Ballots.Where(b => b.Id == _ballotId).Select(b => b.Uid).SingleAsync();
            services.GetRequiredService<MailQueue>().Add(MailKinds.BallotReminder, uid, _committee.Members[0].PersonId, "d7@2026-12-10T16:00:00.000Z", new(), priority: 5);
            return await services.Db().SaveChangesAsync();
        });
        At(3, 12);

        Assert.Equal(3, await _app.QueueReminders());
        Assert.Equal(0, await _app.QueueReminders());
    }

    /// <summary>Beside one insert per mail, which EF sends in batches where the database takes them.</summary>
    [Fact]
    public async Task What_a_run_asks_does_not_grow_with_the_electorate()
    {
        await using var large = new TestApp();
        await large.BallotOpened(await large.Committee(members: 99));
        At(3, 12);
        large.Clock.SetUtcNow(_app.Clock.GetUtcNow());

        Assert.Equal(5, await _app.QueueReminders());
        Assert.Equal(100, await large.QueueReminders());

        At(7, 12);
        large.Clock.SetUtcNow(_app.Clock.GetUtcNow());
        Assert.Equal(await Asked(_app), await Asked(large));
    }

    private static async Task<int> Asked(TestApp app)
    {
        await app.CountQueriesAsync(() => app.QueueReminders());
        return app.Queries.Commands.Count(sql => !sql.Contains("INSERT INTO \"Outbox\"", StringComparison.Ordinal));
    }

    private Task<List<string>> Fates() => _app.InDb(db =>
        db.Outbox.Where(m => m.Template == MailKinds.BallotReminder && m.State == OutboxState.Skipped).OrderBy(m => m.Fate).Select(m => m.Fate!).ToListAsync());

    private void At(int day, int month) => _app.Clock.SetUtcNow(new(2026, month, day, 1, 0, 0, TimeSpan.Zero));
}
