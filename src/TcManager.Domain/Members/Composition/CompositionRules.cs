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

    /// <summary>
    /// The upper limits in people that a change breaks: exceeded afterwards, and more than before. Such a change is refused; a share that falls short, a
    /// missing officer or the stricter of two readings only shows, because a roster is mended seat by seat.
    /// </summary>
    public static IReadOnlyList<CompositionCheck> Broken(IReadOnlyList<CompositionCheck> before, IReadOnlyList<CompositionCheck> after) =>
    [
        .. after.Where(check => check is { Required.Per: 1, Reading: LimitReading.AtMost or LimitReading.Exactly }
            && !check.Actual.Meets(Comparison.AtMost, check.Required)
            && (before.FirstOrDefault(b => b.Code == check.Code) is not { } was || check.Actual.Of > was.Actual.Of)),
    ];

    // A share of nobody breaks no limit; that nobody is there is the size's fault.
    private static bool Meets(Fraction actual, LimitReading reading, Fraction required) => !actual.HasValue || reading switch
    {
        LimitReading.AtLeast => actual.Meets(Comparison.AtLeast, required),
        LimitReading.AtMost => actual.Meets(Comparison.AtMost, required),
        LimitReading.Exactly => actual.Meets(Comparison.AtLeast, required) && actual.Meets(Comparison.AtMost, required),
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };
}
