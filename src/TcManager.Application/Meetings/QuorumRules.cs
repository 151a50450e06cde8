using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using TcManager.Application.Demonstration;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Meetings;

/// <summary>The quorum of a meeting by the profile that a committee follows; read once from the shipped data.</summary>
public sealed class QuorumRules(IOptions<DemonstrationSettings> settings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Lazy<Dictionary<string, MeetingQuorumRule>> _rules = new(() => Read(settings.Value.SeedFolder));

    /// <summary>Where a profile is unknown, no quorum is asked for and voting seats are shown.</summary>
    public MeetingQuorumRule For(string profileCode) => _rules.Value.GetValueOrDefault(profileCode, Unknown);

    private static MeetingQuorumRule Unknown { get; } = new([Domain.Members.SeatCategory.Voting, Domain.Members.SeatCategory.P]);

    private static Dictionary<string, MeetingQuorumRule> Read(string folder) =>
        JsonSerializer.Deserialize<List<ShippedProfile>>(File.ReadAllText(Path.Combine(folder, "composition-profiles.json")), Json)!
            .Select(shipped => shipped.Profile)
            .GroupBy(profile => profile.Code)
            .ToDictionary(versions => versions.Key, versions => versions.MaxBy(profile => profile.No)!.MeetingQuorum);
}
