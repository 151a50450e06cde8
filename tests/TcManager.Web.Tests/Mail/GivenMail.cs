using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Delivery;
using TcManager.Application.Reminders;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

/// <summary>A meeting whose call lies in the outbox.</summary>
internal sealed record GivenCall(long MeetingId, Guid MeetingUid, long CampaignId, IReadOnlyDictionary<long, long> ParticipantOfPerson);

/// <summary>Builders of mails that wait.</summary>
internal static class GivenMail
{
    /// <summary>On Friday 11 December 2026, 9:00 to 17:00 in Beijing unless the plan says otherwise; replies before Friday 4 December, 24:00.</summary>
    internal static MeetingPlan Plan { get; } = new()
    {
        TitleZh = "一届六次全体委员会议",
        TitleEn = "6th plenary of the 1st term",
        Number = 6,
        Form = MeetingForm.Hybrid,
        Place = "沈阳市和平区 <南湖> 宾馆 & 会议中心",
        Link = "https://meet.example.org/605",
        ZoneId = "Asia/Shanghai",
        On = new(2026, 12, 11),
        Starts = 9 * 60,
        Ends = 17 * 60,
        ReplyByOn = new(2026, 12, 4),
        ReplyBy = 24 * 60,
        Agenda = [new("听取秘书处工作报告", "Report of the secretariat", 30, "林砚秋"), new("审查标准送审稿", "Review of drafts", 120)],
    };

    /// <summary>A meeting that is called now, one mail to each of these people.</summary>
    internal static Task<GivenCall> Called(this TestApp app, GivenCommittee committee, MeetingPlan? plan = null, IReadOnlyList<Someone>? to = null) => app.In(async services =>
    {
        var (db, queue, now) = (services.Db(), services.GetRequiredService<MailQueue>(), app.Clock.GetUtcNow());
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), committee.Id, plan ?? Plan, now).Value;
        meeting.Call(now);
        db.Add(meeting);
        await db.SaveChangesAsync();
        var called = (to ?? committee.Voters).Select(s => new Participant(meeting.Id, s.MembershipId, s.PersonId, isDue: true, Guid.CreateVersion7())).ToList();
        db.AddRange(called);
        await db.SaveChangesAsync();
        var campaign = queue.Start(Guid.CreateVersion7(), MailKinds.Call, committee.Id, meeting.Uid);
        await queue.AddAllAsync(campaign, "call", called.ConvertAll(p => (p.PersonId, new MailData(MeetingId: meeting.Id, ParticipantUid: p.Uid))), null, default);
        return new GivenCall(meeting.Id, meeting.Uid, campaign.Id, called.ToDictionary(p => p.PersonId, p => p.Id));
    });

    /// <summary>A ballot of all voting seats that opens now and closes on Thursday 10 December 2026, 24:00 in Beijing.</summary>
    internal static Task<long> BallotOpened(this TestApp app, GivenCommittee committee) => app.In(async services =>
    {
        await services.GetRequiredService<PublishRuleSets>().ExecuteAsync(default);
        var db = services.Db();
        var rules = await db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").Select(v => v.Id).SingleAsync();
        var plan = new BallotPlan("立项建议：<微震> 监测数据格式", "Proposal: <microseismic> data format", "是否同意报送？", "Do you agree to submit it?", new(2026, 12, 10), "24:00", null, null, "Asia/Shanghai", rules, null);
        var now = app.Clock.GetUtcNow();
        var ballot = Ballot.Prepare(Guid.CreateVersion7(), committee.Id, $"{committee.Code} B 2026-1", plan, null, now).Value;
        ballot.Release(now);
        db.Add(ballot);
        await db.SaveChangesAsync();
        Assert.True((await services.GetRequiredService<OpenBallot>().ExecuteAsync(ballot.Id, default)).IsDone);
        return ballot.Id;
    });

    internal static async Task Vote(this TestApp app, long ballotId, Someone voter, string choice, string? reason = null) => Assert.True((await app.In(services =>
        services.GetRequiredService<CastVote>().ExecuteAsync(
            new(ballotId, Guid.CreateVersion7(), voter.PersonId, [new(1, choice, reason)]), new(voter.AccountId, voter.PersonId, null), default))).IsDone);

    internal static Task<int> QueueReminders(this TestApp app) => app.In(services => services.GetRequiredService<QueueDueReminders>().ExecuteAsync(CancellationToken.None));

    /// <summary>The mail of a kind to a person, as it would go out.</summary>
    internal static Task<ComposedMail> Written(this TestApp app, string kind, Someone someone) => app.In(async services =>
    {
        var mail = await services.Db().Outbox.AsNoTracking().OrderByDescending(m => m.Id).FirstAsync(m => m.Template == kind && m.PersonId == someone.PersonId);
        return await services.GetRequiredService<MailComposer>().ComposeAsync(mail, default);
    });

    internal static Task<int> Deliver(this TestApp app) => app.In(services => services.GetRequiredService<DeliverOutbox>().ExecuteAsync(CancellationToken.None));

    /// <summary>What is planned, and the sum of sent, failed, skipped and waiting.</summary>
    internal static Task<(int Planned, int Sum)> Sum(this TestApp app, long campaignId) => app.InDb(async db =>
        (await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Planned).SingleAsync(), await db.Outbox.CountAsync(m => m.CampaignId == campaignId)));

    internal static Task<Dictionary<OutboxState, int>> States(this TestApp app, long campaignId) => app.InDb(db =>
        db.Outbox.Where(m => m.CampaignId == campaignId).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));

    internal static Task<OutboxMail> MailTo(this TestApp app, GivenCall call, Someone someone) => app.InDb(db =>
        db.Outbox.AsNoTracking().SingleAsync(m => m.CampaignId == call.CampaignId && m.PersonId == someone.PersonId));
}
