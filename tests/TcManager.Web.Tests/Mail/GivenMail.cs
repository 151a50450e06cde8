using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Delivery;
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
        var (db, queue, now) = (services.GetRequiredService<Application.Data.TcManagerDb>(), services.GetRequiredService<MailQueue>(), app.Clock.GetUtcNow());
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), committee.Id, plan ?? Plan, now).Value;
        meeting.Call(now);
        db.Add(meeting);
        await db.SaveChangesAsync();
        var called = (to ?? committee.Voters).Select(s => new Participant(meeting.Id, s.MembershipId, s.PersonId, isDue: true, Guid.CreateVersion7())).ToList();
        db.AddRange(called);
        await db.SaveChangesAsync();
        var campaign = queue.Start(Guid.CreateVersion7(), MailKinds.Call, committee.Id, meeting.Uid);
        foreach (var participant in called)
        {
            queue.Add(campaign, MailKinds.Call, meeting.Uid, participant.PersonId, "call", new(MeetingId: meeting.Id, ParticipantId: participant.Id));
        }

        await db.SaveChangesAsync();
        return new GivenCall(meeting.Id, meeting.Uid, campaign.Id, called.ToDictionary(p => p.PersonId, p => p.Id));
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
