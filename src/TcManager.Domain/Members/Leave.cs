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
}
