namespace TcManager.Domain;

/// <summary>
/// The one deadline that form, page, mail, calendar, job and check read (pitfalls 1, 5). <see cref="At"/> is the first refused
/// instant: "before 23:59" ends at 23:59:00.000 (decisions 3).
/// </summary>
/// <param name="At">First refused instant, UTC.</param>
/// <param name="ZoneId">The IANA zone in which it was agreed and is printed.</param>
public readonly record struct Deadline(DateTimeOffset At, string ZoneId)
{
    public bool IsPassedAt(DateTimeOffset now) => now >= At;

    /// <summary>The written day and clock: midnight is 24:00 of the day that ends.</summary>
    public LocalMoment Local
    {
        get
        {
            var local = LocalMoment.Of(At, ZoneId);
            return local.MinuteOfDay == 0 ? new(local.Day.AddDays(-1), 1440, ZoneId) : local;
        }
    }

    /// <summary>Whole local days from today to the written day; negative once it lies behind.</summary>
    public int DaysLeft(DateTimeOffset now) => Local.Day.DayNumber - LocalMoment.DayOf(now, ZoneId).DayNumber;
}
