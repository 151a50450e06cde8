namespace TcManager.Domain.Members.Changes;

/// <summary>What a change of the roster is.</summary>
public enum RosterChangeKind
{
    /// <summary>换届.</summary>
    NewTerm,

    /// <summary>委员调整 within a term.</summary>
    Adjustment,
}

/// <summary>How far a change has come, in this order.</summary>
public enum RosterStage
{
    /// <summary>Lines may be changed.</summary>
    Drafted,

    /// <summary>Held against the rules and fixed.</summary>
    Checked,

    /// <summary>表决: put to all members (rules.md §1.2).</summary>
    Voted,

    /// <summary>报送 to the guiding body.</summary>
    Submitted,

    /// <summary>批复.</summary>
    Approved,

    /// <summary>Written into the roster.</summary>
    InForce,
    Withdrawn,
}

/// <summary>
/// 换届、委员调整: a roster as it is to be, prepared outside the roster and put in force at one instant. Its stage follows from dated facts.
/// </summary>
public sealed class RosterChange : IRoot
{
    private RosterChange()
    {
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committees.Committee Committee { get; private set; } = null!;

    public RosterChangeKind Kind { get; private set; }

    /// <summary>Of a new term; of an adjustment that of the running one, if it is kept.</summary>
    public int? TermNo { get; private set; }

    /// <summary>The first day of the roster as it is to be.</summary>
    public DateOnly StartOn { get; private set; }

    /// <summary>Of a new term.</summary>
    public DateOnly? PlannedEndOn { get; private set; }

    /// <summary>The last day for candidates, if they are called for.</summary>
    public DateOnly? CandidatesUntilOn { get; private set; }

    public DateOnly? CheckedOn { get; private set; }

    public DateOnly? VotedOn { get; private set; }

    /// <summary>The ballot's number, or where the vote is recorded.</summary>
    public string? VoteReference { get; private set; }

    /// <summary>The ballot by which it was voted on, where that was held here.</summary>
    public long? VoteBallotId { get; private set; }

    public Ballots.Ballot? VoteBallot { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>To whom, and under which number.</summary>
    public string? SubmissionReference { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>批复文号.</summary>
    public string? ApprovalReference { get; private set; }

    public DateTimeOffset? InForceAt { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public RosterStage Stage =>
        WithdrawnOn is not null ? RosterStage.Withdrawn
        : InForceAt is not null ? RosterStage.InForce
        : ApprovedOn is not null ? RosterStage.Approved
        : SubmittedOn is not null ? RosterStage.Submitted
        : VotedOn is not null ? RosterStage.Voted
        : CheckedOn is not null ? RosterStage.Checked
        : RosterStage.Drafted;

    public bool IsOpen => Stage is not (RosterStage.InForce or RosterStage.Withdrawn);

    /// <summary>The day of the stage that was reached last; null in the draft.</summary>
    public DateOnly? ReachedOn => ApprovedOn ?? SubmittedOn ?? VotedOn ?? CheckedOn;

    /// <summary>
    /// Prepares a change. Refused as <c>change.endMissing</c> when a new term has no planned end, <c>change.endBeforeStart</c>, and as
    /// <c>change.candidatesTooLate</c> when candidates are called for beyond the first day.
    /// </summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="committeeId">Whose roster.</param>
    /// <param name="kind">A new term, or an adjustment within one.</param>
    /// <param name="termNo">1 or more, null where terms are not kept.</param>
    /// <param name="startOn">First day.</param>
    /// <param name="plannedEndOn">Last planned day of a new term.</param>
    /// <param name="candidatesUntilOn">Last day for candidates, or null.</param>
    public static Outcome<RosterChange> Prepare(
        Guid uid, long committeeId, RosterChangeKind kind, int? termNo, DateOnly startOn, DateOnly? plannedEndOn, DateOnly? candidatesUntilOn)
    {
        List<Refusal> faults = [];
        if (kind == RosterChangeKind.NewTerm && plannedEndOn is null)
        {
            faults.Add(new("change.endMissing", nameof(PlannedEndOn)));
        }

        if (kind == RosterChangeKind.NewTerm && plannedEndOn <= startOn)
        {
            faults.Add(new("change.endBeforeStart", nameof(PlannedEndOn), startOn));
        }

        if (candidatesUntilOn >= startOn)
        {
            faults.Add(new("change.candidatesTooLate", nameof(CandidatesUntilOn), startOn));
        }

        return faults.Count > 0 ? Outcome.Refused<RosterChange>(faults) : new RosterChange
        {
            Uid = uid,
            CommitteeId = committeeId,
            Kind = kind,
            TermNo = termNo,
            StartOn = startOn,
            PlannedEndOn = kind == RosterChangeKind.NewTerm ? plannedEndOn : null,
            CandidatesUntilOn = candidatesUntilOn,
        };
    }

    /// <summary>
    /// Goes on to the next stage, up to the approval. Refused as <c>change.stageDoesNotFollow</c>, as <c>change.stageInFuture</c>, as
    /// <c>change.stageBeforeLast</c> with that day, and as <c>change.referenceMissing</c> for a vote, a submission or an approval without a reference.
    /// </summary>
    public Outcome Advance(RosterStage to, DateOnly on, string? reference, DateOnly today)
    {
        if (to is not (RosterStage.Checked or RosterStage.Voted or RosterStage.Submitted or RosterStage.Approved) || to != Stage + 1)
        {
            return Outcome.Refused("change.stageDoesNotFollow");
        }

        if (on > today)
        {
            return Outcome.Refused("change.stageInFuture", "On");
        }

        if (on < ReachedOn)
        {
            return Outcome.Refused("change.stageBeforeLast", "On", ReachedOn.Value);
        }

        if (to != RosterStage.Checked && string.IsNullOrWhiteSpace(reference))
        {
            return Outcome.Refused("change.referenceMissing", "Reference");
        }

        Enter(to, on, reference?.Trim());
        return Outcome.Done;
    }

    /// <summary>
    /// Enters the vote by a ballot that was held here; its number is the reference. Refused as <c>change.ballotElsewhere</c> for a ballot of another committee, as
    /// <c>change.ballotNotDecided</c> before it is closed and signed, as <c>change.ballotNotApproved</c>, as <c>change.ballotBeforeCheck</c>, with that day, where it was opened before the list was
    /// fixed, as <c>change.ballotClosedLater</c>, with that day, where the day of the vote lies before its close, and as <see cref="Advance"/> says.
    /// </summary>
    public Outcome VoteBy(BallotOfChange ballot, DateOnly on, DateOnly today)
    {
        const string Field = "Ballot";
        if (ballot.CommitteeId != CommitteeId)
        {
            return Outcome.Refused("change.ballotElsewhere", Field);
        }

        if (ballot.ClosedOn is not { } closed || !ballot.IsSigned)
        {
            return Outcome.Refused("change.ballotNotDecided", Field);
        }

        if (!ballot.IsApproved)
        {
            return Outcome.Refused("change.ballotNotApproved", Field);
        }

        if (ballot.OpenedOn < CheckedOn)
        {
            return Outcome.Refused("change.ballotBeforeCheck", Field, CheckedOn.Value);
        }

        if (on < closed)
        {
            return Outcome.Refused("change.ballotClosedLater", "On", closed);
        }

        var voted = Advance(RosterStage.Voted, on, ballot.Number, today);
        VoteBallotId = voted.IsDone ? ballot.Id : VoteBallotId;
        return voted;
    }

    /// <summary>Takes the check back, so that lines can be changed again. Refused as <c>change.stageDoesNotFollow</c> once it was put to the vote.</summary>
    public Outcome Reopen()
    {
        if (Stage != RosterStage.Checked)
        {
            return Outcome.Refused("change.stageDoesNotFollow");
        }

        CheckedOn = null;
        return Outcome.Done;
    }

    /// <summary>Gives the change up. Refused as <c>change.closed</c> when it is in force or withdrawn.</summary>
    public Outcome Withdraw(DateOnly today)
    {
        if (!IsOpen)
        {
            return Outcome.Refused("change.closed");
        }

        WithdrawnOn = today;
        return Outcome.Done;
    }

    /// <summary>Marks it as written into the roster. Refused as <c>change.notApproved</c>.</summary>
    public Outcome PutInForce(DateTimeOffset now)
    {
        if (Stage != RosterStage.Approved)
        {
            return Outcome.Refused("change.notApproved");
        }

        InForceAt = now;
        return Outcome.Done;
    }

    private void Enter(RosterStage stage, DateOnly on, string? reference)
    {
        switch (stage)
        {
            case RosterStage.Checked:
                CheckedOn = on;
                break;
            case RosterStage.Voted:
                (VotedOn, VoteReference) = (on, reference);
                break;
            case RosterStage.Submitted:
                (SubmittedOn, SubmissionReference) = (on, reference);
                break;
            default:
                (ApprovedOn, ApprovalReference) = (on, reference);
                break;
        }
    }
}
