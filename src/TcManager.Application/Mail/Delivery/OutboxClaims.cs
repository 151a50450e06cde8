using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Mail.Delivery;

/// <summary>A batch that belongs to one worker until its lease ends.</summary>
/// <param name="Token">Names the claim.</param>
/// <param name="UntilAt">From then on another worker may take what is left.</param>
/// <param name="Mails">In the order of sending.</param>
public sealed record ClaimedBatch(Guid Token, DateTimeOffset UntilAt, IReadOnlyList<OutboxMail> Mails);

/// <summary>Claims mails and writes down what became of each, one commit per mail.</summary>
public sealed class OutboxClaims(TcManagerDb db, Measures measures, TimeProvider clock)
{
    private const int BatchSize = 50;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task<ClaimedBatch> ClaimAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var (token, untilAt) = (Guid.CreateVersion7(now), now + Lease);
        var due = await Due(now).OrderBy(m => m.Priority).ThenBy(m => m.NotBeforeAt).ThenBy(m => m.Id).Select(m => m.Id).Take(BatchSize).ToListAsync(ct);
        if (due.Count == 0)
        {
            return new(token, untilAt, []);
        }

        // Another worker may have seen the same rows: each row is asked again, under its own lock, whether it is still free.
        await Due(now).Where(m => due.Contains(m.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.State, OutboxState.Claimed).SetProperty(m => m.ClaimToken, token).SetProperty(m => m.ClaimedUntilAt, untilAt), ct);
        var mails = await db.Outbox.AsNoTracking().Where(m => due.Contains(m.Id) && m.ClaimToken == token).OrderBy(m => m.Priority).ThenBy(m => m.NotBeforeAt).ThenBy(m => m.Id).ToListAsync(ct);
        return new(token, untilAt, mails);
    }

    public Task<bool> SentAsync(OutboxMail mail, CancellationToken ct)
    {
        var now = clock.Now();
        return RecordAsync(mail, "sent", row => row.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, now).SetProperty(m => m.Attempts, m => m.Attempts + 1)
            .SetProperty(m => m.Fate, (string?)null).SetProperty(m => m.FateDetail, (string?)null).SetProperty(m => m.ClaimToken, (Guid?)null).SetProperty(m => m.ClaimedUntilAt, (DateTimeOffset?)null), ct);
    }

    public Task<bool> SkippedAsync(OutboxMail mail, string fate, CancellationToken ct) => FinishedAsync(mail, OutboxState.Skipped, fate, null, mail.Attempts, ct);

    public Task<bool> FailedAsync(OutboxMail mail, string fate, string? words, CancellationToken ct) => FinishedAsync(mail, OutboxState.Failed, fate, words, mail.Attempts + 1, ct);

    /// <summary>Back to the queue with a longer rest each time; given up in the end.</summary>
    public Task<bool> DelayedAsync(OutboxMail mail, string fate, string? words, CancellationToken ct)
    {
        var attempts = mail.Attempts + 1;
        if (Backoff.After(attempts) is not { } rest)
        {
            return FailedAsync(mail, MailFates.GaveUp, words, ct);
        }

        var (notBefore, detail) = (clock.Now() + rest, Cut(words));
        return RecordAsync(mail, "delayed", row => row.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.NotBeforeAt, notBefore).SetProperty(m => m.Attempts, attempts)
            .SetProperty(m => m.Fate, fate).SetProperty(m => m.FateDetail, detail).SetProperty(m => m.ClaimToken, (Guid?)null).SetProperty(m => m.ClaimedUntilAt, (DateTimeOffset?)null), ct);
    }

    /// <summary>Gives back what was claimed and not tried.</summary>
    public Task ReleaseAsync(ClaimedBatch batch, string? fate, CancellationToken ct)
    {
        var mails = batch.Mails.Select(m => m.Id).ToList();
        return db.Outbox.Where(m => mails.Contains(m.Id) && m.ClaimToken == batch.Token).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Fate, m => fate ?? m.Fate)
                .SetProperty(m => m.ClaimToken, (Guid?)null).SetProperty(m => m.ClaimedUntilAt, (DateTimeOffset?)null), ct);
    }

    /// <summary>What a worker may take.</summary>
    internal static Expression<Func<OutboxMail, bool>> IsDueAt(DateTimeOffset now) =>
        m => m.NotBeforeAt <= now && (m.State == OutboxState.Waiting || (m.State == OutboxState.Claimed && m.ClaimedUntilAt <= now));

    private Task<bool> FinishedAsync(OutboxMail mail, OutboxState state, string fate, string? words, int attempts, CancellationToken ct)
    {
        var detail = Cut(words);
        return RecordAsync(mail, state == OutboxState.Skipped ? "skipped" : "failed", row => row.SetProperty(m => m.State, state).SetProperty(m => m.Attempts, attempts).SetProperty(m => m.Fate, fate)
            .SetProperty(m => m.FateDetail, detail).SetProperty(m => m.ClaimToken, (Guid?)null).SetProperty(m => m.ClaimedUntilAt, (DateTimeOffset?)null), ct);
    }

    /// <summary>False when the lease has ended and another worker has the mail.</summary>
    private async Task<bool> RecordAsync(OutboxMail mail, string result, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxMail>> change, CancellationToken ct)
    {
        var isOurs = await db.Outbox.Where(m => m.Id == mail.Id && m.ClaimToken == mail.ClaimToken).ExecuteUpdateAsync(change, ct) == 1;
        if (isOurs)
        {
            measures.Mail(result);
        }

        return isOurs;
    }

    private IQueryable<OutboxMail> Due(DateTimeOffset now) => db.Outbox.Where(IsDueAt(now));

    private static string? Cut(string? words) => words is { Length: > 500 } ? words[..500] : words;
}
