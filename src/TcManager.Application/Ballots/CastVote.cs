using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
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
    public async Task<Outcome<Slip>> ExecuteAsync(Vote vote, Acting acting, CancellationToken ct)
    {
        var slip = await Join(new(vote, acting)).WaitAsync(ct);
        measures.Vote(slip.IsDone ? "taken" : slip.Refusals[0].Code == "ballot.closed" ? "late" : "refused");
        return slip;
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

    /// <summary>Who waits on the ballot; once nobody does, the next to come begins anew.</summary>
    private List<Waiting> Next(long ballotId)
    {
        lock (_ballots)
        {
            var waiting = _ballots[ballotId];
            var group = new List<Waiting>(Math.Min(waiting.Count, Most));
            while (group.Count < Most && waiting.TryDequeue(out var next))
            {
                group.Add(next);
            }

            if (group.Count == 0)
            {
                _ballots.Remove(ballotId);
            }

            return group;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What one vote fails of is its answer, and no other's.")]
    private async Task TakeAsync(long ballotId, List<Waiting> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var outcomes = await scope.ServiceProvider.GetRequiredService<CastVotes>().ExecuteAsync(ballotId, group.ConvertAll(w => (w.Vote, w.Acting)), isAlone: attempt > 1, CancellationToken.None);
                foreach (var (one, outcome) in group.Zip(outcomes))
                {
                    one.Answer.SetResult(outcome);
                }

                return;
            }
            catch (Exception) when (group.Count > 1)
            {
                // One of them spoils it for all: nothing is kept yet, and each is taken by itself.
                foreach (var one in group)
                {
                    await TakeAsync(ballotId, [one]);
                }

                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Elsewhere another vote of the same voter took the revision, or the repeat of this form its Uid: look again, now alone with the voter row.
            }
            catch (Exception fault)
            {
                group[0].Answer.SetException(fault);
                return;
            }
        }
    }

    private sealed record Waiting(Vote Vote, Acting Acting)
    {
        internal TaskCompletionSource<Outcome<Slip>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
