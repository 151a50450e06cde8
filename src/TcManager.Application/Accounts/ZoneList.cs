using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>The time zones that a person can choose, named and ordered in the reader's language.</summary>
/// <param name="Named">The usual ones.</param>
/// <param name="Areas">All others, by the part of the world that their IANA name begins with.</param>
public sealed record ZoneChoices(IReadOnlyList<ZoneChoice> Named, IReadOnlyList<ZoneArea> Areas);

/// <summary>One of them; its name is the IANA name where it has none in the reader's language.</summary>
public sealed record ZoneChoice(string Id, string Name);

/// <summary>A part of the world: "Asia".</summary>
public sealed record ZoneArea(string Code, IReadOnlyList<ZoneChoice> Zones);

/// <summary>Lists them.</summary>
public sealed class ZoneList(IStringLocalizer<ZoneNames> names, IStringLocalizer<ZonePlaces> places)
{
    private static readonly IReadOnlyList<string> All = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/') && LocalMoment.IsZone(id)).Order(StringComparer.Ordinal)];

    public ZoneChoices Read()
    {
        var order = StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true);
        var named = All.Where(id => !names[id].ResourceNotFound).Select(id => new ZoneChoice(id, names[id].Value)).ToList();
        var others = All.Except(named.Select(n => n.Id)).Select(id => (Choice: new ZoneChoice(id, places[id].Value), HasName: !places[id].ResourceNotFound));
        return new(
            [.. named.OrderBy(zone => zone.Name, order)],
            [
                .. others.GroupBy(zone => zone.Choice.Id[..zone.Choice.Id.IndexOf('/', StringComparison.Ordinal)])
                    .OrderBy(area => area.Key, StringComparer.Ordinal)
                    .Select(area => new ZoneArea(area.Key, [.. area.OrderByDescending(zone => zone.HasName).ThenBy(zone => zone.Choice.Name, order).Select(zone => zone.Choice)])),
            ]);
    }
}
