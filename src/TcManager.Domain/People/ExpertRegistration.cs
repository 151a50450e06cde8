namespace TcManager.Domain.People;

/// <summary>Where a person is registered as an expert.</summary>
public enum InternationalBody
{
    ISO,
    IEC,
    ITU,
}

/// <summary>国际标准化专家注册: a person registered with a working group of an international body.</summary>
public sealed class ExpertRegistration
{
    private ExpertRegistration()
    {
    }

    public ExpertRegistration(long personId, InternationalBody body, string group, DateOnly fromOn)
    {
        PersonId = personId;
        Body = body;
        Group = group;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public InternationalBody Body { get; private set; }

    /// <summary>As written: <c>ISO/TC 182/WG 10</c>.</summary>
    public string Group { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    /// <summary>Ends it with its last day. Refused as <c>registration.alreadyEnded</c>, or <c>registration.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(FromOn, ToOn, lastDay, "registration");
        ToOn = ended.IsDone ? lastDay : ToOn;
        return ended;
    }
}
