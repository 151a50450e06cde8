using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>Keeps language and time zone of a person; pages and mails follow them.</summary>
public sealed class ChoosePreferences(TcManagerDb db)
{
    /// <summary>Refused at their fields: <c>time.unknownZone</c>, <c>account.unknownLanguage</c>. No zone means that times stand in the committee's only.</summary>
    public async Task<Outcome> ExecuteAsync(long accountId, string? culture, string? zoneId, CancellationToken ct)
    {
        if (culture is null || !Cultures.All.Contains(culture))
        {
            return Outcome.Refused("account.unknownLanguage", "Preferences.Culture");
        }

        if (zoneId is not null && !LocalMoment.IsZone(zoneId))
        {
            return Outcome.Refused("time.unknownZone", "Preferences.ZoneId", zoneId);
        }

        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        (account.Culture, account.ZoneId) = (culture, zoneId);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
