using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;

namespace TcManager.Application.Mail.Delivery;

/// <summary>
/// How many mails are due and since when, asked of the database whenever somebody looks and not told by the delivery: when the scheduler is dead, the
/// figures must grow.
/// </summary>
public sealed class OutboxGauges
{
    // Whoever watches does not wait for the patience with which pages ask a database that is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;

    public OutboxGauges(IMeterFactory meters, IServiceScopeFactory scopes, TimeProvider clock)
    {
        (_scopes, _clock) = (scopes, clock);
        var meter = meters.Create(Measures.MeterName);
        meter.CreateObservableGauge("tcmanager.outbox.due", () => Observe(due => due.Count), "{mail}", "Mails that are due and have not left.");
        meter.CreateObservableGauge("tcmanager.outbox.age", () => Observe(due => due.Age.TotalSeconds), "s", "How long the oldest due mail has been due.");
    }

    /// <summary>No figure at all where the database does not answer: an old one would look like a good one.</summary>
    private IEnumerable<Measurement<T>> Observe<T>(Func<(long Count, TimeSpan Age), T> figure)
        where T : struct
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // A meter's listener cannot wait asynchronously.
            return [new(figure(ReadAsync(patience.Token).GetAwaiter().GetResult()))];
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or RetryLimitExceededException)
        {
            return [];
        }
    }

    private async Task<(long Count, TimeSpan Age)> ReadAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var now = _clock.Now();
        var due = await scope.ServiceProvider.GetRequiredService<TcManagerDb>().Outbox.Where(OutboxClaims.IsDueAt(now))
            .GroupBy(m => 1).Select(g => new { Count = g.LongCount(), Oldest = g.Min(m => m.NotBeforeAt) }).SingleOrDefaultAsync(ct);
        return due is null ? (0, TimeSpan.Zero) : (due.Count, now - due.Oldest);
    }
}
