using System.Collections.Concurrent;

namespace TcManager.Application.Ballots;

/// <summary>
/// What was due and could not be done rests before a reader tries it again: every page would else take the ballot's lock and log a warning. The job does
/// not ask here, it tries every minute. Kept by each process for itself.
/// </summary>
public sealed class RestingBallots(TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _until = new();

    /// <summary>Whether a reader may try it now.</summary>
    public bool MayTry(long ballotId) => !_until.TryGetValue(ballotId, out var until) || until <= clock.Now();

    /// <summary>Keeps in mind what became of a try.</summary>
    public void Tried(long ballotId, bool isDone)
    {
        if (isDone)
        {
            _until.TryRemove(ballotId, out _);
        }
        else
        {
            _until[ballotId] = clock.Now() + Rest;
        }
    }
}
