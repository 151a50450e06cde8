namespace TcManager.Domain.Members.Changes;

/// <summary>What becomes of somebody.</summary>
public enum RosterAct
{
    /// <summary>Stays a member; offices may change.</summary>
    Keep,

    /// <summary>Becomes a member.</summary>
    Add,

    /// <summary>Is a member no longer.</summary>
    Drop,

    /// <summary>Has applied or been proposed; nothing is decided yet.</summary>
    Candidate,

    /// <summary>Was a candidate and is not taken.</summary>
    Declined,
}

/// <summary>用人单位意见.</summary>
public enum EmployerOpinion
{
    None,
    Agrees,
    Disagrees,
}

/// <summary>One person in a change of the roster.</summary>
public sealed class RosterChangeLine
{
    private RosterChangeLine()
    {
    }

    private RosterChangeLine(long changeId, long personId) => (ChangeId, PersonId) = (changeId, personId);

    public long Id { get; private set; }

    public long ChangeId { get; private set; }

    public RosterChange Change { get; private set; } = null!;

    public long PersonId { get; private set; }

    public People.Person Person { get; private set; } = null!;

    /// <summary>The seat that is kept or dropped; null of somebody new.</summary>
    public long? MembershipId { get; private set; }

    public Membership? Membership { get; private set; }

    public RosterAct Act { get; private set; }

    public SeatCategory Category { get; private set; }

    public StakeholderSide? Side { get; private set; }

    public long? NominatingOrganisationId { get; private set; }

    public People.Organisation? NominatingOrganisation { get; private set; }

    /// <summary>A bit for each <see cref="OfficeRole"/>.</summary>
    public int OfficeBits { get; private set; }

    /// <summary>Offices from the first day on.</summary>
    public IReadOnlyList<OfficeRole> Offices => [.. Enum.GetValues<OfficeRole>().Where(role => (OfficeBits & (1 << (int)role)) != 0)];

    /// <summary>Why somebody leaves.</summary>
    public SeatEnd? Reason { get; private set; }

    public EmployerOpinion Opinion { get; private set; }

    public DateOnly? OpinionOn { get; private set; }

    public string? Note { get; private set; }

    /// <summary>A member of today, kept with the offices of today until somebody says otherwise.</summary>
    public static RosterChangeLine Carry(long changeId, long personId, long membershipId, SeatCategory category, StakeholderSide? side, long? nominatingOrganisationId, IEnumerable<OfficeRole> offices) =>
        new(changeId, personId)
        {
            MembershipId = membershipId,
            Act = RosterAct.Keep,
            Category = category,
            Side = side,
            NominatingOrganisationId = nominatingOrganisationId,
            OfficeBits = BitsOf(offices),
        };

    /// <summary>Somebody new: a candidate, or somebody already agreed on.</summary>
    public static RosterChangeLine Propose(long changeId, SeatPlan plan, bool isAgreed) => new(changeId, plan.PersonId)
    {
        Act = isAgreed ? RosterAct.Add : RosterAct.Candidate,
        Category = plan.Category,
        Side = plan.Side,
        NominatingOrganisationId = plan.NominatingOrganisationId,
        OfficeBits = BitsOf(plan.Offices),
    };

    /// <summary>
    /// Decides about the person. Refused as <c>line.actUnfit</c> when a member of today is to be added or declined or somebody new kept or dropped, and as
    /// <c>line.reasonMissing</c> when a member is dropped without a reason.
    /// </summary>
    public Outcome Decide(RosterAct act, IEnumerable<OfficeRole> offices, SeatEnd? reason, EmployerOpinion opinion, DateOnly? opinionOn, string? note)
    {
        if (MembershipId is null != act is RosterAct.Add or RosterAct.Candidate or RosterAct.Declined)
        {
            return Outcome.Refused("line.actUnfit", nameof(Act));
        }

        if (act == RosterAct.Drop && reason is null)
        {
            return Outcome.Refused("line.reasonMissing", nameof(Reason));
        }

        (Act, Opinion, OpinionOn, Note) = (act, opinion, opinion == EmployerOpinion.None ? null : opinionOn, note);
        Reason = act == RosterAct.Drop ? reason : null;
        OfficeBits = act is RosterAct.Drop or RosterAct.Declined ? 0 : BitsOf(offices);
        return Outcome.Done;
    }

    private static int BitsOf(IEnumerable<OfficeRole> offices) => offices.Aggregate(0, (bits, role) => bits | (1 << (int)role));
}
