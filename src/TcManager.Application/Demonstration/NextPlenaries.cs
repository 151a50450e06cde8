using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Documents;
using TcManager.Domain.Meetings;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Demonstration;

/// <summary>What lies ahead: one plenary that members have been called to and reply to, and drafts of others.</summary>
public sealed class NextPlenaries(TcManagerDb db, SampleDocuments documents, PastMails mails, TimeProvider clock)
{
    private const int CalledDaysAgo = 14;
    private const int ReplyDaysLeft = 4;
    private const int CalledNotice = 16;
    private const int NationalNotice = 45;

    // 16 weeks, and some days to send the call.
    private const int InternationalNotice = 120;
    private const int DraftReplyDays = 21;

    private static readonly int[] ReminderDays = [14, 7, 3, 1];

    internal async Task ExecuteAsync(PublishedFacts facts, IReadOnlyList<SeededRoster> rosters, SampleContent content, CancellationToken ct)
    {
        foreach (var roster in rosters)
        {
            var today = clock.Today(roster.Committee.Fact.Zone);
            var number = SamplePlenaries.NumberOf(roster.Committee, facts, SamplePlenaries.DaysOf(roster.Committee, facts, today).Count);
            if (SamplePlenaries.IsCentral(roster.Committee))
            {
                await CallAsync(roster, number, today, content, ct);
            }
            else if (roster.Staff.Count > 0)
            {
                db.Add(Draft(roster.Committee, number, today, content));
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private Meeting Draft(SeededCommittee committee, int? number, DateOnly today, SampleContent content)
    {
        var on = new SampleDays(committee.Fact.Code, today).Next(committee.Fact.IsNational ? NationalNotice : InternationalNotice);
        return Scheduled(committee, PlanOf(committee, number, on, on.AddDays(-DraftReplyDays), content), clock.Now());
    }

    private async Task CallAsync(SeededRoster roster, int? number, DateOnly today, SampleContent content, CancellationToken ct)
    {
        var fact = roster.Committee.Fact;
        var calledAt = SampleDays.At(today.AddDays(-CalledDaysAgo), 10, fact.Zone);
        var plan = PlanOf(roster.Committee, number, Friday(today.AddDays(CalledNotice)), SampleDays.WorkingDay(today.AddDays(ReplyDaysLeft)), content);
        var meeting = Scheduled(roster.Committee, plan, calledAt.AddHours(-1));
        var secretary = roster.Staff[0].Row.Id;
        var paper = await documents.AddAsync(roster.Committee.Row.Id, DocumentKind.MeetingPaper, content.Paper, calledAt.AddHours(-1), secretary, ct);
        db.AddRange(meeting, new MeetingPaper(meeting, paper));
        Require(meeting.Call(calledAt));
        await db.SaveChangesAsync(ct);
        var participants = roster.Seats.Select(seat =>
            (Seat: seat, Row: new Participant(meeting.Id, seat.Row.Id, seat.Row.PersonId, Meeting.IsDueFor(seat.Plan.Category), Guid.CreateVersion7(calledAt)))).ToList();
        new SampleReplies(content, meeting, calledAt, clock.Now()).Give(participants);
        db.AddRange(participants.Select(p => p.Row));
        await db.SaveChangesAsync(ct);
        await MailAsync(meeting, calledAt, [.. participants.Select(p => p.Row)], ct);
        new AuditLog(db, new ClockAt(calledAt)).Add(
            new(null, secretary, null), AuditActions.MeetingCalled, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, ("participants", participants.Count), ("due", participants.Count(p => p.Row.IsDue)));
    }

    private async Task MailAsync(Meeting meeting, DateTimeOffset calledAt, List<Participant> participants, CancellationToken ct)
    {
        await mails.QueueAsync(new(MailKinds.Call, meeting, meeting.CommitteeId, "call"), calledAt, meeting.StartsAt, participants.ConvertAll(p => To(meeting, p)), ct);
        await mails.RemindAsync(
            MailKinds.ReplyReminder, meeting, meeting.CommitteeId, ReminderDays, calledAt, meeting.RepliesUntil, clock.Now(), step => Owing(meeting, participants, step), ct);
    }

    private List<(long, MailData)> Owing(Meeting meeting, List<Participant> participants, LadderStep step)
    {
        var owing = participants.FindAll(p => !(p.RepliedAt < step.At));
        owing.ForEach(p => db.Entry(p).Property(row => row.LastRemindedAt).CurrentValue = step.At);
        return owing.ConvertAll(p => To(meeting, p, step.DaysBefore));
    }

    private static (long, MailData) To(Meeting meeting, Participant participant, int? daysLeft = null) =>
        (participant.PersonId, new(MeetingId: meeting.Id, ParticipantUid: participant.Uid, DaysLeft: daysLeft));

    private static MeetingPlan PlanOf(SeededCommittee committee, int? number, DateOnly on, DateOnly replyBy, SampleContent content)
    {
        var title = SampleTitles.Plenary(committee.Fact, number, on.Year);
        return new()
        {
            TitleZh = title.Zh,
            TitleEn = title.En,
            Kind = MeetingKind.Plenary,
            Number = number,
            Form = MeetingForm.Hybrid,
            Place = content.Venue,
            Link = content.Link,
            ZoneId = committee.Fact.Zone,
            On = on,
            Starts = 9 * 60,
            Ends = 17 * 60,
            ReplyByOn = replyBy,
            ReplyBy = 18 * 60,
            Agenda = [.. content.AgendaOf(committee.Fact).Select(item => new PlannedItem(item.Zh, item.En, item.Minutes))],
        };
    }

    private static Meeting Scheduled(SeededCommittee committee, MeetingPlan plan, DateTimeOffset now)
    {
        var meeting = Meeting.Schedule(Guid.CreateVersion7(now), committee.Row.Id, plan, now).Value;
        meeting.MarkAsSample();
        return meeting;
    }

    private static DateOnly Friday(DateOnly from) => from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);

    private static void Require(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException($"The demonstration is refused: {outcome.Refusals[0].Code}");
        }
    }
}
