namespace TcManager.Domain.Committees;

/// <summary>What an organisation is to a committee.</summary>
public enum BodyPart
{
    /// <summary>秘书处承担单位.</summary>
    Secretariat,

    /// <summary>The other half of a twinned secretariat.</summary>
    Twin,

    /// <summary>业务指导单位.</summary>
    Guiding,

    /// <summary>筹建单位.</summary>
    Founding,
}

/// <summary>An organisation bound to a committee for a time.</summary>
public sealed class CommitteeBody
{
    private CommitteeBody()
    {
    }

    public CommitteeBody(long committeeId, long organisationId, BodyPart part, DateOnly fromOn)
    {
        CommitteeId = committeeId;
        OrganisationId = organisationId;
        Part = part;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public long OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public BodyPart Part { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }
}

/// <summary>How two committees are bound.</summary>
public enum LinkKind
{
    /// <summary>对口.</summary>
    Mirror,

    /// <summary>联络.</summary>
    Liaison,
}

/// <summary>A mirror or a liaison, seen from both sides.</summary>
public sealed class CommitteeLink
{
    private CommitteeLink()
    {
    }

    public CommitteeLink(long committeeId, long otherId, LinkKind kind)
    {
        CommitteeId = committeeId;
        OtherId = otherId;
        Kind = kind;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public long OtherId { get; private set; }

    public Committee Other { get; private set; } = null!;

    public LinkKind Kind { get; private set; }
}

/// <summary>The secretariat's people: rights over one committee, or over all whose secretariat an organisation holds.</summary>
public sealed class Staff
{
    private Staff()
    {
    }

    public Staff(long personId, long committeeId, DateOnly fromOn)
    {
        PersonId = personId;
        CommitteeId = committeeId;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public Members.Person Person { get; private set; } = null!;

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }
}
