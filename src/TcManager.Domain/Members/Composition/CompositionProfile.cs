using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members.Duties;
using TcManager.Domain.People;

namespace TcManager.Domain.Members.Composition;

/// <summary>How a limit of the composition is read.</summary>
public enum LimitReading
{
    AtLeast,
    Exactly,
    AtMost,
}

/// <summary>The titles that a roster must show.</summary>
/// <param name="Members">Of every member, at least.</param>
/// <param name="Heads">Of the chair and the vice-chairs, at least.</param>
public sealed record TitleThresholds(TitleLevel Members, TitleLevel Heads);

/// <summary>One limit of a committee's composition (rules.md §1.1).</summary>
/// <param name="Code">One of <see cref="CompositionCodes"/>.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Required">People per 1, or a share of the members.</param>
/// <param name="Clause">Where it stands, and how well it is known.</param>
/// <param name="Notice">The stricter of two readings of the same clause: crossing it warns, crossing <paramref name="Required"/> fails; null where there is one reading.</param>
/// <param name="Titles">For <see cref="CompositionCodes.Titles"/> only.</param>
public sealed record CompositionLimit(
    string Code,
    LimitReading Reading,
    Fraction Required,
    Clause Clause,
    Fraction? Notice = null,
    TitleThresholds? Titles = null);

/// <summary>The rules that a committee follows beside its ballots, as versioned data.</summary>
public sealed record CompositionProfile
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this shape, for readers of stored texts.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Stable: <c>sac-2020</c>, <c>iso</c>.</summary>
    public required string Code { get; init; }

    /// <summary>From 1, rising within the code.</summary>
    public required int No { get; init; }

    public required Bilingual Title { get; init; }

    public required RuleSource Source { get; init; }

    public required MeetingQuorumRule MeetingQuorum { get; init; }

    /// <summary>Whole days before a ballot's or a reply's deadline, each 1 or more.</summary>
    public required IReadOnlyList<int> ReminderDays { get; init; }

    /// <summary>Duties of voting members (<c>missed-duties</c>); null where the profile knows none.</summary>
    public DutyRules? Duties { get; init; }

    /// <summary>Meetings missed in a row without a reason that are flagged, 1 or more.</summary>
    public int MissedInARow => Duties?.MeetingsInARow ?? AttendanceStreaks.UsualLimit;

    /// <summary>Terms and adjustments; null where the profile knows none.</summary>
    public TermRules? Terms { get; init; }

    /// <summary>Whether what a subcommittee resolves is put to all members of its committee.</summary>
    public bool ResolutionsGoUp { get; init; }

    /// <summary>Limits by kind of committee, as <c>TC</c>; a kind that is not here has none.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<CompositionLimit>> Limits { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<CompositionLimit> LimitsOf(string kind) => Limits.GetValueOrDefault(kind, []);
}

/// <summary>A profile as delivered with the product.</summary>
/// <param name="Verified">True only where the text in force was read.</param>
/// <param name="Profile">What it says.</param>
public sealed record ShippedProfile(bool Verified, CompositionProfile Profile);
