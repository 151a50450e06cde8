using TcManager.Domain.Committees;

namespace TcManager.Domain.Members;

/// <summary>届: planned and actual end. Seats end by an act, never because a planned end has passed (decisions 1).</summary>
public sealed class Term
{
    private Term()
    {
    }

    public Term(long committeeId, int no, DateOnly startOn, DateOnly plannedEndOn)
    {
        CommitteeId = committeeId;
        No = no;
        StartOn = startOn;
        PlannedEndOn = plannedEndOn;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public int No { get; private set; }

    public DateOnly StartOn { get; private set; }

    public DateOnly PlannedEndOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>届满未换届: the planned end lies behind and nobody has ended the term. A warning, nothing else.</summary>
    public bool IsOverdueOn(DateOnly day) => EndedOn is null && day > PlannedEndOn;
}

/// <summary>委员席位: a dated seat of a person on a committee. Whatever offices it carries, it has one vote.</summary>
public sealed class Membership : IRoot
{
    private readonly List<Office> _offices = [];

    private Membership()
    {
    }

    public Membership(Guid uid, long committeeId, long? termId, long personId, SeatCategory category, DateOnly fromOn)
    {
        Uid = uid;
        CommitteeId = committeeId;
        TermId = termId;
        PersonId = personId;
        HolderKey = $"P:{personId}";
        Category = category;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public long? TermId { get; private set; }

    public Term? Term { get; private set; }

    /// <summary>"P:17" for a person; a body's seat comes as "O:4".</summary>
    public string HolderKey { get; private set; } = null!;

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public SeatCategory Category { get; private set; }

    public StakeholderSide? Side { get; init; }

    public long? NominatingOrganisationId { get; init; }

    public Organisation? NominatingOrganisation { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day of the seat, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    public IReadOnlyList<Office> Offices => _offices;

    public bool IsInForceOn(DateOnly day) => FromOn <= day && (ToOn is null || day <= ToOn);

    /// <summary>Ends the seat with its last day. Refused as <c>seat.endsBeforeStart</c>, or <c>seat.alreadyEnded</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        if (ToOn is not null)
        {
            return Outcome.Refused("seat.alreadyEnded", null, ToOn.Value);
        }

        if (lastDay < FromOn)
        {
            return Outcome.Refused("seat.endsBeforeStart", nameof(ToOn), FromOn);
        }

        ToOn = lastDay;
        return Outcome.Done;
    }

    /// <summary>Gives the seat an office from a day on.</summary>
    public void Hold(OfficeRole role, DateOnly fromOn) => _offices.Add(new(role, fromOn));
}

/// <summary>A dated office under one seat (decisions 2).</summary>
public sealed class Office
{
    private Office()
    {
    }

    internal Office(OfficeRole role, DateOnly fromOn)
    {
        Role = role;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public OfficeRole Role { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }
}
