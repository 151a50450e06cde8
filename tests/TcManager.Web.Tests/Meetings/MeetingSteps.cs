using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Meetings;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

/// <summary>What the tests of meetings do again and again.</summary>
internal static class MeetingSteps
{
    /// <summary>A hybrid plenary on 11 December 2026, 9:00 to 17:00 in Beijing; replies before 27 November, 24:00.</summary>
    internal static readonly MeetingPlan Plan = new()
    {
        TitleZh = "一届六次全体委员会议",
        TitleEn = "6th plenary",
        Number = 6,
        Form = MeetingForm.Hybrid,
        Place = "沈阳，东北大学",
        Link = "https://meet.example.org/605",
        ZoneId = "Asia/Shanghai",
        On = new(2026, 12, 11),
        Starts = 540,
        Ends = 1020,
        ReplyByOn = new(2026, 11, 27),
        ReplyBy = 1440,
        Agenda = [new("通过议程", "Adoption of the agenda", 15), new("工作报告", "Report of the secretariat", 30)],
    };

    internal static readonly DateTimeOffset ReplyBy = new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero);
    internal static readonly DateTimeOffset StartsAt = new(2026, 12, 11, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The same as typed into the form.</summary>
    internal static (string Name, string? Value)[] Typed(params (string Name, string? Value)[] otherwise) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("TitleEn", "6th plenary"), ("TitleZh", "一届六次全体委员会议"), ("Kind", "Plenary"), ("Number", "6"), ("On", "2026-12-11"), ("Starts", "09:00"), ("Ends", "17:00"),
            ("ZoneId", "Asia/Shanghai"), ("Form", "Hybrid"), ("Place", "沈阳，东北大学"), ("Link", "https://meet.example.org/605"), ("ReplyByOn", "2026-11-27"), ("ReplyBy", "24:00"),
            ("Agenda[0].TitleEn", "Adoption of the agenda"), ("Agenda[0].TitleZh", "通过议程"), ("Agenda[0].Minutes", "15"),
        }.Where(field => otherwise.All(other => other.Name != field.Name)),
        .. otherwise,
    ];

    internal static Task<long> Schedule(this TestApp app, GivenCommittee committee, MeetingPlan? plan = null) => app.In(async services =>
        (await services.GetRequiredService<ScheduleMeeting>().ExecuteAsync(Guid.CreateVersion7(), committee.Id, plan ?? Plan, [], Acting.System, default)).Value);

    /// <summary>The meeting, called.</summary>
    internal static async Task<long> Called(this TestApp app, GivenCommittee committee, MeetingPlan? plan = null)
    {
        var id = await app.Schedule(committee, plan);
        await app.In(async services =>
        {
            var planned = (await services.GetRequiredService<MeetingQueries>().PlannedAsync(id, default))!;
            return (await services.GetRequiredService<CallMeeting>().ExecuteAsync(id, Guid.CreateVersion7(), planned.Version, Acting.System, default)).Value;
        });
        return id;
    }

    /// <summary>One more voting seat, from the day before the meeting on; gives its key among participants.</summary>
    internal static async Task<string> Seat(this TestApp app, GivenCommittee committee, string email)
    {
        var person = await app.Outsider(email);
        return await app.InDb(async db =>
        {
            var seat = new Membership(Guid.CreateVersion7(), committee.Id, null, person.PersonId, SeatCategory.Voting, new DateOnly(2026, 12, 10));
            db.Add(seat);
            await db.SaveChangesAsync();
            return Domain.Meetings.Participant.KeyOf(seat.Id);
        });
    }

    internal static Task<Participant> Participant(this TestApp app, long meetingId, Someone someone) =>
        app.InDb(db => db.Participants.AsNoTracking().SingleAsync(p => p.MeetingId == meetingId && p.PersonId == someone.PersonId));

    /// <summary>The path of a personal link, as the mail carries it.</summary>
    internal static async Task<string> Link(this TestApp app, long meetingId, Someone someone, DateTimeOffset? expiresAt = null)
    {
        var participant = await app.Participant(meetingId, someone);
        return new Uri(app.Services.GetRequiredService<ReplyLinks>().UrlFor(participant.Uid, expiresAt ?? ReplyBy)).AbsolutePath;
    }

    internal static long IdIn(this Page page) => long.Parse(page.Address.Segments[2].TrimEnd('/'), CultureInfo.InvariantCulture);
}
