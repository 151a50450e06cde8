using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using TcManager.Application.Demonstration;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>The rules that committees follow beside their ballots, as delivered with the product: read once.</summary>
public sealed class CommitteeProfiles(IOptions<DemonstrationSettings> settings)
{
    private readonly Lazy<Dictionary<string, ShippedProfile>> _profiles = new(() => Read(Path.Combine(settings.Value.SeedFolder, "composition-profiles.json")));

    /// <summary>The newest version of a profile, or null where none of that code is delivered.</summary>
    public ShippedProfile? Find(string code) => _profiles.Value.GetValueOrDefault(code);

    /// <summary>The newest version of each, by code.</summary>
    public IReadOnlyList<ShippedProfile> All => [.. _profiles.Value.Values.OrderBy(p => p.Profile.Code, StringComparer.Ordinal)];

    /// <summary>Whether a committee may follow it: delivered, or none at all.</summary>
    public bool IsKnown(string code) => code == Committee.NoProfile || _profiles.Value.ContainsKey(code);

    /// <summary>Whose presence counts, and how many are asked for; without a profile presence is only shown.</summary>
    public MeetingQuorumRule QuorumOf(string code) => Find(code)?.Profile.MeetingQuorum ?? new([SeatCategory.Voting, SeatCategory.P]);

    /// <summary>Unexcused misses in a row that are flagged.</summary>
    public int MissLimitOf(string code) => Find(code)?.Profile.MissedInARow ?? AttendanceStreaks.UsualLimit;

    private static Dictionary<string, ShippedProfile> Read(string file)
    {
        using var stream = File.OpenRead(file);
        var shipped = JsonSerializer.Deserialize(stream, ProfileJson.Default.IReadOnlyListShippedProfile) ?? [];
        return shipped.GroupBy(s => s.Profile.Code).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Profile.No)!);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<ShippedProfile>))]
internal sealed partial class ProfileJson : JsonSerializerContext;
