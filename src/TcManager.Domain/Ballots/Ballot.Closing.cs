using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

public sealed partial class Ballot
{
    /// <summary>
    /// Closes what its deadline has passed, or earlier by hand. Refused: <c>ballot.alreadyClosed</c>, <c>ballot.notOpen</c>,
    /// and a consultation by hand as <c>ballot.consultationRuns</c>.
    /// </summary>
    /// <param name="now">By which the deadline is judged.</param>
    /// <param name="earlier">Null where only the deadline may close it; then <c>ballot.stillOpen</c> is refused before it.</param>
    public Outcome Close(DateTimeOffset now, EarlyClosing? earlier = null)
    {
        switch (Facts.StateAt(now))
        {
            case BallotState.Closed:
                return Outcome.Refused("ballot.alreadyClosed");
            case BallotState.AwaitingCount:
                ClosedAt = ClosesAt;
                return Outcome.Done;
            case BallotState.Open when earlier is null:
                return Outcome.Refused("ballot.stillOpen");
            case BallotState.Open:
                return CloseEarly(now, earlier);
            default:
                return Outcome.Refused("ballot.notOpen");
        }
    }

    private Outcome CloseEarly(DateTimeOffset now, EarlyClosing earlier)
    {
        // Its length is promised to everybody that was asked.
        if (Kind == BallotKind.Consultation)
        {
            return Outcome.Refused("ballot.consultationRuns");
        }

        if (!earlier.IsConfirmed)
        {
            return Outcome.Refused("ballot.closingNotConfirmed", nameof(EarlyClosing.IsConfirmed));
        }

        if (earlier.Missing > 0 && string.IsNullOrWhiteSpace(earlier.Reason))
        {
            return Outcome.Refused("ballot.closingReasonMissing", nameof(EarlyClosing.Reason), earlier.Missing);
        }

        ClosedAt = now;
        ClosingReason = earlier.Reason;
        return Outcome.Done;
    }

    /// <summary>
    /// The verdict on one question of this ballot, with the hash that anyone can recompute. No name is in it, and no time: a second count gives the same.
    /// </summary>
    /// <param name="question">Of this ballot.</param>
    /// <param name="count">Of the newest slips.</param>
    /// <param name="now">When it is computed.</param>
    /// <param name="chainHead">After the last slip; it is in the hash.</param>
    /// <param name="rulings">By which single votes of this question were read; they are in the hash.</param>
    public Outcome<Verdict> Conclude(Question question, BallotCount count, DateTimeOffset now, byte[]? chainHead = null, IReadOnlyList<BoundRuling>? rulings = null)
    {
        var version = question.RuleSetVersion;
        var evaluation = RuleSetEvaluator.Evaluate(version.Definition, count);
        return evaluation.IsDone
            ? new Verdict(question.Id, Generation, count, evaluation.Value, ResultHash(question.No, version.Hash, count, evaluation.Value, rulings ?? [], chainHead), now, chainHead).InRoom(PresentVoting, QuorumAt, HandsCountedAt is not null)
            : Outcome.Refused<Verdict>(evaluation.Refusals);
    }

    private byte[] ResultHash(int questionNo, byte[] rules, BallotCount count, Evaluation evaluation, IReadOnlyList<BoundRuling> rulings, byte[]? chainHead)
    {
        var hash = new CanonicalHash().Add(Uid).Add(questionNo).Add(Generation).Add(rules).Add(evaluation.Outcome.ToString());
        hash.Add(count.Entitled.Count);
        foreach (var row in count.Entitled.OrderBy(row => row.Category))
        {
            hash.Add(row.Category.ToString()).Add(row.Voters);
        }

        hash.Add(count.Votes.Count);
        foreach (var row in count.Votes.OrderBy(row => row.Category).ThenBy(row => row.Choice, StringComparer.Ordinal).ThenBy(row => row.Reasoned))
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

/// <summary>Closing by hand before the deadline: confirmed, and with a reason unless everybody has voted.</summary>
/// <param name="IsConfirmed">The secretariat has seen whom it cuts off.</param>
/// <param name="Reason">Up to 2,000 characters.</param>
/// <param name="Missing">Voters that have not voted.</param>
public sealed record EarlyClosing(bool IsConfirmed, string? Reason, int Missing);
