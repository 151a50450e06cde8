using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

/// <summary>表决结论 of one question and generation: count, checks and outcome as data, computed once at the close.</summary>
public sealed partial class Verdict
{
    private Verdict()
    {
    }

    public Verdict(long questionId, int generation, BallotCount count, Evaluation evaluation, byte[] resultHash, DateTimeOffset computedAt, byte[]? chainHead)
    {
        QuestionId = questionId;
        Generation = generation;
        Outcome = evaluation.Outcome;
        Count = count;
        Evaluation = evaluation;
        ResultHash = resultHash;
        ComputedAt = computedAt;
        ChainHead = chainHead;
    }

    public long Id { get; private set; }

    public long QuestionId { get; private set; }

    public Question Question { get; private set; } = null!;

    public int Generation { get; private set; }

    public VerdictOutcome Outcome { get; private set; }

    public BallotCount Count { get; private set; } = null!;

    public Evaluation Evaluation { get; private set; } = null!;

    public byte[] ResultHash { get; private set; } = [];

    public DateTimeOffset ComputedAt { get; private set; }

    /// <summary>The head of the chain of slips that were counted; null where it was counted before slips were chained.</summary>
    public byte[]? ChainHead { get; private set; }

    /// <summary>The chair, or a delegated vice-chair: only then is it decided (decisions 8).</summary>
    public long? SignedByPersonId { get; private set; }

    public People.Person? SignedBy { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }
}
