using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Ballots;

/// <summary>Does one thing to many ballots, each in a scope and transaction of its own; a fault of one is logged and stops no other.</summary>
public sealed partial class DueBallots(IServiceScopeFactory scopes, RestingBallots resting, ILogger<DueBallots> logger)
{
    internal async Task<int> EachAsync(IReadOnlyList<long> ballotIds, Func<IServiceProvider, long, Task<Outcome>> work, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in ballotIds)
        {
            var isDone = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var outcome = await work(scope.ServiceProvider, id);
                isDone = outcome.IsDone;
                if (!isDone)
                {
                    LogRefused(id, outcome.Refusals[0].Code);
                }
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                LogFault(fault, id);
            }

            resting.Tried(id, isDone);
            done += isDone ? 1 : 0;
        }

        return done;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ballot {BallotId} was due and was refused: {Code}")]
    private partial void LogRefused(long ballotId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ballot {BallotId} was due and failed")]
    private partial void LogFault(Exception fault, long ballotId);
}

/// <summary>The job: opens what is released and due. Only helps, since the first reader does the same.</summary>
public sealed class OpenDueBallots(TcManagerDb db, DueBallots due, RestingBallots resting, TimeProvider clock)
{
    /// <returns>How many it opened.</returns>
    public Task<int> ExecuteAsync(CancellationToken ct) => EachAsync(_ => true, ct);

    /// <summary>For a reader, who leaves alone what was refused a moment ago.</summary>
    internal Task<int> ForReaderAsync(CancellationToken ct) => EachAsync(resting.MayTry, ct);

    private async Task<int> EachAsync(Func<long, bool> isTried, CancellationToken ct)
    {
        var now = clock.Now();
        var ids = await db.Ballots
            .Where(b => b.OpenedAt == null && b.OpensAt <= now && b.ReleasedAt != null && b.CancelledAt == null && now < b.ClosesAt)
            .OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(ct);
        return await due.EachAsync(ids.FindAll(id => isTried(id)), (services, id) => services.GetRequiredService<OpenBallot>().ExecuteAsync(id, ct), ct);
    }
}

/// <summary>The job: counts what its deadline has closed, and announces it.</summary>
public sealed class CloseExpiredBallots(TcManagerDb db, DueBallots due, RestingBallots resting, TimeProvider clock)
{
    /// <returns>How many it closed.</returns>
    public Task<int> ExecuteAsync(CancellationToken ct) => EachAsync(_ => true, ct);

    /// <summary>For a reader, who leaves alone what was refused a moment ago.</summary>
    internal Task<int> ForReaderAsync(CancellationToken ct) => EachAsync(resting.MayTry, ct);

    private async Task<int> EachAsync(Func<long, bool> isTried, CancellationToken ct)
    {
        var now = clock.Now();
        var ids = await db.Ballots
            .Where(b => b.ClosedAt == null && b.ClosesAt <= now && b.OpenedAt != null && b.CancelledAt == null)
            .OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(ct);
        return await due.EachAsync(ids.FindAll(id => isTried(id)), (services, id) => services.GetRequiredService<CloseBallot>().ExecuteAsync(id, ct), ct);
    }
}

/// <summary>What the first reader or voter does before a page is shown: opens or closes what is due, or ends its vote in the room, whether or not any job runs (decisions 3).</summary>
public sealed class AdvanceBallot(TcManagerDb db, OpenDueBallots open, CloseExpiredBallots close, OpenBallot openOne, CloseBallot closeOne, EndRoomVote endRoom, RestingBallots resting, TimeProvider clock)
{
    /// <summary>For a page about one ballot.</summary>
    public async Task ExecuteAsync(long ballotId, CancellationToken ct)
    {
        var ballot = await db.Ballots.AsNoTracking().SingleOrDefaultAsync(b => b.Id == ballotId, ct);
        if (ballot is null || !resting.MayTry(ballotId))
        {
            return;
        }

        var now = clock.Now();
        if (ballot.IsDueToOpenAt(now))
        {
            resting.Tried(ballotId, (await openOne.ExecuteAsync(ballotId, ct)).IsDone);
        }
        else if (ballot.Facts.StateAt(now) == Domain.Ballots.BallotState.AwaitingCount)
        {
            resting.Tried(ballotId, (await closeOne.ExecuteAsync(ballotId, ct)).IsDone);
        }
        else if (ballot.IsInRoomAt(now))
        {
            resting.Tried(ballotId, (await endRoom.WithMeetingAsync(ballotId, ct)).IsDone);
        }
    }

    /// <summary>For lists. What fell due less than a second ago may still wait; its own page and its votes ask the clock themselves.</summary>
    public async Task AllAsync(CancellationToken ct)
    {
        if (resting.MayLook())
        {
            await open.ForReaderAsync(ct);
            await close.ForReaderAsync(ct);
        }
    }
}
