namespace TcManager.Domain.Ballots;

/// <summary>
/// The chain of a ballot's slips (decisions, Of the code 1): it begins with the frozen electorate, each link takes in the leaf of one slip, and its head stands in
/// the verdict. Whoever changes, removes, adds or swaps a slip or a voter gets another head.
/// </summary>
public static class SlipChain
{
    /// <summary>The head before the first slip: SHA-256 of the ballot, the number of its voters and of each, by key, key and category.</summary>
    public static byte[] Start(Guid ballotUid, IReadOnlyCollection<ChainedVoter> voters)
    {
        var hash = new CanonicalHash().Add(ballotUid).Add(voters.Count);
        foreach (var voter in voters.OrderBy(voter => voter.Key, StringComparer.Ordinal))
        {
            hash.Add(voter.Key).Add(voter.Category.ToString());
        }

        return hash.ToSha256();
    }

    /// <summary>The head after one more slip: SHA-256 of the head before, the slip's number and its leaf hash.</summary>
    /// <param name="head">32 bytes.</param>
    /// <param name="no">From 1, without a gap.</param>
    /// <param name="leafHash">32 bytes, of <see cref="SlipLeaf.LeafHash"/>.</param>
    public static byte[] Next(byte[] head, long no, byte[] leafHash) => new CanonicalHash().Add(head).Add(no).Add(leafHash).ToSha256();
}

/// <summary>What of a voter is in the chain: no name.</summary>
public sealed record ChainedVoter(string Key, Members.SeatCategory Category);

/// <summary>The number of a slip in its ballot's chain, and the head after it. Appended behind the vote, never changed.</summary>
public sealed class SlipSeal
{
    private SlipSeal()
    {
    }

    public SlipSeal(long ballotId, long no, long slipId, byte[] chainHash)
    {
        BallotId = ballotId;
        No = no;
        SlipId = slipId;
        ChainHash = chainHash;
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    /// <summary>From 1 without a gap, in the order of sealing.</summary>
    public long No { get; private set; }

    public long SlipId { get; private set; }

    public byte[] ChainHash { get; private set; } = [];
}
