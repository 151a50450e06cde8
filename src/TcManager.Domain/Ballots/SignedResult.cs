using TcManager.Domain.Documents;

namespace TcManager.Domain.Ballots;

/// <summary>盖章件: the signed or sealed scan of a result paper, one for each round of the ballot; a better scan is its next revision (decisions 21).</summary>
public sealed class SignedResult
{
    private SignedResult()
    {
    }

    public SignedResult(long ballotId, int generation, Document document)
    {
        BallotId = ballotId;
        Generation = generation;
        Document = document;
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    public int Generation { get; private set; }

    public long DocumentId { get; private set; }

    public Document Document { get; private set; } = null!;
}
