namespace TcManager.Domain;

/// <summary>
/// An exact fraction of two whole numbers, kept as counted (33 of 47 is not reduced) because people check it against their lists.
/// Comparison is exact: never floating point, never a rounded percentage (rules.md §0).
/// </summary>
/// <param name="Of">The part, 0 or more.</param>
/// <param name="Per">The whole, 0 or more; 0 means that there was nothing to count and the fraction has no value.</param>
public readonly record struct Fraction(long Of, long Per)
{
    /// <summary>False when the whole is 0: then every comparison of <see cref="Meets"/> fails.</summary>
    public bool HasValue => Per > 0;

    /// <summary>For drawing only, in percent; 0 where there is no value.</summary>
    public decimal Percent => HasValue ? 100m * Of / Per : 0m;

    /// <summary>
    /// As it is printed: in percent, cut and not rounded to two places, so that 2/3 is 66.66 and nothing is printed at a lower limit that it misses (rules.md §0). At an upper limit the figure may stand that exceeds it by less than a hundredth: what decides is the fraction beside it; 0 where there is no value.
    /// </summary>
    public decimal CutPercent => HasValue ? (decimal)((Int128)Of * 10_000 / Per) / 100 : 0m;

    /// <summary>Whether this fraction stands in the given relation to the required one. A fraction without a value meets nothing.</summary>
    public bool Meets(Comparison comparison, Fraction required)
    {
        if (!HasValue || !required.HasValue)
        {
            return false;
        }

        var order = ((Int128)Of * required.Per).CompareTo((Int128)required.Of * Per);
        return comparison switch
        {
            Comparison.AtLeast => order >= 0,
            Comparison.MoreThan => order > 0,
            Comparison.AtMost => order <= 0,
            Comparison.LessThan => order < 0,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
    }

    /// <summary>
    /// The limit as a count of <paramref name="whole"/>: the smallest count that meets "at least" or "more than",
    /// the largest that meets "at most" or "less than" (decisions 24). 3/4 of 47, at least, is 36.
    /// </summary>
    public long LimitCount(Comparison comparison, long whole)
    {
        if (!HasValue || whole < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(whole));
        }

        var product = (Int128)Of * whole;
        var floor = (long)(product / Per);
        var exact = product % Per == 0;
        return comparison switch
        {
            Comparison.AtLeast => exact ? floor : floor + 1,
            Comparison.MoreThan => floor + 1,
            Comparison.AtMost => floor,
            Comparison.LessThan => exact ? floor - 1 : floor,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
    }

    /// <summary>As counted, in every language: <c>33/47</c>.</summary>
    public override string ToString() => $"{Of}/{Per}";
}

/// <summary>How a limit is read (rules.md §0): 以上, 不少于 are at least; 不超过 is at most; 超过 is more than; 少于 is less than.</summary>
public enum Comparison
{
    /// <summary>以上, 不少于: ≥.</summary>
    AtLeast,

    /// <summary>超过: strictly more.</summary>
    MoreThan,

    /// <summary>不超过: ≤.</summary>
    AtMost,

    /// <summary>少于: strictly less.</summary>
    LessThan,
}
