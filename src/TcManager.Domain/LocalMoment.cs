#pragma warning disable RS0030 // The one place where local clock readings become instants: TimeZoneInfo speaks only DateTime.
namespace TcManager.Domain;

/// <summary>
/// What people agreed: a day and a clock reading in a named zone. The clock reads 00:00 to 24:00; 24:00 is the end of the day,
/// the same instant as 00:00 of the next.
/// </summary>
/// <param name="Day">The local calendar day.</param>
/// <param name="MinuteOfDay">0 to 1440.</param>
/// <param name="ZoneId">An IANA zone, as <c>Asia/Shanghai</c>.</param>
public readonly record struct LocalMoment(DateOnly Day, int MinuteOfDay, string ZoneId)
{
    /// <summary>The years that are taken for meant; any other is a slip of the hand.</summary>
    public const int FirstYear = 1900, LastYear = 2200;

    /// <summary>Refuses a day outside those years as <c>time.yearOutOfRange</c> with the first and the last.</summary>
    public static Refusal? BeyondYears(DateOnly day, string? field) =>
        day.Year is < FirstYear or > LastYear ? new("time.yearOutOfRange", field, FirstYear, LastYear) : null;

    public static LocalMoment At(DateOnly day, TimeOnly time, string zoneId) => new(day, time.Hour * 60 + time.Minute, zoneId);

    /// <summary>Reads "9:05", "09:05" or "24:00"; anything else gives null.</summary>
    public static int? ParseClock(string? text)
    {
        var parts = text?.Trim().Replace('：', ':').Split(':');
        if (parts is not { Length: 2 } || parts[0].Length is < 1 or > 2 || parts[1].Length != 2
            || !int.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out var hour)
            || !int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out var minute))
        {
            return null;
        }

        return hour < 24 && minute < 60 ? hour * 60 + minute : hour == 24 && minute == 0 ? 1440 : null;
    }

    public string Clock => $"{MinuteOfDay / 60:00}:{MinuteOfDay % 60:00}";

    /// <summary>Whether a zone of this name is known here.</summary>
    public static bool IsZone(string? zoneId) =>
        !string.IsNullOrEmpty(zoneId) && TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone) && zone.HasIanaId;

    /// <summary>
    /// The instant. A reading that the clocks skip is refused as <c>time.doesNotExist</c> with the clock, the day and the zone; one that they
    /// show twice is the earlier of the two. An unknown zone is refused as <c>time.unknownZone</c>, a year outside 1900 to 2200 as <c>time.yearOutOfRange</c>.
    /// </summary>
    public Outcome<DateTimeOffset> ToInstant(string? field = null)
    {
        if (MinuteOfDay is < 0 or > 1440)
        {
            return new Refusal("time.notAClock", field);
        }

        if (!IsZone(ZoneId))
        {
            return new Refusal("time.unknownZone", field, ZoneId);
        }

        if (BeyondYears(Day, field) is { } beyond)
        {
            return beyond;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);
        var local = Day.ToDateTime(TimeOnly.MinValue).AddMinutes(MinuteOfDay);
        if (zone.IsInvalidTime(local))
        {
            return new Refusal("time.doesNotExist", field, Clock, Day, ZoneId);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The clock reading of an instant in a zone, to the minute.</summary>
    public static LocalMoment Of(DateTimeOffset instant, string zoneId)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zoneId));
        return new(DateOnly.FromDateTime(local.DateTime), local.Hour * 60 + local.Minute, zoneId);
    }

    /// <summary>The calendar day of an instant in a zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zoneId) => Of(instant, zoneId).Day;

    /// <summary>The offset of the zone at an instant.</summary>
    public static TimeSpan OffsetAt(DateTimeOffset instant, string zoneId) =>
        TimeZoneInfo.FindSystemTimeZoneById(zoneId).GetUtcOffset(instant);
}
