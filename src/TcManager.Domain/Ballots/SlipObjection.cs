namespace TcManager.Domain.Ballots;

/// <summary>异议: a voter says that the slip recorded for them is not theirs. It changes no count; a person decides.</summary>
public sealed class SlipObjection
{
    /// <summary>In characters.</summary>
    public const int MaxTextLength = 2000;

    private SlipObjection()
    {
    }

    private SlipObjection(Slip slip, long byPersonId, DateTimeOffset at)
    {
        SlipId = slip.Id;
        BallotId = slip.BallotId;
        VoterId = slip.VoterId;
        ByPersonId = byPersonId;
        At = at;
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    public long VoterId { get; private set; }

    public Voter Voter { get; private set; } = null!;

    public long SlipId { get; private set; }

    public Slip Slip { get; private set; } = null!;

    public long ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>What was decided, and why; null while nobody has.</summary>
    public string? Decision { get; private set; }

    public long? DecidedByPersonId { get; private set; }

    public People.Person? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>
    /// The objection to the slip that counts. Refused: <c>objection.notRecorded</c> where the voter cast it, <c>objection.signed</c> once the verdict is signed.
    /// </summary>
    public static Outcome<SlipObjection> Raise(Slip slip, bool isSigned, long byPersonId, DateTimeOffset now) =>
        slip.Channel is not (SlipChannel.Paper or SlipChannel.Phone) ? new Refusal("objection.notRecorded")
        : isSigned ? new Refusal("objection.signed")
        : new SlipObjection(slip, byPersonId, now);

    /// <summary>Refused: <c>objection.decided</c>, <c>objection.decisionMissing</c> at the field "Decision".</summary>
    public Outcome Decide(string? decision, long byPersonId, DateTimeOffset now)
    {
        if (DecidedAt is not null)
        {
            return Decision == decision?.Trim() ? Outcome.Done : Outcome.Refused("objection.decided");
        }

        if (string.IsNullOrWhiteSpace(decision))
        {
            return Outcome.Refused("objection.decisionMissing", "Decision");
        }

        (Decision, DecidedByPersonId, DecidedAt) = (decision.Trim(), byPersonId, now);
        return Outcome.Done;
    }
}
