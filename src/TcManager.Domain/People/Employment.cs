namespace TcManager.Domain.People;

/// <summary>Where a person works, and for how long.</summary>
public sealed class Employment
{
    private Employment()
    {
    }

    public Employment(long personId, long organisationId, Bilingual position, DateOnly fromOn)
    {
        PersonId = personId;
        OrganisationId = organisationId;
        Position = position;
        FromOn = fromOn;
    }

    /// <summary>Before the person has been saved.</summary>
    public Employment(Person person, long organisationId, Bilingual position, DateOnly fromOn)
        : this(0, organisationId, position, fromOn) => Person = person;

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public long OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public Bilingual Position { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    /// <summary>Mends what the person is called there.</summary>
    public void Describe(Bilingual position) => Position = position;

    /// <summary>Ends it with its last day. Refused as <c>employment.alreadyEnded</c>, or <c>employment.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(FromOn, ToOn, lastDay, "employment");
        ToOn = ended.IsDone ? lastDay : ToOn;
        return ended;
    }
}
