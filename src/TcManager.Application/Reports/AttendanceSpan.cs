namespace TcManager.Application.Reports;

/// <summary>The calendar years that a report covers, both included.</summary>
public sealed record AttendanceSpan(int FromYear, int ToYear)
{
    /// <summary>This year and the four before it.</summary>
    public static AttendanceSpan Last5(DateOnly today) => new(today.Year - 4, today.Year);

    /// <summary>In whichever order they were chosen; null for a year that was not.</summary>
    public static AttendanceSpan Of(int? from, int? to, DateOnly today)
    {
        var usual = Last5(today);
        var (first, last) = (from ?? Math.Min(usual.FromYear, to ?? usual.FromYear), to ?? Math.Max(usual.ToYear, from ?? usual.ToYear));
        return new(Math.Min(first, last), Math.Max(first, last));
    }

    public bool Covers(DateOnly day) => FromYear <= day.Year && day.Year <= ToYear;
}
