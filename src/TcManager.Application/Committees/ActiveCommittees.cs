using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Committees;

/// <summary>A committee that is suspended or dissolved gives no seats, calls no meetings and opens no ballots.</summary>
internal static class ActiveCommittees
{
    /// <summary>
    /// <c>committee.notActive</c> when the committee is suspended or dissolved on one of the days. Inside <see cref="WriteTransaction"/>: the committee is held, so that no
    /// state is entered between the answer and the commit.
    /// </summary>
    internal static async Task<Refusal?> NotActiveAsync(this TcManagerDb db, long committeeId, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        await db.Committees.Where(c => c.Id == committeeId).HoldAsync(c => c.RosterVersion, ct);
        var committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == committeeId, ct);
        return days.Select(day => committee.NotActiveOn(day)).FirstOrDefault(refusal => refusal is not null);
    }
}
