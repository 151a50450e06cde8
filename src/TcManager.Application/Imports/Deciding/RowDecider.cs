using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Imports.Deciding;

/// <summary>For whom rows are decided about.</summary>
/// <param name="CommitteeId">Whose rows; null for people and organisations.</param>
/// <param name="Actor">Who hands them in: what is not theirs to change is left as it is.</param>
/// <param name="Today">Where the committee lies.</param>
/// <param name="IsTaking">What is changed is saved: what a decision rests on is held until then.</param>
internal sealed record ImportScope(long? CommitteeId, Actor Actor, DateOnly Today, bool IsTaking)
{
    internal static async Task<ImportScope> OfAsync(TcManagerDb db, ActorQueries actors, long? committeeId, long accountId, bool isTaking, TimeProvider clock, CancellationToken ct)
    {
        var zone = committeeId is null ? Visible.RightsZone : await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(c => c.ZoneId).SingleAsync(ct);
        var profile = await actors.FindAsync(accountId, clock.Today(Visible.RightsZone), ct);
        return new(committeeId, profile?.Actor ?? Actor.Anonymous, clock.Today(zone), isTaking);
    }
}

/// <summary>
/// Decides about rows, batch by batch in their order, and changes what is tracked as they say. Whoever only wants the verdicts throws the changes away: a preview and the taking
/// are the same work. What later rows need to know of earlier ones is kept here, because it is not in the database then.
/// </summary>
internal abstract class RowDecider(TcManagerDb db)
{
    protected TcManagerDb Db { get; } = db;

    protected ImportScope Scope { get; private set; } = null!;

    /// <summary>Columns beyond those of the kind that this table has, by their index.</summary>
    internal virtual IReadOnlyCollection<int> AlsoRead => [];

    /// <summary>Reads what all rows need. Refused where the table cannot be read at all.</summary>
    internal async Task<Outcome> PrepareAsync(ImportScope scope, TableHead head, CancellationToken ct)
    {
        Scope = scope;
        return await PrepareAsync(head, ct);
    }

    /// <summary>The verdict of each row, in their order.</summary>
    internal abstract Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct);

    protected virtual Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct) => Task.FromResult(Outcome.Done);
}
