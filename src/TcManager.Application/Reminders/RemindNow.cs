using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>Reminds those who still owe a vote, at once and by somebody's hand. Nobody gets a second reminder within 24 hours, whatever sent the first (decisions 17).</summary>
public sealed class RemindNow(TcManagerDb db, ReminderCampaigns campaigns, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// How many were reminded; a repeat of the form reminds nobody more. Refused as <c>ballot.notOpen</c>, as <c>reminder.inRoom</c> while only those present vote, and as <c>reminder.nobody</c> (of a consultation <c>reminder.nobodyReplies</c>) where nobody owes a vote or all of them were
    /// reminded within 24 hours.
    /// </summary>
    public Task<Outcome<int>> ExecuteAsync(long ballotId, Guid uid, Acting acting, CancellationToken ct) => db.InTransactionAsync(token => WorkAsync(ballotId, uid, acting, token), ct);

    private async Task<Outcome<int>> WorkAsync(long ballotId, Guid uid, Acting acting, CancellationToken ct)
    {
        var now = clock.Now();
        var ballot = await db.Ballots.AsNoTracking().Where(b => b.Id == ballotId)
            .Select(b => new { b.Uid, b.Kind, b.CommitteeId, b.OpenedAt, b.ClosedAt, b.CancelledAt, b.ClosesAt, b.ZoneId, IsInRoom = b.AgendaItemId != null && b.RoomEndedAt == null }).SingleAsync(ct);
        if (ballot.OpenedAt is null || ballot.ClosedAt is not null || ballot.CancelledAt is not null || now >= ballot.ClosesAt)
        {
            return new Refusal("ballot.notOpen");
        }

        if (ballot.IsInRoom)
        {
            return new Refusal("reminder.inRoom");
        }

        var due = new DueReminder(new(ballot.Kind == BallotKind.Consultation ? MailKinds.ConsultationReminder : MailKinds.BallotReminder, ballot.CommitteeId, ballotId, ballot.Uid), LadderStep.ByHand(uid, new(ballot.ClosesAt, ballot.ZoneId), now), ballot.ClosesAt);
        var queued = await campaigns.QueueWithinAsync(due, ct);
        if (queued > 0)
        {
            audit.Add(acting, AuditActions.VotersReminded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("mails", queued));
            await db.SaveChangesAsync(ct);
            return queued;
        }

        // The repeat of a form is answered with what the first one did.
        var campaign = ReminderCampaigns.UidOf(due);
        var before = await db.Outbox.CountAsync(m => m.Campaign!.Uid == campaign, ct);
        return before > 0 ? before : new Refusal(ballot.Kind == BallotKind.Consultation ? "reminder.nobodyReplies" : "reminder.nobody");
    }
}
