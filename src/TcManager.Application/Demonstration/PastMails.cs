using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Mail;

namespace TcManager.Application.Demonstration;

/// <summary>Mails of the demonstration's past: queued as they would have been, and gone. None of them is ever delivered.</summary>
public sealed class PastMails(TcManagerDb db, IOptions<MailSettings> settings)
{
    internal MailQueue At(DateTimeOffset at) => new(db, new ClockAt(at), settings);

    /// <summary>Notes that a mail was not wanted any more when its turn came.</summary>
    internal void Skip(string template, Guid subjectUid, long personId, string occurrence, string fate)
    {
        var key = MailQueue.KeyOf(template, subjectUid, personId, occurrence);
        var mail = db.Outbox.Local.Single(m => m.DedupeKey == key);
        mail.State = OutboxState.Skipped;
        mail.Fate = fate;
    }

    /// <summary>Whatever waits now has been accepted at its time.</summary>
    internal async Task SettleAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db.Outbox.Where(m => m.State == OutboxState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.Attempts, 1).SetProperty(m => m.SentAt, m => m.NotBeforeAt), ct);
    }
}
