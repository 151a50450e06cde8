using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Web.Features.Meetings;

/// <summary>The zones that a meeting is usually held in, the committee's own first.</summary>
internal static class PlanZones
{
    private static readonly string[] Common =
    [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Urumqi", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Asia/Kolkata",
        "Europe/London", "Europe/Paris", "Europe/Brussels", "Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Moscow",
        "America/New_York", "America/Los_Angeles", "Australia/Sydney", "Etc/UTC",
    ];

    /// <summary>With the offset that holds on the day.</summary>
    internal static IEnumerable<(string Id, string Text)> For(string ownZone, string? chosen, DateTimeOffset at, WrittenDates dates) =>
        new[] { ownZone, chosen }.Concat(Common).OfType<string>().Where(LocalMoment.IsZone).Distinct(StringComparer.Ordinal).Select(zone => (zone, dates.Zone(at, zone)));
}
