using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>A committee that is suspended or dissolved gives no seats, calls no meetings and opens no ballots.</summary>
internal static class ActiveCommittees
{
    /// <summary>The committees that are in one of the states on a day; one of which no state is entered is taken for established.</summary>
    internal static IQueryable<Committee> CommitteesIn(this TcManagerDb db, DateOnly day, params LifeState[] states) => db.Committees.AsNoTracking().Where(c =>
        (states.Contains(LifeState.Established) && !db.CommitteeStates.Any(s => s.CommitteeId == c.Id))
        || states.Contains(db.CommitteeStates.Where(s => s.CommitteeId == c.Id && s.OnDate <= day).OrderByDescending(s => s.OnDate).ThenByDescending(s => s.Id).Select(s => s.State).FirstOrDefault())
            && db.CommitteeStates.Any(s => s.CommitteeId == c.Id && s.OnDate <= day));

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
