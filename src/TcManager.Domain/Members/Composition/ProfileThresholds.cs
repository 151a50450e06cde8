using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Members.Composition;

/// <summary>One number of a profile that can be set.</summary>
/// <param name="Key">Stable within a profile: <c>limit-TC-size</c>, <c>quorum</c>, <c>duty-Meetings</c>.</param>
/// <param name="Kind">Of committee, for limits of the composition; else null.</param>
/// <param name="Code">What is limited, without the kind of committee.</param>
/// <param name="Value">People, times or years per 1, or a share.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Range">Between which counts it lies, and null for a share, which lies above none and reaches to the whole.</param>
/// <param name="Clause">Where it stands, and how well it is known; null where the profile's source says it.</param>
public sealed record ProfileThreshold(string Key, string? Kind, string Code, Fraction Value, LimitReading Reading, ThresholdRange? Range, Clause? Clause)
{
    public const int LargestWhole = 100;

    public bool IsShare => Range is null;

    /// <summary>Whether a value may stand here.</summary>
    public bool Allows(Fraction value) => Range is { } range
        ? value.Per == 1 && value.Of >= range.Least && value.Of <= range.Most
        : value is { Of: > 0, Per: > 0 and <= LargestWhole } && value.Of <= value.Per;
}

/// <summary>Counts between which a threshold lies, both included.</summary>
public sealed record ThresholdRange(int Least, int Most);

/// <summary>A threshold in two versions; null where one of them has none.</summary>
public sealed record ThresholdChange(ProfileThreshold? Before, ProfileThreshold? After)
{
    public ProfileThreshold Either => (After ?? Before)!;
}

/// <summary>The numbers of a profile: read one by one, set together, compared.</summary>
public static class ProfileThresholds
{
    private static readonly ThresholdRange Times = new(1, 12);

    /// <summary>All that can be set, in the order in which they are shown.</summary>
    public static IReadOnlyList<ProfileThreshold> Of(CompositionProfile profile) =>
    [
        .. profile.Limits.OrderByDescending(l => l.Key, StringComparer.Ordinal).SelectMany(l => l.Value.SelectMany(limit => OfLimit(l.Key, limit))),
        .. profile.MeetingQuorum.Required is { } quorum ? [new("quorum", null, "quorum", quorum, LimitReading.AtLeast, null, null)] : Array.Empty<ProfileThreshold>(),
        .. OfDuties(profile),
        .. OfTerms(profile),
    ];

    /// <summary>The profile with other values; those that are not named stay. A key that it does not have is left out.</summary>
    public static CompositionProfile With(CompositionProfile profile, IReadOnlyDictionary<string, Fraction> values)
    {
        Fraction Of(string key, Fraction now) => values.GetValueOrDefault(key, now);
        int Count(string key, int now) => (int)Of(key, new(now, 1)).Of;
        var (quorum, duties, terms) = (profile.MeetingQuorum, profile.Duties, profile.Terms);
        return profile with
        {
            Limits = profile.Limits.ToDictionary(l => l.Key, IReadOnlyList<CompositionLimit> (l) =>
            [
                .. l.Value.Select(limit => limit with
                {
                    Required = Of(KeyOf(l.Key, limit.Code), limit.Required),
                    Notice = limit.Notice is { } notice ? Of(NoticeKeyOf(l.Key, limit.Code), notice) : null,
                }),
            ]),
            MeetingQuorum = quorum.Required is { } required ? quorum with { Required = Of("quorum", required) } : quorum,
            Duties = duties is null ? null : duties with
            {
                MeetingsInARow = duties.MeetingsInARow is { } meetings ? Count("duty-Meetings", meetings) : null,
                BallotsInARow = duties.BallotsInARow is { } ballots ? Count("duty-Ballots", ballots) : null,
                Yearly = duties.Yearly is { } yearly ? yearly with { Share = Of("duty-share", yearly.Share), AtLeast = Count("duty-atLeast", yearly.AtLeast) } : null,
            },
            Terms = terms is null ? null : terms with
            {
                Years = Count("term-years", terms.Years),
                AdjustmentShare = Of("term-share", terms.AdjustmentShare),
                AdjustmentsPerYear = Count("term-adjustments", terms.AdjustmentsPerYear),
            },
        };
    }

    /// <summary>
    /// What lies outside its range, each refused as <c>profile.outOfRange</c> with the counts, or <c>profile.noShare</c> for a share that is none, and as <c>profile.noticeLooser</c>
    /// where the stricter of two readings is not the stricter one. The field is the threshold's key.
    /// </summary>
    public static IReadOnlyList<Refusal> Check(CompositionProfile profile)
    {
        List<Refusal> faults =
        [
            .. Of(profile).Where(t => !t.Allows(t.Value)).Select(t => t.Range is { } range ? new Refusal("profile.outOfRange", t.Key, range.Least, range.Most) : new("profile.noShare", t.Key, ProfileThreshold.LargestWhole)),
        ];
        faults.AddRange(profile.Limits.SelectMany(l => l.Value.Where(IsNoticeLooser).Select(limit => new Refusal("profile.noticeLooser", NoticeKeyOf(l.Key, limit.Code)))));
        return faults;
    }

    /// <summary>What differs between two versions of one profile.</summary>
    public static IReadOnlyList<ThresholdChange> Between(CompositionProfile before, CompositionProfile after)
    {
        var (was, isNow) = (Of(before).ToDictionary(t => t.Key), Of(after).ToDictionary(t => t.Key));
        return [.. isNow.Keys.Union(was.Keys).Select(key => new ThresholdChange(was.GetValueOrDefault(key), isNow.GetValueOrDefault(key))).Where(c => c.Before?.Value != c.After?.Value)];
    }

    private static IEnumerable<ProfileThreshold> OfLimit(string kind, CompositionLimit limit)
    {
        if (RangeOf(limit) is { IsSettable: true } of)
        {
            yield return new(KeyOf(kind, limit.Code), kind, limit.Code, limit.Required, limit.Reading, of.Range, limit.Clause);
            if (limit.Notice is { } notice)
            {
                yield return new(NoticeKeyOf(kind, limit.Code), kind, $"{limit.Code}-notice", notice, limit.Reading, of.Range, limit.Clause);
            }
        }
    }

    private static IEnumerable<ProfileThreshold> OfDuties(CompositionProfile profile)
    {
        if (profile.Duties is not { } duties)
        {
            yield break;
        }

        if (duties.MeetingsInARow is { } meetings)
        {
            yield return new("duty-Meetings", null, "duty-Meetings", new(meetings, 1), LimitReading.AtLeast, Times, duties.Clause);
        }

        if (duties.BallotsInARow is { } ballots)
        {
            yield return new("duty-Ballots", null, "duty-Ballots", new(ballots, 1), LimitReading.AtLeast, Times, duties.Clause);
        }

        if (duties.Yearly is { } yearly)
        {
            yield return new("duty-share", null, "duty-share", yearly.Share, LimitReading.AtMost, null, duties.Clause);
            yield return new("duty-atLeast", null, "duty-atLeast", new(yearly.AtLeast, 1), LimitReading.AtLeast, Times, duties.Clause);
        }
    }

    private static IEnumerable<ProfileThreshold> OfTerms(CompositionProfile profile)
    {
        if (profile.Terms is { } terms)
        {
            yield return new("term-years", null, "term-years", new(terms.Years, 1), LimitReading.Exactly, new(1, 10), terms.Clause);
            yield return new("term-share", null, "term-share", terms.AdjustmentShare, LimitReading.AtMost, null, terms.Clause);
            yield return new("term-adjustments", null, "term-adjustments", new(terms.AdjustmentsPerYear, 1), LimitReading.AtMost, Times, terms.Clause);
        }
    }

    /// <summary>What forbids something altogether, and what is a title, is no number to set.</summary>
    private static (bool IsSettable, ThresholdRange? Range) RangeOf(CompositionLimit limit) => limit.Code switch
    {
        CompositionCodes.Size => (true, new(1, 500)),
        CompositionCodes.Chair or CompositionCodes.SecretaryGeneral => (true, new(1, 3)),
        CompositionCodes.ViceChairs or CompositionCodes.DeputySecretaries => (true, new(0, 20)),
        CompositionCodes.PerOrganisation => (true, new(1, 50)),
        CompositionCodes.CommitteesPerPerson => (true, new(1, 20)),
        CompositionCodes.SideShare => (true, null),
        _ => (false, null),
    };

    private static bool IsNoticeLooser(CompositionLimit limit) =>
        limit.Notice is { } notice && limit.Reading == LimitReading.AtMost && !notice.Meets(Comparison.AtMost, limit.Required);

    private static string KeyOf(string kind, string code) => $"limit-{kind}-{code}";

    private static string NoticeKeyOf(string kind, string code) => $"limit-{kind}-{code}-notice";
}
