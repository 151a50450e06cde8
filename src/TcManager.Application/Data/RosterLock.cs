using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>
/// Limits that no index can hold: seats that overlap, the fourth seat of a person or of an organisation. Whoever changes a roster holds the committee's and
/// the people's tokens until the commit, always in this order, so that twenty appointments at once are twenty in a row (decisions, Of the code 8).
/// </summary>
public static class RosterLock
{
    /// <summary>Inside <see cref="WriteTransaction"/>, before anything is read that the decision rests on.</summary>
    public static async Task HoldRosterAsync(this TcManagerDb db, long committeeId, IReadOnlyCollection<long> personIds, CancellationToken ct)
    {
        var token = Guid.CreateVersion7();
        await db.Committees.Where(c => c.Id == committeeId).ExecuteUpdateAsync(set => set.SetProperty(c => c.RosterVersion, token), ct);
        foreach (var person in personIds.Distinct().Order())
        {
            await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeatsVersion, token), ct);
        }
    }

    /// <summary>The same for many people, after the committee is held.</summary>
    public static Task HoldSeatsAsync(this TcManagerDb db, System.Linq.Expressions.Expression<Func<Domain.People.Person, bool>> people, CancellationToken ct)
    {
        var token = Guid.CreateVersion7();
        return db.People.Where(people).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeatsVersion, token), ct);
    }
}
