using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>Who comments: a person that has signed in, or an addressee by its personal link.</summary>
public sealed record Commenter
{
    private Commenter(long? personId, long? addresseeId) => (PersonId, AddresseeId) = (personId, addresseeId);

    internal long? PersonId { get; }

    internal long? AddresseeId { get; }

    public static Commenter Person(long personId) => new(personId, null);

    public static Commenter Addressee(long addresseeId) => new(null, addresseeId);
}

/// <summary>An author's place in a ballot, held for a write of its comments.</summary>
internal sealed record CommentPlace(Ballot Ballot, CommentAuthor Author)
{
    internal CommentOwner Owner => Author.Owner;
}

/// <summary>Where somebody comments: a place in the frozen electorate, one's own or that of the body that one represents today (decisions 5), or the row of an addressee.</summary>
public sealed class CommentPlaces(TcManagerDb db, TimeProvider clock)
{
    /// <summary>
    /// Inside a transaction: the ballot is shared with the other voters and the close waits, the place is held alone, so that two uploads of one voter come one after the
    /// other. Null for whoever has no place.
    /// </summary>
    internal async Task<CommentPlace?> HoldAsync(long ballotId, Commenter who, CancellationToken ct)
    {
        await BallotLock.ShareAsync(db, ballotId, ct);
        var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).SingleAsync(b => b.Id == ballotId, ct);
        if (who.AddresseeId is { } addresseeId)
        {
            await db.Addressees.Where(a => a.Id == addresseeId).HoldAsync(a => a.RepliedAt, ct);
            return await db.Addressees.SingleOrDefaultAsync(a => a.Id == addresseeId && a.BallotId == ballotId, ct) is { } addressee ? new(ballot, new(null, addressee, null)) : null;
        }

        if (await FindAsync(ballot, who.PersonId!.Value, ct) is not { } id)
        {
            return null;
        }

        await db.Voters.Where(v => v.Id == id).HoldAsync(v => v.LastRevision, ct);
        var voters = db.Voters.Include(v => v.Membership);
        var voter = ballot.Kind == BallotKind.Consultation ? await voters.Include(v => v.LastSlip).SingleAsync(v => v.Id == id, ct) : await voters.AsNoTracking().SingleAsync(v => v.Id == id, ct);
        return new(ballot, new(voter, null, who.PersonId));
    }

    private async Task<long?> FindAsync(Ballot ballot, long personId, CancellationToken ct)
    {
        var today = clock.Today(ballot.Committee.ZoneId);
        var bodies = db.Representatives.Where(r => r.PersonId == personId && r.FromOn <= today && (r.ToOn == null || today <= r.ToOn));
        return await db.Voters.Where(v => v.BallotId == ballot.Id && (v.PersonId == personId || bodies.Any(r => r.MembershipId == v.MembershipId)))
            .OrderBy(v => v.PersonId == personId ? 0 : 1).ThenBy(v => v.Id).Select(v => (long?)v.Id).FirstOrDefaultAsync(ct);
    }
}
