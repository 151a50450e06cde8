using TcManager.Application.Data;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Reads a closed ballot by several queries as of one moment: a result that is counted anew, signed or opened again meanwhile would contradict what was read of it before.</summary>
public sealed class ResultReading(TcManagerDb db, BallotQueries ballots)
{
    /// <summary>Null where the ballot is not closed, or was opened again since the request was let in.</summary>
    /// <param name="ballotId">Which one.</param>
    /// <param name="read">What is wanted of it; it writes nothing, and may be done twice.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<T?> OfAsync<T>(long ballotId, Func<BallotView, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class =>
        db.InOneReadingAsync(async again => await ballots.FindAsync(ballotId, again) is { State: BallotState.Closed } ballot ? await read(ballot, again) : null, ct);
}
