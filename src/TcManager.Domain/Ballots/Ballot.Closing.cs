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
            ? new Verdict(question.Id, Generation, count, evaluation.Value, Verdict.HashOf(Uid, question.No, Generation, version.Hash, evaluation.Value.Outcome, count, rulings ?? [], chainHead), now, chainHead).InRoom(PresentVoting, QuorumAt, HandsCountedAt is not null)
            : Outcome.Refused<Verdict>(evaluation.Refusals);
    }
}

/// <summary>Closing by hand before the deadline: confirmed, and with a reason unless everybody has voted.</summary>
/// <param name="IsConfirmed">The secretariat has seen whom it cuts off.</param>
/// <param name="Reason">Up to 2,000 characters.</param>
/// <param name="Missing">Voters that have not voted.</param>
public sealed record EarlyClosing(bool IsConfirmed, string? Reason, int Missing);
