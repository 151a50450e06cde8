using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

public sealed partial class Verdict
{
    /// <summary>What <see cref="ResultHash"/> must be: anyone can recompute it. No name is in it, and no time, so that a second count gives the same. 32 bytes.</summary>
    /// <param name="ballotUid">The ballot.</param>
    /// <param name="questionNo">From 1.</param>
    /// <param name="rulesHash">Of the rule set's version.</param>
    /// <param name="rulings">By which single votes were read when it was counted.</param>
    public byte[] ComputeHash(Guid ballotUid, int questionNo, byte[] rulesHash, IEnumerable<BoundRuling> rulings) => HashOf(ballotUid, questionNo, Generation, rulesHash, Outcome, Count, rulings, ChainHead);

    internal static byte[] HashOf(Guid ballotUid, int questionNo, int generation, byte[] rulesHash, VerdictOutcome outcome, BallotCount count, IEnumerable<BoundRuling> rulings, byte[]? chainHead)
    {
        var hash = new CanonicalHash().Add(ballotUid).Add(questionNo).Add(generation).Add(rulesHash).Add(outcome.ToString());
        hash.Add(count.Entitled.Count);
        foreach (var row in count.Entitled.OrderBy(row => row.Category))
        {
            hash.Add(row.Category.ToString()).Add(row.Voters);
        }

        // A void slip stands among the votes, under its own name.
        var votes = count.VotesAndVoid().ToList();
        hash.Add(votes.Count);
        foreach (var row in votes.OrderBy(row => row.Category).ThenBy(row => row.Choice, StringComparer.Ordinal).ThenBy(row => row.Reasoned))
        {
            hash.Add(row.Category.ToString()).Add(row.Choice).Add(row.Reasoned ? 1 : 0).Add(row.Votes);
        }

        // Only where there are any: results without them keep the hash that they always had.
        foreach (var ruling in rulings.OrderBy(ruling => Convert.ToHexStringLower(ruling.Slip), StringComparer.Ordinal))
        {
            hash.Add(ruling.Slip).Add(ruling.Kind.ToString());
        }

        return (chainHead is null ? hash : hash.Add(chainHead)).ToSha256();
    }
}
