namespace TcManager.Domain.People;

/// <summary>Where a person is registered as an expert.</summary>
public enum InternationalBody
{
    ISO,
    IEC,
    ITU,
}

/// <summary>What an expert is in the group.</summary>
public enum ExpertRole
{
    /// <summary>注册专家.</summary>
    Expert,

    /// <summary>召集人.</summary>
    Convenor,

    /// <summary>项目负责人.</summary>
    ProjectLeader,

    /// <summary>主席.</summary>
    Chair,

    /// <summary>委员会经理（秘书）: of a committee or a working group.</summary>
    CommitteeManager,
}

/// <summary>国际标准化专家注册: a person registered with a working group of an international body.</summary>
public sealed class ExpertRegistration
{
    private ExpertRegistration()
    {
    }

    public ExpertRegistration(long personId, InternationalBody body, string group, DateOnly fromOn, ExpertRole role = ExpertRole.Expert, DateOnly? toOn = null)
    {
        PersonId = personId;
        Correct(body, group, role, fromOn, toOn);
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public InternationalBody Body { get; private set; }

    /// <summary>As written: <c>ISO/TC 182/WG 10</c>.</summary>
    public string Group { get; private set; } = null!;

    public ExpertRole Role { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    /// <summary>
    /// Whether a person can be registered so. Refused as <see cref="Span.Check"/> says, as <c>registration.groupMissing</c>, and as <c>registration.overlaps</c>, with the
    /// other's first day, when the person is registered in the same group at the same time.
    /// </summary>
    /// <param name="group">The committee or working group, as written.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="toOn">Last day, or null while it lasts.</param>
    /// <param name="others">The person's, without the one that is corrected.</param>
    /// <param name="today">The day of today.</param>
    public static Outcome Check(string group, DateOnly fromOn, DateOnly? toOn, IEnumerable<ExpertRegistration> others, DateOnly today) =>
        group.Length == 0 ? Outcome.Refused("registration.groupMissing", nameof(Group))
        : Span.Check(fromOn, toOn, today, "registration") is { IsDone: false } refused ? refused
        : others.FirstOrDefault(o => string.Equals(o.Group, group, StringComparison.OrdinalIgnoreCase) && Span.Overlap(o.FromOn, o.ToOn, fromOn, toOn)) is { } other
            ? Outcome.Refused("registration.overlaps", nameof(FromOn), other.FromOn)
        : Outcome.Done;

    /// <summary>Ends it, or mends what was written wrongly; <see cref="Check"/> has been asked.</summary>
    public void Correct(InternationalBody body, string group, ExpertRole role, DateOnly fromOn, DateOnly? toOn)
    {
        Body = body;
        Group = group;
        Role = role;
        FromOn = fromOn;
        ToOn = toOn;
    }
}
