using System.Globalization;

namespace TcManager.Domain.Reminders;

/// <summary>One reminder before one deadline.</summary>
/// <param name="DaysBefore">Local days before the deadline's day.</param>
/// <param name="At">When it falls.</param>
/// <param name="OccurrenceKey">Step and deadline, <c>d7@2026-12-10T16:00:00.000Z</c>: the same step of a moved deadline is another occurrence (decisions 17).</param>
public sealed record LadderStep(int DaysBefore, DateTimeOffset At, string OccurrenceKey)
{
    /// <summary>What a campaign of it is called: <c>d7</c>, or <c>hand</c>.</summary>
    public string Name { get; init; } = string.Create(CultureInfo.InvariantCulture, $"d{DaysBefore}");

    /// <summary>A reminder that somebody sends now; the same form is the same occurrence.</summary>
    public static LadderStep ByHand(Guid form, Deadline deadline, DateTimeOffset now) => new(deadline.DaysLeft(now), now, $"hand:{form:N}") { Name = "hand" };
}

/// <summary>The steps at which somebody who still owes something is reminded (decisions 17).</summary>
public sealed record Ladder
{
    // 09:00 in the committee's zone.
    private const int MorningMinute = 9 * 60;

    private static readonly TimeSpan Rest = TimeSpan.FromHours(24);

    /// <param name="daysBefore">Whole local days before the deadline's day, each 1 or more, in any order.</param>
    public Ladder(IEnumerable<int> daysBefore)
    {
        DaysBefore = [.. daysBefore.Distinct().OrderDescending()];
        if (DaysBefore is [.., < 1])
        {
            throw new ArgumentOutOfRangeException(nameof(daysBefore));
        }
    }

    /// <summary>Descending, without repeats.</summary>
    public IReadOnlyList<int> DaysBefore { get; }

    /// <summary>All steps of a deadline in the order in which they fall; those within 24 hours of the asking are dropped.</summary>
    /// <param name="askedAt">When this person was asked for it by this deadline: the opening, the later joining, or the extension.</param>
    /// <param name="deadline">What is owed by then.</param>
    public IEnumerable<LadderStep> Steps(DateTimeOffset askedAt, Deadline deadline) =>
        DaysBefore.Select(days => StepOf(days, deadline)).Where(step => step.At >= askedAt + Rest);

    /// <summary>
    /// The step that is due: the newest that has fallen. Earlier ones are skipped, so that an outage never ends in a whole ladder at once
    /// (pitfalls 31, 32); null before the first and once the deadline has passed. Whether it was sent already is known by its key.
    /// </summary>
    public LadderStep? DueStep(DateTimeOffset askedAt, Deadline deadline, DateTimeOffset now) =>
        deadline.IsPassedAt(now) ? null : Steps(askedAt, deadline).LastOrDefault(step => step.At <= now);

    /// <summary>Nobody gets two reminders for one matter within 24 hours. What may not go now is still due later.</summary>
    public static bool MayRemind(DateTimeOffset? lastRemindedAt, DateTimeOffset now) => lastRemindedAt is not { } last || now - last >= Rest;

    private static LadderStep StepOf(int days, Deadline deadline)
    {
        var day = deadline.Local.Day.AddDays(-days);
        var key = string.Create(CultureInfo.InvariantCulture, $"d{days}@{deadline.At.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
        return new(days, MorningOf(day, deadline.ZoneId), key);
    }

    // Where clocks skip the morning, the first minute after the gap.
    private static DateTimeOffset MorningOf(DateOnly day, string zoneId) =>
        Enumerable.Range(MorningMinute, 1440 - MorningMinute + 1)
            .Select(minute => new LocalMoment(day, minute, zoneId).ToInstant())
            .First(instant => instant.IsDone).Value;
}
