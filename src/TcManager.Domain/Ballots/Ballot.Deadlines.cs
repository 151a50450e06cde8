namespace TcManager.Domain.Ballots;

/// <summary>What a later deadline does.</summary>
public enum DeadlineChangeKind
{
    /// <summary>延期: the ballot is open, and stays so for longer.</summary>
    Extended,

    /// <summary>重新开放: it was counted; a further round begins, and what was cast counts unless it is changed (decisions 11).</summary>
    Reopened,
}

/// <summary>A later deadline as typed.</summary>
/// <param name="DeadlineOn">Local day of it, in the ballot's zone.</param>
/// <param name="DeadlineClock">Local clock, 0:00 to 24:00; 24:00 where nothing is entered.</param>
/// <param name="Reason">Told to everybody. Up to 2,000 characters.</param>
/// <param name="IsConfirmed">The secretariat has seen what it does.</param>
public sealed record DeadlinePlan(DateOnly? DeadlineOn, string? DeadlineClock, string? Reason, bool IsConfirmed);

public sealed partial class Ballot
{
    /// <summary>
    /// Extends an open ballot, or opens a counted one again while nobody has signed its result. Refused as <c>ballot.notOpen</c> before it was opened or after it was
    /// withdrawn, as <c>ballot.countFirst</c> between its deadline and its count, as <c>ballot.signedAlready</c>, as <c>ballot.secretNotReopened</c> where the close has parted
    /// votes and voters for good, as <c>ballot.countedByHands</c> since no slip would stand; at their fields as <c>ballot.deadlineMissing</c>,
    /// <c>ballot.deadlineNotLater</c> with the deadline that stands, <c>ballot.deadlineBehind</c> when it has passed already,
    /// <c>ballot.changeReasonMissing</c>, <c>ballot.changeNotConfirmed</c>, and what <see cref="LocalMoment.ToInstant"/> refuses.
    /// </summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="plan">As typed.</param>
    /// <param name="no">Of the change, from 1.</param>
    /// <param name="isSigned">Whether a result of the round that is over carries a signature.</param>
    /// <param name="byPersonId">Who does it.</param>
    /// <param name="now">When.</param>
    public Outcome<DeadlineChange> MoveDeadline(Guid uid, DeadlinePlan plan, int no, bool isSigned, long? byPersonId, DateTimeOffset now)
    {
        var state = Facts.StateAt(now);
        if (state is not (BallotState.Open or BallotState.Closed))
        {
            return new Refusal(state == BallotState.AwaitingCount ? "ballot.countFirst" : "ballot.notOpen");
        }

        if (state == BallotState.Closed && isSigned)
        {
            return new Refusal("ballot.signedAlready");
        }

        if (state == BallotState.Closed && Secrecy == RuleSets.Secrecy.Secret)
        {
            return new Refusal("ballot.secretNotReopened");
        }

        if (state == BallotState.Closed && HandsCountedAt is not null)
        {
            return new Refusal("ballot.countedByHands");
        }

        var kind = state == BallotState.Open ? DeadlineChangeKind.Extended : DeadlineChangeKind.Reopened;
        var clock = string.IsNullOrWhiteSpace(plan.DeadlineClock) ? BallotPlan.DefaultClock : plan.DeadlineClock;
        var deadline = plan.DeadlineOn is { } day ? BallotPlan.DeadlineOf(day, clock, ZoneId) : new Refusal("ballot.deadlineMissing", nameof(DeadlinePlan.DeadlineOn));
        List<Refusal> faults = [.. deadline.Refusals];
        if (deadline.IsDone && kind == DeadlineChangeKind.Extended && deadline.Value <= ClosesAt)
        {
            faults.Add(new("ballot.deadlineNotLater", nameof(DeadlinePlan.DeadlineOn), LocalMoment.DayOf(ClosesAt.AddTicks(-1), ZoneId)));
        }
        else if (deadline.IsDone && deadline.Value <= now)
        {
            faults.Add(new("ballot.deadlineBehind", nameof(DeadlinePlan.DeadlineOn)));
        }

        if (string.IsNullOrWhiteSpace(plan.Reason))
        {
            faults.Add(new("ballot.changeReasonMissing", nameof(DeadlinePlan.Reason)));
        }

        if (!plan.IsConfirmed)
        {
            faults.Add(new("ballot.changeNotConfirmed", nameof(DeadlinePlan.IsConfirmed)));
        }

        if (faults.Count > 0)
        {
            return Outcome.Refused<DeadlineChange>(faults);
        }

        var change = new DeadlineChange(uid, Id, no, kind, ClosedAt ?? ClosesAt, deadline.Value, plan.Reason!.Trim(), now, byPersonId);
        (ClosesAt, ClosesLocal) = (deadline.Value, BallotPlan.Written(plan.DeadlineOn!.Value, clock));
        if (kind == DeadlineChangeKind.Reopened)
        {
            (ClosedAt, ClosingReason) = (null, null);
            Generation++;

            // Nobody sits in the room any more: a further round is voted on electronically.
            RoomEndedAt ??= AgendaItemId is null ? null : now;
        }

        return change;
    }
}

/// <summary>期限变更: what became of a ballot's deadline, and why. Appended, never changed.</summary>
public sealed class DeadlineChange
{
    private DeadlineChange()
    {
    }

    internal DeadlineChange(Guid uid, long ballotId, int no, DeadlineChangeKind kind, DateTimeOffset fromAt, DateTimeOffset toAt, string reason, DateTimeOffset at, long? byPersonId)
    {
        Uid = uid;
        BallotId = ballotId;
        No = no;
        Kind = kind;
        FromAt = fromAt;
        ToAt = toAt;
        Reason = reason;
        At = at;
        ByPersonId = byPersonId;
    }

    public long Id { get; private set; }

    /// <summary>Of the form: its repeat finds this change.</summary>
    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    /// <summary>From 1.</summary>
    public int No { get; private set; }

    public DeadlineChangeKind Kind { get; private set; }

    /// <summary>The deadline before; of a ballot that was closed earlier by hand, that moment.</summary>
    public DateTimeOffset FromAt { get; private set; }

    public DateTimeOffset ToAt { get; private set; }

    public string Reason { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    public long? ByPersonId { get; private set; }
}
