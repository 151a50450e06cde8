using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A voter's place in a ballot, held for a write of its comments.</summary>
internal sealed record CommentPlace(Ballot Ballot, Voter Voter);

/// <summary>Where somebody comments: a place in the frozen electorate, one's own or that of the body that one represents today (decisions 5).</summary>
public sealed class CommentPlaces(TcManagerDb db, TimeProvider clock)
{
    /// <summary>
    /// Inside a transaction: the ballot is shared with the other voters and the close waits, the place is held alone, so that two uploads of one voter come one after the
    /// other. Null for whoever has no place.
    /// </summary>
    internal async Task<CommentPlace?> HoldAsync(long ballotId, long personId, CancellationToken ct)
    {
        await BallotLock.ShareAsync(db, ballotId, ct);
        var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).SingleAsync(b => b.Id == ballotId, ct);
        if (await FindAsync(ballot, personId, ct) is not { } id)
        {
            return null;
        }

        await db.Voters.Where(v => v.Id == id).HoldAsync(v => v.LastRevision, ct);
        return new(ballot, await db.Voters.AsNoTracking().Include(v => v.Membership).SingleAsync(v => v.Id == id, ct));
    }

    private async Task<long?> FindAsync(Ballot ballot, long personId, CancellationToken ct)
    {
        var today = clock.Today(ballot.Committee.ZoneId);
        var bodies = db.Representatives.Where(r => r.PersonId == personId && r.FromOn <= today && (r.ToOn == null || today <= r.ToOn));
        return await db.Voters.Where(v => v.BallotId == ballot.Id && (v.PersonId == personId || bodies.Any(r => r.MembershipId == v.MembershipId)))
            .OrderBy(v => v.PersonId == personId ? 0 : 1).ThenBy(v => v.Id).Select(v => (long?)v.Id).FirstOrDefaultAsync(ct);
    }
}
