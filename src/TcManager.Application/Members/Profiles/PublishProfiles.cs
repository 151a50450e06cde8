using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Demonstration;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members.Profiles;

/// <summary>
/// Publishes the profiles that come with the product; every installation has them. Another text becomes the next version, from the day of the start on, unless
/// somebody here has entered a version: then the installation goes by its own. Running it again adds nothing.
/// </summary>
public sealed class PublishProfiles(TcManagerDb db, CommitteeProfiles profiles, IOptions<DemonstrationSettings> settings, TimeProvider clock)
{
    private const string FileName = "composition-profiles.json";

    public async Task ExecuteAsync(CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(settings.Value.SeedFolder, FileName));
        var shipped = await JsonSerializer.DeserializeAsync(file, ProfileJson.Default.IReadOnlyListShippedProfile, ct) ?? [];
        await db.InTransactionAsync(async token =>
        {
            var newest = (await db.ProfileVersions.AsNoTracking().ToListAsync(token)).GroupBy(v => v.Code).ToDictionary(g => g.Key, g => g.MaxBy(v => v.No)!);
            foreach (var profile in shipped.GroupBy(s => s.Profile.Code).Select(g => g.MaxBy(s => s.Profile.No)!))
            {
                Publish(profile, newest.GetValueOrDefault(profile.Profile.Code));
            }

            db.OwesNoAudit = true;
            var published = await db.SaveChangesAsync(token);
            db.OwesNoAudit = false;
            return published;
        }, ct);
        profiles.Forget();
    }

    private void Publish(ShippedProfile shipped, ProfileVersion? newest)
    {
        var faults = ProfileThresholds.Check(shipped.Profile);
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"{FileName}: {shipped.Profile.Code}: {faults[0].Code} {faults[0].Field}");
        }

        var rules = shipped.Profile with { No = (newest?.No ?? 0) + 1 };
        if (newest is null || (newest.IsShipped && TextOf(newest.Rules with { No = rules.No }) != TextOf(rules)))
        {
            // A text whose first day was not read counts as in force since ever.
            var from = newest is null ? shipped.Profile.Source.ValidFrom ?? DateOnly.MinValue : clock.Today(Visible.RightsZone);
            db.Add(ProfileVersion.Shipped(Guid.CreateVersion7(clock.GetUtcNow()), rules, from, shipped.Verified, clock.Now()));
        }
    }

    private static string TextOf(CompositionProfile rules) => JsonText.Write(rules, StoredJson.Default.CompositionProfile);
}

/// <summary>The shape of the file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<ShippedProfile>))]
internal sealed partial class ProfileJson : JsonSerializerContext;
