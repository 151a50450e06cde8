using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>
/// Asks what is due and not yet queued, and queues it: run twice, in two processes or after an outage, nobody is reminded twice for a step, and of
/// the steps that have passed only the newest goes (pitfalls 30 to 33).
/// </summary>
public sealed partial class QueueDueReminders(TcManagerDb db, ReminderCampaigns campaigns, TimeProvider clock, ILogger<QueueDueReminders> log)
{
    /// <summary>Returns how many mails were queued. A fault of one campaign is logged and stops no other.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var queued = 0;
        foreach (var due in (await DueBallotsAsync(ct)).Concat(await DueMeetingsAsync(ct)))
        {
            try
            {
                queued += await campaigns.QueueAsync(due, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                NotQueued(log, fault, due.Subject.Kind, due.Subject.Id, due.Step.DaysBefore);
            }
        }

        return queued;
    }

    private async Task<IReadOnlyList<DueReminder>> DueBallotsAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var open = await db.Ballots.AsNoTracking()
            .Where(b => b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.ClosesAt > now && (b.AgendaItemId == null || b.RoomEndedAt != null))
            .OrderBy(b => b.Id).AsSplitQuery()
            .Select(b => new { b.Id, b.Uid, b.Kind, b.CommitteeId, MovedAt = db.DeadlineChanges.Where(c => c.BallotId == b.Id).OrderByDescending(c => c.No).Select(c => (DateTimeOffset?)c.At).FirstOrDefault(), b.RoomEndedAt, OpenedAt = b.OpenedAt!.Value, b.ClosesAt, b.Committee.ZoneId, Definitions = b.Questions.Select(q => q.RuleSetVersion.Definition).ToList() })
            .ToListAsync(ct);
        return [.. open.SelectMany(b =>
        {
            return Due(ReminderLadders.Of(b.Definitions), ReminderLadders.AskedAt(b.OpenedAt, b.MovedAt, b.RoomEndedAt), new(b.ClosesAt, b.ZoneId), new(b.Kind == BallotKind.Consultation ? MailKinds.ConsultationReminder : MailKinds.BallotReminder, b.CommitteeId, b.Id, b.Uid));
        })];
    }

    private async Task<IReadOnlyList<DueReminder>> DueMeetingsAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var called = await db.Meetings.AsNoTracking()
            .Where(m => m.CalledAt != null && m.CancelledAt == null && !m.IsRecorded && m.ReplyByAt > now)
            .OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Uid, m.CommitteeId, CalledAt = m.CalledAt!.Value, ReplyByAt = m.ReplyByAt!.Value, m.Committee.ZoneId })
            .ToListAsync(ct);
        return [.. called.SelectMany(m => Due(ReminderLadders.Usual, m.CalledAt, new(m.ReplyByAt, m.ZoneId), new(MailKinds.ReplyReminder, m.CommitteeId, m.Id, m.Uid)))];
    }

    /// <summary>A reminder is stale when the next one falls, or with the deadline.</summary>
    private IEnumerable<DueReminder> Due(Ladder ladder, DateTimeOffset askedAt, Deadline deadline, ReminderSubject subject)
    {
        if (ladder.DueStep(askedAt, deadline, clock.Now()) is { } step)
        {
            var next = ladder.Steps(askedAt, deadline).FirstOrDefault(other => other.At > step.At);
            yield return new(subject, step, next?.At ?? deadline.At);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders ({Kind}) about {SubjectId}, {Days} days before the deadline, could not be queued; the next run tries again.")]
    private static partial void NotQueued(ILogger log, Exception fault, string kind, long subjectId, int days);
}

/// <summary>What people are reminded of.</summary>
/// <param name="Kind">The kind of mail.</param>
/// <param name="CommitteeId">Whose matter.</param>
/// <param name="Id">Of the ballot or the meeting.</param>
/// <param name="Uid">Of the same.</param>
public sealed record ReminderSubject(string Kind, long CommitteeId, long Id, Guid Uid);

/// <summary>One step that has fallen.</summary>
public sealed record DueReminder(ReminderSubject Subject, LadderStep Step, DateTimeOffset ExpiresAt);
