using TcManager.Domain;

namespace TcManager.Application;

/// <summary>The injected clock, cut to the precision that is stored.</summary>
public static class Clock
{
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToMilliseconds();

    public static DateOnly Today(this TimeProvider clock, string zoneId) => LocalMoment.DayOf(clock.GetUtcNow(), zoneId);
}
