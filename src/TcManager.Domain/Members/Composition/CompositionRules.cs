namespace TcManager.Domain.Members.Composition;

/// <summary>Whether a roster is lawful (rules.md §1.1). It only says so: what follows from a fault is for the use case.</summary>
public static class CompositionRules
{
    /// <summary>All limits of the profile for a kind of committee, as <c>TC</c>, in its order; none where it has none.</summary>
    public static IReadOnlyList<CompositionCheck> Check(CompositionProfile profile, string kind, RosterSnapshot roster) =>
        [.. profile.LimitsOf(kind).Select(limit => Check(limit, roster))];

    /// <summary>One limit. A code that is not in <see cref="CompositionCodes"/> is a fault of the profile.</summary>
    public static CompositionCheck Check(CompositionLimit limit, RosterSnapshot roster)
    {
        var measure = CompositionMeasure.Of(limit, roster);
        var standing = !measure.IsSound || !Meets(measure.Actual, limit.Reading, limit.Required) ? CompositionStanding.Fails
            : limit.Notice is { } notice && !Meets(measure.Actual, limit.Reading, notice) ? CompositionStanding.Warns
            : CompositionStanding.Holds;
        IReadOnlyList<string> offending = standing == CompositionStanding.Holds ? [] : [.. measure.Suspects.Select(row => row.PersonKey)];
        return new(limit.Code, measure.Actual, limit.Required, limit.Reading, limit.Notice, limit.Clause, standing, offending);
    }

    // A share of nobody breaks no limit; that nobody is there is the size's fault.
    private static bool Meets(Fraction actual, LimitReading reading, Fraction required) => !actual.HasValue || reading switch
    {
        LimitReading.AtLeast => actual.Meets(Comparison.AtLeast, required),
        LimitReading.AtMost => actual.Meets(Comparison.AtMost, required),
        LimitReading.Exactly => actual.Meets(Comparison.AtLeast, required) && actual.Meets(Comparison.AtMost, required),
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };
}
