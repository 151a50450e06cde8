using TcManager.Application.Data;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>
/// Who owes a vote, for mails and home: the voter, or whoever holds the voter's proxy. Whoever has given a proxy is not asked as long as somebody can use it; whoever holds one is asked
/// for it, also after voting themselves.
/// </summary>
internal static class OwedVotes
{
    /// <summary>The voter rows whose holders are to be asked, each once; what for is read when the mail is written.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ballotId">The ballot.</param>
    /// <param name="today">By which seats are judged.</param>
    /// <param name="withLeaves">Also whoever is on leave: asked they are, reminded they are not (decisions 15).</param>
    internal static IQueryable<Voter> Of(TcManagerDb db, long ballotId, DateOnly today, bool withLeaves = false)
    {
        var usable = Usable(db, today);
        var owed = Unused(db, today);
        return db.Voters.Where(v => v.BallotId == ballotId && v.EndedAt == null && (v.Membership.ToOn == null || v.Membership.ToOn >= today))
            .Where(v => (v.LastRevision == 0 && !usable.Any(p => p.FromVoterId == v.Id)) || owed.Any(p => p.ToVoterId == v.Id))
            .Where(v => withLeaves || !db.Leaves.Any(l => l.MembershipId == v.MembershipId && l.FromOn <= today && today <= l.ToOn));
    }

    /// <summary>Proxies that stand and whose holder may vote.</summary>
    internal static IQueryable<Proxy> Usable(TcManagerDb db, DateOnly today) =>
        db.Proxies.Where(p => p.EndedAt == null && p.To.EndedAt == null && (p.To.Membership.ToOn == null || p.To.Membership.ToOn >= today));

    /// <summary>Of these, those in whose place nobody has voted and still may.</summary>
    internal static IQueryable<Proxy> Unused(TcManagerDb db, DateOnly today) =>
        Usable(db, today).Where(p => p.From.LastRevision == 0 && p.From.EndedAt == null && (p.From.Membership.ToOn == null || p.From.Membership.ToOn >= today));
}
