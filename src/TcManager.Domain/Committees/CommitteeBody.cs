using TcManager.Domain.People;

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

    /// <summary>Ends it with its last day. Refused as <c>body.alreadyEnded</c>, or <c>body.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(FromOn, ToOn, lastDay, "body");
        ToOn = ended.IsDone ? lastDay : ToOn;
        return ended;
    }
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

    /// <param name="committeeId">One side.</param>
    /// <param name="otherId">The other.</param>
    /// <param name="kind">How they are bound.</param>
    /// <param name="fromOn">The first day, null where it is not known.</param>
    public CommitteeLink(long committeeId, long otherId, LinkKind kind, DateOnly? fromOn = null)
    {
        CommitteeId = committeeId;
        OtherId = otherId;
        Kind = kind;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public long OtherId { get; private set; }

    public Committee Other { get; private set; } = null!;

    public LinkKind Kind { get; private set; }

    public DateOnly? FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    /// <summary>Ends it with its last day. Refused as <c>link.alreadyEnded</c>, or <c>link.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(FromOn ?? DateOnly.MinValue, ToOn, lastDay, "link");
        ToOn = ended.IsDone ? lastDay : ToOn;
        return ended;
    }
}

/// <summary>The secretariat's people: rights over one committee, for a time.</summary>
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

    public People.Person Person { get; private set; } = null!;

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }

    /// <summary>The secretariat is handed over: what would last longer ends with its last day.</summary>
    public void LeaveWith(DateOnly lastDay) => ToOn = ToOn is { } earlier && earlier < lastDay ? earlier : lastDay;

    /// <summary>Ends the rights with their last day. Refused as <c>staff.alreadyEnded</c>, or <c>staff.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(FromOn, ToOn, lastDay, "staff");
        ToOn = ended.IsDone ? lastDay : ToOn;
        return ended;
    }
}
