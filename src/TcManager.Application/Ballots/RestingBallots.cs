using System.Collections.Concurrent;

namespace TcManager.Application.Ballots;

/// <summary>
/// What readers of lists need not do again so soon. What was due and could not be done rests before a reader tries it again: every page would else take the
/// ballot's lock and log a warning. And one reader in a second asks what is due, not each. The jobs do not ask here. Kept by each process for itself.
/// </summary>
public sealed class RestingBallots(TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _until = new();

    private long _lookedAt;

    /// <summary>Whether a reader asks the database what is due: the first in each second of the clock. Says yes once.</summary>
    public bool MayLook()
    {
        var (before, now) = (Interlocked.Read(ref _lookedAt), clock.Now().ToUnixTimeSeconds());
        return before != now && Interlocked.CompareExchange(ref _lookedAt, now, before) == before;
    }

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
