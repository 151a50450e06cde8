namespace TcManager.Domain.Meetings;

/// <summary>When a session lies.</summary>
/// <param name="LocalDate">Sessions of one local day are one stay: nobody checks out for lunch.</param>
/// <param name="StartsAt">As planned.</param>
/// <param name="EndsAt">As planned.</param>
public readonly record struct SessionTimes(DateOnly LocalDate, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>
/// How long somebody who was recorded as present is taken to be in the room. An interval that nobody ended does not last for ever (pitfalls 27, 28): it belongs to the local day
/// in which it began, and is over when that day's last session is long past.
/// </summary>
public static class Stays
{
    /// <summary>Before a day's first session: an arrival earlier than this belongs to the day before.</summary>
    public static readonly TimeSpan EarliestBefore = TimeSpan.FromHours(12);

    /// <summary>After a day's last session: meetings run over, and a list that was forgotten says nothing after that.</summary>
    public static readonly TimeSpan LongestOverrun = TimeSpan.FromHours(4);

    /// <summary>For how long a vote that was opened at the end of the meeting, or after it, stays one in the room.</summary>
    public static readonly TimeSpan ShortestVote = TimeSpan.FromHours(1);

    /// <summary>From which arrival on an open interval counts now; null where nobody can be in the room, before the first day and after the last.</summary>
    public static DateTimeOffset? Since(IEnumerable<SessionTimes> sessions, DateTimeOffset now) => Days(sessions)
        .Where(day => day.From <= now && now < day.EndsAt + LongestOverrun).Select(day => (DateTimeOffset?)day.From).Max();

    /// <summary>
    /// When a vote in the room ends by itself: with the last session of the day in which it was opened, and not before <see cref="ShortestVote"/> has passed since its opening.
    /// </summary>
    public static DateTimeOffset RoomEndsAt(IEnumerable<SessionTimes> sessions, DateTimeOffset openedAt)
    {
        var shortest = openedAt + ShortestVote;
        return Days(sessions).Where(day => day.From <= openedAt && openedAt < day.EndsAt).Select(day => day.EndsAt).Append(shortest).Max();
    }

    /// <summary>From when somebody can be in the room next; null where somebody can be there now, and after the last day.</summary>
    public static DateTimeOffset? NextRoomAt(IReadOnlyCollection<SessionTimes> sessions, DateTimeOffset now) =>
        Since(sessions, now) is not null ? null : Days(sessions).Where(day => day.From > now).Select(day => (DateTimeOffset?)day.From).Min();

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset EndsAt)> Days(IEnumerable<SessionTimes> sessions) =>
        sessions.GroupBy(session => session.LocalDate, (_, day) => (day.Min(session => session.StartsAt) - EarliestBefore, day.Max(session => session.EndsAt)));
}
