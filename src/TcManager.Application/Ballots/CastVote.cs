using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>A vote as posted.</summary>
/// <param name="BallotId">The ballot.</param>
/// <param name="Uid">Of the form; becomes the slip's.</param>
/// <param name="PersonId">Who votes.</param>
/// <param name="Answers">By question.</param>
/// <param name="ForVoterId">The place of whoever has given the person a proxy; null for the own one.</param>
public sealed record Vote(long BallotId, Guid Uid, long PersonId, IReadOnlyList<CastAnswer> Answers, long? ForVoterId = null);

/// <summary>
/// Takes a vote. Votes that come while others of the ballot are being written wait for these, and are then taken together: the disk is waited for once for all of them, and none is answered
/// before it is there. Whoever comes alone waits for nobody.
/// </summary>
public sealed class CastVote(IServiceScopeFactory scopes, Measures measures)
{
    /// <summary>How many one transaction takes.</summary>
    private const int Most = 64;

    private const int Attempts = 5;

    private readonly Dictionary<long, Queue<Waiting>> _ballots = [];

    /// <summary>
    /// The slip that counts; a repeat of the form, with what counts already, makes no other. Refused as <see cref="Ballot.Accept"/> says, and as <c>ballot.noVote</c> for
    /// whoever is not in the electorate or has no proxy of the place, as <see cref="Ballot.MayVoteBy"/> says, <c>ballot.notPresent</c> for whoever is not in the room while only those present vote.
    /// </summary>
    /// <param name="vote">As posted.</param>
    /// <param name="acting">Who acts.</param>
    /// <param name="ct">Ends the wait; the vote may still be taken.</param>
    public Task<Outcome<Slip>> ExecuteAsync(Vote vote, Acting acting, CancellationToken ct)
    {
        return Join(new(vote, acting, ct)).WaitAsync(ct);
    }

    private Task<Outcome<Slip>> Join(Waiting waiting)
    {
        var id = waiting.Vote.BallotId;
        lock (_ballots)
        {
            if (_ballots.TryGetValue(id, out var others))
            {
                others.Enqueue(waiting);
                return waiting.Answer.Task;
            }

            _ballots.Add(id, new([waiting]));
        }

        // For all who come, whatever becomes of this request.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => TakeAllAsync(id));
        }

        return waiting.Answer.Task;
    }

    private async Task TakeAllAsync(long ballotId)
    {
        while (Next(ballotId) is { Count: > 0 } group)
        {
            await TakeAsync(ballotId, group);
        }
    }

    /// <summary>Who waits on the ballot and has not gone; once nobody does, the next to come begins anew.</summary>
    private List<Waiting> Next(long ballotId)
    {
        lock (_ballots)
        {
            var waiting = _ballots[ballotId];
            var group = new List<Waiting>(Math.Min(waiting.Count, Most));
            while (group.Count < Most && waiting.TryDequeue(out var next))
            {
                if (!next.Gone.IsCancellationRequested)
                {
                    group.Add(next);
                }
            }

            if (group.Count == 0)
            {
                _ballots.Remove(ballotId);
            }

            return group;
        }
    }

    /// <summary>Answers each of them, whatever happens.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What the votes fail of is their answer; those who wait behind them go on.")]
    private async Task TakeAsync(long ballotId, List<Waiting> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcomes = await CastAsync(ballotId, group, isAlone: attempt > 1);
                foreach (var (one, outcome) in group.Zip(outcomes))
                {
                    measures.Vote(outcome.IsDone ? "taken" : outcome.Refusals[0].Code == "ballot.closed" ? "late" : "refused");
                    one.Answer.TrySetResult(outcome);
                }

                return;
            }
            catch (Exception fault) when (group.Count > 1 && !IsOfTheDatabase(fault))
            {
                // One of them spoils it for all: nothing is kept yet, and each is taken by itself.
                foreach (var one in group)
                {
                    await TakeAsync(ballotId, [one]);
                }

                return;
            }
            catch (DbUpdateException) when (attempt < Attempts && group.Count == 1)
            {
                // Elsewhere another vote of the same voter took the revision, or the repeat of this form its Uid: look again, now alone with the voter row.
            }
            catch (Exception fault)
            {
                group.ForEach(one => one.Answer.TrySetException(fault));
                return;
            }
        }
    }

    private async Task<IReadOnlyList<Outcome<Slip>>> CastAsync(long ballotId, List<Waiting> group, bool isAlone)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CastVotes>().ExecuteAsync(ballotId, group.ConvertAll(w => (w.Vote, w.Acting)), isAlone, CancellationToken.None);
    }

    /// <summary>No vote's fault: each of them would only wait for the same again, one behind the other.</summary>
    private static bool IsOfTheDatabase(Exception fault) => fault is RetryLimitExceededException or DbException or TimeoutException;

    private sealed record Waiting(Vote Vote, Acting Acting, CancellationToken Gone)
    {
        internal TaskCompletionSource<Outcome<Slip>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
