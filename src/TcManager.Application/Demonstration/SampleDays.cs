using TcManager.Domain;

namespace TcManager.Application.Demonstration;

/// <summary>On which days sample plenaries fall.</summary>
internal sealed class SampleDays(string committeeCode, DateOnly today)
{
    private const int FirstMonth = 3;
    private const int Months = 4;
    private const int AutumnMonths = 5;

    // A plenary of the last days would still be on everybody's mind, without its minutes.
    private const int Rest = 14;

    private readonly int _month = FirstMonth + SplitMix64.For($"{committeeCode} plenary").Below(Months);
    private readonly int _day = 1 + SplitMix64.For($"{committeeCode} day").Below(24);

    /// <summary>The usual day of a year: in spring, on a working day.</summary>
    public DateOnly UsualIn(int year) => WorkingDay(new(year, _month, _day));

    /// <summary>One plenary in each year from the given one on, as far as they lie behind.</summary>
    public IEnumerable<DateOnly> Yearly(int firstYear) =>
        Enumerable.Range(firstYear, Math.Max(0, today.Year - firstYear + 1)).Select(UsualIn).Where(IsBehind);

    /// <summary>A committee that is looked at closely meets twice a year; what would be this autumn's lies ahead instead.</summary>
    public IEnumerable<DateOnly> TwiceAYear(int foundedIn) =>
        Yearly(foundedIn + 1)
            .Concat(Enumerable.Range(foundedIn, Math.Max(0, today.Year - foundedIn)).Select(year => WorkingDay(UsualIn(year).AddMonths(AutumnMonths))))
            .Order();

    /// <summary>The next one: this year's where it has not been, else the coming year's, and not before a notice can be kept.</summary>
    public DateOnly Next(int noticeDays)
    {
        var usual = IsBehind(UsualIn(today.Year)) ? UsualIn(today.Year + 1) : UsualIn(today.Year);
        var earliest = WorkingDay(today.AddDays(noticeDays));
        return usual > earliest ? usual : earliest;
    }

    /// <summary>The same day, or the Monday after a weekend.</summary>
    public static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    public static DateTimeOffset At(DateOnly day, int hour, string zoneId) => new LocalMoment(day, hour * 60, zoneId).ToInstant().Value;

    private bool IsBehind(DateOnly day) => day.AddDays(Rest) <= today;
}
