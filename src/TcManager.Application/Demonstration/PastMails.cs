using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Reminders;
using TcManager.Domain;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Demonstration;

/// <summary>What a mail of the past is about.</summary>
/// <param name="Kind">The kind of mail.</param>
/// <param name="Subject">The ballot or meeting.</param>
/// <param name="CommitteeId">Whose matter.</param>
/// <param name="Occurrence">As the use case or the job would have named it.</param>
internal sealed record PastOccasion(string Kind, IRoot Subject, long CommitteeId, string Occurrence);

/// <summary>Mails of the demonstration's past: queued as they would have been, and gone. None of them is ever delivered.</summary>
public sealed class PastMails(TcManagerDb db, IOptions<MailSettings> settings)
{
    internal MailQueue At(DateTimeOffset at) => new(db, new ClockAt(at), settings);

    /// <summary>A campaign of a use case.</summary>
    internal Task QueueAsync(PastOccasion occasion, DateTimeOffset at, DateTimeOffset? expiresAt, IReadOnlyCollection<(long PersonId, MailData Data)> recipients, CancellationToken ct) =>
        QueueAsync(occasion, Guid.CreateVersion7(at), "", at, expiresAt, recipients, ct);

    /// <summary>The steps of a ladder that have fallen, each under the name by which the job will find it done.</summary>
    internal async Task RemindAsync(string kind, IRoot subject, long committeeId, IEnumerable<int> days, DateTimeOffset askedAt, Deadline deadline, DateTimeOffset now, Func<LadderStep, IReadOnlyList<(long PersonId, MailData Data)>> owing, CancellationToken ct)
    {
        var steps = new Ladder(days).Steps(askedAt, deadline).ToList();
        foreach (var (index, step) in steps.Index().TakeWhile(s => s.Item.At <= now))
        {
            var due = new DueReminder(new(kind, committeeId, subject.Id, subject.Uid), step, index + 1 < steps.Count ? steps[index + 1].At : deadline.At);
            await QueueAsync(new(kind, subject, committeeId, step.OccurrenceKey), ReminderCampaigns.UidOf(due), $"d{step.DaysBefore}", step.At, due.ExpiresAt, owing(step), ct);
        }
    }

    /// <summary>Whatever waits now has been accepted at its time.</summary>
    internal async Task SettleAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.Attempts, 1).SetProperty(m => m.SentAt, m => m.NotBeforeAt), ct);
    }

    private Task QueueAsync(PastOccasion occasion, Guid uid, string step, DateTimeOffset at, DateTimeOffset? expiresAt, IReadOnlyCollection<(long PersonId, MailData Data)> recipients, CancellationToken ct)
    {
        var (kind, subject, committeeId, occurrence) = occasion;
        var queue = At(at);
        var campaign = queue.Start(uid, kind, committeeId, subject.Uid, step);
        return queue.AddAllAsync(campaign, occurrence, recipients, expiresAt, ct);
    }
}
