namespace TcManager.Domain.Members;

/// <summary>请假（长期）: a time in which a member is excused from duties and stays in every base (decisions 15).</summary>
public sealed class Leave
{
    private Leave()
    {
    }

    public Leave(long membershipId, DateOnly fromOn, DateOnly toOn, string reason)
    {
        MembershipId = membershipId;
        FromOn = fromOn;
        ToOn = toOn;
        Reason = reason;
    }

    public long Id { get; private set; }

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly ToOn { get; private set; }

    public string Reason { get; private set; } = null!;

    /// <summary>
    /// Whether a seat can be given leave. Refused as <c>leave.endsBeforeStart</c>, as <c>leave.outsideSeat</c> when the seat is not in force throughout, and as
    /// <c>leave.overlaps</c>, with the other's first day, when it meets another leave.
    /// </summary>
    public static Outcome Check(Membership seat, DateOnly fromOn, DateOnly toOn, IEnumerable<Leave> others) =>
        toOn < fromOn ? Outcome.Refused("leave.endsBeforeStart", nameof(ToOn))
        : !seat.IsInForceOn(fromOn) || !seat.IsInForceOn(toOn) ? Outcome.Refused("leave.outsideSeat", nameof(FromOn))
        : others.FirstOrDefault(o => Span.Overlap(o.FromOn, o.ToOn, fromOn, toOn)) is { } other ? Outcome.Refused("leave.overlaps", nameof(FromOn), other.FromOn)
        : Outcome.Done;
}
