using Microsoft.Extensions.Localization;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>The time zones that a person can choose.</summary>
/// <param name="Named">Those with a name in the reader's language: id and name.</param>
/// <param name="Others">All other IANA names.</param>
public sealed record ZoneChoices(IReadOnlyList<KeyValuePair<string, string>> Named, IReadOnlyList<string> Others);

/// <summary>Lists them.</summary>
public sealed class ZoneList(IStringLocalizer<ZoneNames> names)
{
    private static readonly IReadOnlyList<string> All = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/') && LocalMoment.IsZone(id)).Order(StringComparer.Ordinal)];

    public ZoneChoices Read()
    {
        var named = All.Where(id => !names[id].ResourceNotFound).Select(id => KeyValuePair.Create(id, names[id].Value)).ToList();
        return new(named, [.. All.Except(named.Select(n => n.Key))]);
    }
}
