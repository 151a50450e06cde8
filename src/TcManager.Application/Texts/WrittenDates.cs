using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;

namespace TcManager.Application.Texts;

/// <summary>How days and instants are written, in pages and in mails alike: always with the weekday, always with the zone named.</summary>
public sealed class WrittenDates(IStringLocalizer<ZoneNames> zones)
{
    private static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    private static CultureInfo Culture => IsChinese ? CultureInfo.GetCultureInfo(Cultures.Chinese) : CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Thu 26 Nov 2026" or "2026年11月26日（周四）"; month or year alone where no more is known.</summary>
    public static string Day(DateOnly day, DatePrecision precision = DatePrecision.Day) => (precision, IsChinese) switch
    {
        (DatePrecision.Year, false) => day.ToString("yyyy", Culture),
        (DatePrecision.Year, true) => day.ToString("yyyy年", Culture),
        (DatePrecision.Month, false) => day.ToString("MMM yyyy", Culture),
        (DatePrecision.Month, true) => day.ToString("yyyy年M月", Culture),
        (_, false) => day.ToString("ddd d MMM yyyy", Culture),
        _ => day.ToString("yyyy年M月d日（ddd）", Culture),
    };

    /// <summary>"26 Nov" or "11月26日", for tables and cells whose head says the rest; with the year where it is another one than is meant.</summary>
    public static string Brief(DateOnly day, bool withYear = false) => (withYear, IsChinese) switch
    {
        (false, false) => day.ToString("d MMM", Culture),
        (true, false) => day.ToString("d MMM yyyy", Culture),
        (false, true) => day.ToString("M月d日", Culture),
        _ => day.ToString("yyyy年M月d日", Culture),
    };

    /// <summary>"26 Nov 17:00", without the zone: that stands once in the head of the table.</summary>
    public static string Brief(LocalMoment moment, bool withYear = false) => $"{Brief(moment.Day, withYear)} {moment.Clock}";

    /// <summary>"Thu 26 Nov 2026 17:00 Beijing time (UTC+8)". Midnight as a deadline is 24:00 of the day that ends.</summary>
    public string Instant(DateTimeOffset at, string zoneId) => $"{At(LocalMoment.Of(at, zoneId))} {Zone(at, zoneId)}";

    /// <summary>"before 24:00 on ..." is said by the text around it; this is the day, the clock and the zone.</summary>
    public string Deadline(Deadline deadline) => $"{At(deadline.Local)} {Zone(deadline.At, deadline.ZoneId)}";

    /// <summary>"Fri 11 Dec 2026 9:00–17:00 Beijing time (UTC+8)".</summary>
    public string Span(DateTimeOffset from, DateTimeOffset to, string zoneId)
    {
        var (start, end) = (LocalMoment.Of(from, zoneId), LocalMoment.Of(to, zoneId));
        var tail = start.Day == end.Day ? end.Clock : At(end);
        return $"{At(start)}–{tail} {Zone(from, zoneId)}";
    }

    /// <summary>"Beijing time (UTC+8)"; the IANA name where no other is known.</summary>
    public string Zone(DateTimeOffset at, string zoneId)
    {
        var name = zones[zoneId];
        var offset = Offset(LocalMoment.OffsetAt(at, zoneId));
        var written = name.ResourceNotFound ? zoneId : name.Value;
        return IsChinese ? $"{written}（{offset}）" : $"{written} ({offset})";
    }

    private static string At(LocalMoment moment) => IsChinese ? $"{Day(moment.Day)}{moment.Clock}" : $"{Day(moment.Day)} {moment.Clock}";

    private static string Offset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var minutes = Math.Abs(offset.Minutes) == 0 ? "" : $":{Math.Abs(offset.Minutes):00}";
        return $"UTC{sign}{Math.Abs(offset.Hours)}{minutes}";
    }
}
