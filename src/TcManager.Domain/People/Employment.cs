namespace TcManager.Domain.People;

/// <summary>Where a person works, and for how long.</summary>
public sealed class Employment
{
    private Employment()
    {
    }

    public Employment(long personId, long organisationId, Bilingual position, DateOnly fromOn, DateOnly? toOn = null)
    {
        PersonId = personId;
        OrganisationId = organisationId;
        Position = position;
        FromOn = fromOn;
        ToOn = toOn;
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

    /// <summary>
    /// Whether a person can be employed so. Two employers at once are usual; twice by one are not. Refused as <see cref="Span.Check"/> says, and as
    /// <c>employment.overlaps</c>, with the other's first day, when it meets another employment by the same organisation.
    /// </summary>
    /// <param name="organisationId">The employer.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="toOn">Last day, or null while it lasts.</param>
    /// <param name="others">The person's, without the one that is corrected.</param>
    /// <param name="today">The day of today.</param>
    public static Outcome Check(long organisationId, DateOnly fromOn, DateOnly? toOn, IEnumerable<Employment> others, DateOnly today) =>
        Span.Check(fromOn, toOn, today, "employment") is { IsDone: false } refused ? refused
        : others.FirstOrDefault(o => o.OrganisationId == organisationId && Span.Overlap(o.FromOn, o.ToOn, fromOn, toOn)) is { } other ? Outcome.Refused("employment.overlaps", nameof(FromOn), other.FromOn)
        : Outcome.Done;

    /// <summary>Ends it, or mends what was written wrongly; <see cref="Check"/> has been asked.</summary>
    public void Correct(long organisationId, Bilingual position, DateOnly fromOn, DateOnly? toOn)
    {
        OrganisationId = organisationId;
        Position = position;
        FromOn = fromOn;
        ToOn = toOn;
    }
}
