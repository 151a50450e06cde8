using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;

namespace TcManager.Application.Mail;

/// <summary>Puts the failed mails of a campaign back into the queue, as new. Doing it twice finds nothing the second time.</summary>
public sealed class RetryFailedMails(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Returns how many were put back.</summary>
    public Task<int> ExecuteAsync(long campaignId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var now = clock.Now();
        var count = await db.Outbox.Where(m => m.CampaignId == campaignId && m.State == OutboxState.Failed).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.NotBeforeAt, now).SetProperty(m => m.Attempts, 0)
                .SetProperty(m => m.Fate, (string?)null).SetProperty(m => m.FateDetail, (string?)null), token);
        if (count > 0)
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId, token);
            audit.Add(acting, AuditActions.CampaignRetried, AuditSubject.Campaign, campaign.Uid, campaign.CommitteeId, ("mails", count));
            await db.SaveChangesAsync(token);
        }

        return count;
    }, ct);
}
