using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Ballots;

/// <summary>What a further round keeps from changing: it stands on the result of the one before.</summary>
internal static class Rounds
{
    /// <summary>Whether a round was prepared after this ballot and not cancelled.</summary>
    internal static Task<bool> HasNextRoundAsync(this TcManagerDb db, long ballotId, CancellationToken ct) => db.Ballots.AnyAsync(next => next.PreviousRoundId == ballotId && next.CancelledAt == null, ct);
}
