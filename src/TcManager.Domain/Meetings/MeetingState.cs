namespace TcManager.Domain.Meetings;

/// <summary>Where a meeting stands: a function of its dated facts and of now, never stored (pitfalls 38).</summary>
public enum MeetingState
{
    /// <summary>Planned, and nobody has been called.</summary>
    Draft,

    /// <summary>通知已发.</summary>
    Called,
    Running,
    Held,
    Cancelled,

    /// <summary>Its time has passed and nobody was ever called.</summary>
    Lapsed,
}

/// <summary>The dated facts that a meeting's state follows from.</summary>
/// <param name="IsRecorded">Taken over from records.</param>
/// <param name="CalledAt">When it was called.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="StartsAt">First session; null where only a day is known.</param>
/// <param name="EndsAt">Last session.</param>
public readonly record struct MeetingFacts(bool IsRecorded, DateTimeOffset? CalledAt, DateTimeOffset? CancelledAt, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
{
    public MeetingState StateAt(DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            return MeetingState.Cancelled;
        }

        if (IsRecorded)
        {
            return MeetingState.Held;
        }

        if (CalledAt is null)
        {
            return StartsAt > now ? MeetingState.Draft : MeetingState.Lapsed;
        }

        return now < StartsAt ? MeetingState.Called : now < EndsAt ? MeetingState.Running : MeetingState.Held;
    }
}
