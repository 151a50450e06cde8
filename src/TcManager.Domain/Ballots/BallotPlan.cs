using System.Globalization;

namespace TcManager.Domain.Ballots;

/// <summary>
/// What the secretariat enters to prepare a ballot, as typed. Every fault is found at once; the names of the fields are those of the input.
/// </summary>
/// <param name="TitleZh">Up to 500 characters.</param>
/// <param name="TitleEn">Up to 500 characters.</param>
/// <param name="QuestionZh">What is put to the vote.</param>
/// <param name="QuestionEn">The same in English.</param>
/// <param name="DeadlineOn">Local day of the deadline.</param>
/// <param name="DeadlineClock">Local clock, 0:00 to 24:00; 24:00 where nothing is entered (decisions 3).</param>
/// <param name="OpensOn">Local day of the opening; null opens it as soon as it is released.</param>
/// <param name="OpensClock">Local clock of the opening.</param>
/// <param name="ZoneId">In which both are agreed.</param>
/// <param name="RuleSetVersionId">The rules that decide it.</param>
/// <param name="ProjectId">The project that it is about, if any.</param>
public sealed record BallotPlan(
    string? TitleZh,
    string? TitleEn,
    string? QuestionZh,
    string? QuestionEn,
    DateOnly? DeadlineOn,
    string? DeadlineClock,
    DateOnly? OpensOn,
    string? OpensClock,
    string ZoneId,
    long? RuleSetVersionId,
    long? ProjectId)
{
    /// <summary>Secret where the rules allow it.</summary>
    public RuleSets.Secrecy Secrecy { get; init; }

    /// <summary>The most that one slip answers.</summary>
    public const int MostQuestions = 30;

    /// <summary>What the first question asks for beyond its rule set.</summary>
    public CommentDuty Comments { get; init; }

    /// <summary>The questions after the first, in their order.</summary>
    public IReadOnlyList<QuestionPlan> Further { get; init; } = [];

    /// <summary>Under which item of a called meeting it is voted on in the room; null for none.</summary>
    public long? AgendaItemId { get; init; }

    /// <summary>All questions in their order.</summary>
    public IReadOnlyList<QuestionPlan> Questions =>
        [Kind == BallotKind.Consultation ? new(TitleZh, TitleEn, RuleSetVersionId) : new(QuestionZh, QuestionEn, RuleSetVersionId, Comments), .. Further];

    /// <summary>End of the day.</summary>
    public const string DefaultClock = "24:00";

    /// <summary>A consultation asks no question beyond its title.</summary>
    public BallotKind Kind { get; init; }

    /// <summary>
    /// The times that follow. Refused at their fields: <c>ballot.titleMissing</c>, <c>ballot.questionMissing</c>, <c>ballot.deadlineMissing</c>,
    /// <c>ballot.ruleSetMissing</c>, <c>ballot.tooManyQuestions</c> (limit), <c>ballot.roomOpensByHand</c>, <c>ballot.opensInPast</c>, <c>ballot.deadlineNotAfterOpening</c>, and what <see cref="LocalMoment.ToInstant"/> refuses.
    /// </summary>
    public Outcome<BallotTimes> Check(DateTimeOffset now)
    {
        var faults = Missing().ToList();
        var opensAt = OpensOn is { } day ? InstantOf(day, nameof(OpensOn), OpensClock, nameof(OpensClock)) : now;
        faults.AddRange(opensAt.Refusals);
        if (opensAt.IsDone && opensAt.Value < now)
        {
            faults.Add(new("ballot.opensInPast", nameof(OpensOn)));
        }

        if (AgendaItemId is not null && OpensOn is not null)
        {
            faults.Add(new("ballot.roomOpensByHand", nameof(OpensOn)));
        }

        if (DeadlineOn is not { } lastDay)
        {
            return Outcome.Refused<BallotTimes>([.. faults, new("ballot.deadlineMissing", nameof(DeadlineOn))]);
        }

        var clock = string.IsNullOrWhiteSpace(DeadlineClock) ? DefaultClock : DeadlineClock;
        var closesAt = InstantOf(lastDay, nameof(DeadlineOn), clock, nameof(DeadlineClock));
        faults.AddRange(closesAt.Refusals.Where(fault => !faults.Contains(fault)));
        if (opensAt.IsDone && closesAt.IsDone && closesAt.Value <= opensAt.Value)
        {
            faults.Add(new("ballot.deadlineNotAfterOpening", nameof(DeadlineOn)));
        }

        return faults.Count > 0 ? Outcome.Refused<BallotTimes>(faults) : new BallotTimes(opensAt.Value, closesAt.Value, Written(lastDay, clock));
    }

    /// <summary>The deadline as agreed, or null where it cannot be read.</summary>
    internal string? ClosesLocal => DeadlineOn is { } day && (string.IsNullOrWhiteSpace(DeadlineClock) ? DefaultClock : DeadlineClock) is var clock && LocalMoment.ParseClock(clock) is not null
        ? Written(day, clock)
        : null;

    internal static string Written(DateOnly day, string clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {new LocalMoment(day, LocalMoment.ParseClock(clock)!.Value, "").Clock}");

    /// <summary>The instant of a deadline; refused at its day, clock or zone.</summary>
    internal static Outcome<DateTimeOffset> DeadlineOf(DateOnly day, string? clock, string zoneId) => InstantOf(day, nameof(DeadlineOn), clock, nameof(DeadlineClock), zoneId);

    private Outcome<DateTimeOffset> InstantOf(DateOnly day, string dayField, string? clock, string field) => InstantOf(day, dayField, clock, field, ZoneId);

    private static Outcome<DateTimeOffset> InstantOf(DateOnly day, string dayField, string? clock, string field, string zoneId) =>
        LocalMoment.BeyondYears(day, dayField) is { } beyond ? beyond
            : LocalMoment.ParseClock(clock) is not { } minute ? new Refusal("time.notAClock", field)
            : LocalMoment.IsZone(zoneId) ? new LocalMoment(day, minute, zoneId).ToInstant(field)
            : new Refusal("time.unknownZone", nameof(ZoneId), zoneId);

    private IEnumerable<Refusal> Missing()
    {
        (string? Value, string Field, string Code)[] texts =
        [
            (TitleZh, nameof(TitleZh), "ballot.titleMissing"),
            (TitleEn, nameof(TitleEn), "ballot.titleMissing"),
            (QuestionZh, nameof(QuestionZh), "ballot.questionMissing"),
            (QuestionEn, nameof(QuestionEn), "ballot.questionMissing"),
        ];
        var missing = texts.Where(t => string.IsNullOrWhiteSpace(t.Value) && (Kind != BallotKind.Consultation || t.Code == "ballot.titleMissing")).Select(t => new Refusal(t.Code, t.Field));
        if (RuleSetVersionId is null)
        {
            missing = missing.Append(new("ballot.ruleSetMissing", nameof(RuleSetVersionId)));
        }

        missing = missing.Concat(Further.Index().SelectMany(further => further.Item.Missing($"{nameof(Further)}[{further.Index}].")));
        return Further.Count >= MostQuestions ? missing.Append(new("ballot.tooManyQuestions", null, MostQuestions)) : missing;
    }
}

/// <summary>The instants of a ballot, and its deadline as agreed.</summary>
public sealed record BallotTimes(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, string ClosesLocal);

/// <summary>One question as typed.</summary>
/// <param name="TextZh">What is put to the vote.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="RuleSetVersionId">The rules that decide it.</param>
/// <param name="Comments">What it asks for beyond them.</param>
public sealed record QuestionPlan(string? TextZh, string? TextEn, long? RuleSetVersionId, CommentDuty Comments = CommentDuty.AsTheRules)
{
    internal Bilingual Text => new(TextZh ?? "", TextEn ?? "");

    internal IEnumerable<Refusal> Missing(string prefix)
    {
        if (string.IsNullOrWhiteSpace(TextZh))
        {
            yield return new("ballot.questionMissing", prefix + nameof(TextZh));
        }

        if (string.IsNullOrWhiteSpace(TextEn))
        {
            yield return new("ballot.questionMissing", prefix + nameof(TextEn));
        }

        if (RuleSetVersionId is null)
        {
            yield return new("ballot.ruleSetMissing", prefix + nameof(RuleSetVersionId));
        }
    }
}
