namespace TcManager.Domain;

/// <summary>What all dated things share: a first day, and a last one or none yet.</summary>
public static class Span
{
    /// <summary>Whether a day lies within, both ends included.</summary>
    public static bool Covers(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);

    /// <summary>Whether two spans share a day.</summary>
    public static bool Overlap(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        (to is null || otherFrom <= to) && (otherTo is null || from <= otherTo);

    /// <summary>
    /// Whether a span can be ended with a last day. Refused as <c>{thing}.alreadyEnded</c>, with the day, or <c>{thing}.endsBeforeStart</c>, with the first
    /// day; both at the field <c>ToOn</c>.
    /// </summary>
    public static Outcome End(DateOnly from, DateOnly? to, DateOnly lastDay, string thing) =>
        to is { } ended ? Outcome.Refused($"{thing}.alreadyEnded", "ToOn", ended)
        : lastDay < from ? Outcome.Refused($"{thing}.endsBeforeStart", "ToOn", from)
        : Outcome.Done;

    /// <summary>The first year of what is told of people; what lies before is a slip of the pen.</summary>
    public const int FirstYear = 1947;

    /// <summary>
    /// Whether a span can be so. Refused as <c>{thing}.dateOutOfRange</c>, with the first year and the last day, before <see cref="FirstYear"/> or more than a year ahead, at
    /// <c>FromOn</c>, and as <c>{thing}.endsBeforeStart</c>, with the first day, at <c>ToOn</c>.
    /// </summary>
    public static Outcome Check(DateOnly from, DateOnly? to, DateOnly today, string thing) =>
        from.Year < FirstYear || from > today.AddYears(1) ? Outcome.Refused($"{thing}.dateOutOfRange", "FromOn", FirstYear, today.AddYears(1))
        : to < from ? Outcome.Refused($"{thing}.endsBeforeStart", "ToOn", from)
        : Outcome.Done;
}
