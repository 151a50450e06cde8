namespace TcManager.Domain.Ballots;

/// <summary>That a ballot is withdrawn, as typed.</summary>
/// <param name="Reason">Told to everybody that was asked. Up to 2,000 characters.</param>
/// <param name="IsConfirmed">The secretariat has seen whom it concerns.</param>
public sealed record Withdrawal(string? Reason, bool IsConfirmed);

public sealed partial class Ballot
{
    /// <summary>Why it was withdrawn after it had been opened; null where nobody had been asked.</summary>
    public string? WithdrawalReason { get; private set; }

    /// <summary>
    /// Withdraws a ballot that is open: nothing of it is ever counted. Withdrawing twice changes nothing. Refused as <c>ballot.notOpen</c> before it was opened,
    /// <c>ballot.countFirst</c> from its deadline on, <c>ballot.alreadyClosed</c>, <c>ballot.consultationNotWithdrawn</c>; at their fields as <c>ballot.withdrawalReasonMissing</c>, <c>ballot.withdrawalNotConfirmed</c>.
    /// </summary>
    public Outcome Withdraw(Withdrawal withdrawal, DateTimeOffset now)
    {
        var state = Facts.StateAt(now);
        if (state == BallotState.Cancelled)
        {
            return Outcome.Done;
        }

        if (state != BallotState.Open)
        {
            return Outcome.Refused(state switch { BallotState.Closed => "ballot.alreadyClosed", BallotState.AwaitingCount => "ballot.countFirst", _ => "ballot.notOpen" });
        }

        if (Kind == BallotKind.Consultation)
        {
            return Outcome.Refused("ballot.consultationNotWithdrawn");
        }

        var faults = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(withdrawal.Reason))
        {
            faults.Add(new("ballot.withdrawalReasonMissing", nameof(Withdrawal.Reason)));
        }

        if (!withdrawal.IsConfirmed)
        {
            faults.Add(new("ballot.withdrawalNotConfirmed", nameof(Withdrawal.IsConfirmed)));
        }

        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        (CancelledAt, WithdrawalReason) = (now, withdrawal.Reason!.Trim());
        return Outcome.Done;
    }
}
