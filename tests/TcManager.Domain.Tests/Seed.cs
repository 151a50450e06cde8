using System.Text.Json;
using System.Text.Json.Serialization;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members.Composition;

namespace TcManager.Domain.Tests;

/// <summary>The data that the product ships with, read as delivered.</summary>
public static class Seed
{
    // A misspelt name in the files is a fault, not an unused value.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
    };

    public static IReadOnlyList<ShippedRuleSet> RuleSets { get; } = Read<List<ShippedRuleSet>>("rule-sets.json");

    public static IReadOnlyList<ShippedProfile> Profiles { get; } = Read<List<ShippedProfile>>("composition-profiles.json");

    public static RuleSetDefinition RuleSet(string code) => RuleSets.Single(set => set.Definition.Code == code).Definition;

    public static CompositionProfile Profile(string code) => Profiles.Single(shipped => shipped.Profile.Code == code).Profile;

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, Strict);

    public static T Parse<T>(string text) => JsonSerializer.Deserialize<T>(text, Strict)!;

    private static T Read<T>(string file) => Parse<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed", file)));
}
