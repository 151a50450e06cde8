using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Reminders;

public sealed class RemindingForReplies : IAsyncLifetime
{
    // 9:00 in Beijing.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(1);

    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;
    private GivenCall _call = null!;

    /// <summary>Called on 23 November; replies before 14 December, 24:00, so that the steps fall on 30 November, 7, 11 and 13 December.</summary>
    public async Task InitializeAsync()
    {
        _committee = await _app.Committee(members: 4);
        _call = await _app.Called(_committee, GivenMail.Plan with { On = new(2026, 12, 18), ReplyByOn = new(2026, 12, 14) });
        await _app.Deliver();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Nothing_is_due_before_the_first_step_and_each_step_goes_once()
    {
        At(30, 11, Morning - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Queue());
        At(30, 11, Morning);
        Assert.Equal(5, await Queue());
        Assert.Equal(0, await Queue());
        At(4, 12, Morning);
        Assert.Equal(0, await Queue());
        foreach (var day in new[] { 7, 11, 13 })
        {
            At(day, 12, Morning);
            Assert.Equal(5, await Queue());
        }

        At(15, 12, Morning);
        Assert.Equal(0, await Queue());
        Assert.Equal(["d14", "d7", "d3", "d1"], await Steps());
    }

    [Fact]
    public async Task Only_who_owes_a_reply_is_asked()
    {
        await Reply(_committee.Members[0]);
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == _committee.Members[1].MembershipId)).EndOn(new(2026, 11, 25));
            await db.SaveChangesAsync();
        });
        At(30, 11, Morning);

        Assert.Equal(3, await Queue());

        // Replied between the queueing and the sending.
        await Reply(_committee.Members[2]);
        Assert.Equal(2, await _app.Deliver());
        var reminders = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ReplyReminder).ToDictionaryAsync(m => m.PersonId!.Value));
        Assert.Equal(MailFates.Replied, reminders[_committee.Members[2].PersonId].Fate);
        Assert.DoesNotContain(_committee.Members[0].PersonId, reminders.Keys);
        Assert.DoesNotContain(_committee.Members[1].PersonId, reminders.Keys);
    }

    [Fact]
    public async Task Runs_in_parallel_queue_each_mail_once_and_the_campaign_counts_them()
    {
        At(30, 11, Morning);

        var queued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(Queue)));

        Assert.Equal(5, queued.Sum());
        var campaign = await _app.InDb(db => db.Campaigns.SingleAsync(c => c.Kind == MailKinds.ReplyReminder));
        Assert.Equal((5, 5), await _app.Sum(campaign.Id));
    }

    [Fact]
    public async Task After_an_outage_over_several_steps_one_reminder_goes_and_nothing_stale()
    {
        At(30, 11, Morning);
        await Queue();

        // Neither queueing nor sending for eleven days.
        At(11, 12, Morning + TimeSpan.FromHours(2));
        Assert.Equal(5, await Queue());
        Assert.Equal(5, await _app.Deliver());

        var fates = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.ReplyReminder).OrderBy(m => m.Id).Select(m => new { m.Campaign!.Step, m.State, m.Fate }).ToListAsync());
        Assert.All(fates.Take(5), f => Assert.Equal(("d14", OutboxState.Skipped, MailFates.Expired), (f.Step, f.State, f.Fate)));
        Assert.All(fates.Skip(5), f => Assert.Equal(("d3", OutboxState.Sent), (f.Step, f.State)));
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_within_a_day_and_what_was_held_back_follows()
    {
        At(7, 12, Morning);
        await _app.InDb(db => db.Participants.Where(p => p.PersonId == _committee.Chair.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.LastRemindedAt, new DateTimeOffset(2026, 12, 6, 12, 0, 0, TimeSpan.Zero))));

        Assert.Equal(4, await Queue());
        At(7, 12, TimeSpan.FromHours(12));
        Assert.Equal(1, await Queue());
        var campaign = await _app.InDb(db => db.Campaigns.SingleAsync(c => c.Kind == MailKinds.ReplyReminder));
        Assert.Equal((5, 5), await _app.Sum(campaign.Id));
    }

    [Fact]
    public async Task The_mail_says_how_long_there_is_and_until_when_with_the_zone()
    {
        At(7, 12, Morning);
        await Queue();
        var mail = await _app.Written(MailKinds.ReplyReminder, _committee.Chair);

        Assert.Equal("〔SAC/TC 605〕请提交回执：一届六次全体委员会议（还剩 7 天）", mail.Subject);
        Assert.Contains("请于2026年12月14日（周一）24:00 北京时间（UTC+8）之前提交", mail.Text, StringComparison.Ordinal);
    }

    private Task<List<string>> Steps() => _app.InDb(db => db.Campaigns.Where(c => c.Kind == MailKinds.ReplyReminder).OrderBy(c => c.Id).Select(c => c.Step).ToListAsync());

    private Task<int> Queue() => _app.QueueReminders();

    private void At(int day, int month, TimeSpan time) => _app.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero) + time);

    private Task Reply(Someone someone) => _app.InDb(async db =>
    {
        var participant = await db.Participants.SingleAsync(p => p.MeetingId == _call.MeetingId && p.PersonId == someone.PersonId);
        participant.GiveReply(Domain.Meetings.Reply.OnSite, null, Guid.CreateVersion7(), _app.Clock.GetUtcNow(), new(new(2026, 12, 14, 16, 0, 0, TimeSpan.Zero), "Asia/Shanghai"));
        await db.SaveChangesAsync();
    });
}
