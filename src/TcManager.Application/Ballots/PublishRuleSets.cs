using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Demonstration;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>
/// Publishes the rule sets that come with the product; every installation has them. What was published is never changed: another text becomes
/// another version, and running it again adds nothing.
/// </summary>
public sealed class PublishRuleSets(TcManagerDb db, IOptions<DemonstrationSettings> settings)
{
    private const string FileName = "rule-sets.json";

    public async Task ExecuteAsync(CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(settings.Value.SeedFolder, FileName));
        var shipped = await JsonSerializer.DeserializeAsync(file, ShippedJson.Default.IReadOnlyListShippedRuleSet, ct) ?? [];
        await db.InTransactionAsync(async token =>
        {
            var sets = await db.RuleSets.ToDictionaryAsync(s => s.Code, token);
            var versions = await db.RuleSetVersions.AsNoTracking().Select(v => new Published(v.RuleSet.Code, v.No, v.Hash, v.ValidFrom, v.Uid != null)).ToListAsync(token);
            foreach (var version in shipped.OrderBy(s => s.No))
            {
                Publish(version, sets, versions);
            }

            // What was published before examples were kept is completed once.
            foreach (var bare in await db.RuleSetVersions.Include(v => v.RuleSet).Where(v => v.Examples == null).ToListAsync(token))
            {
                bare.Complete(shipped.FirstOrDefault(s => s.Definition.Code == bare.RuleSet.Code && bare.Hash.AsSpan().SequenceEqual(RuleSetHash.Of(s.Definition)))?.Examples ?? []);
            }

            return await db.SaveChangesAsync(token);
        }, ct);
    }

    private void Publish(ShippedRuleSet shipped, Dictionary<string, RuleSet> sets, List<Published> versions)
    {
        var definition = shipped.Definition;
        var faults = definition.Check().Refusals;
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"{FileName}: {definition.Code} {shipped.No}: {faults[0].Code}");
        }

        if (ExampleRun.All(definition, shipped.Examples).FirstOrDefault(run => !run.Agrees) is { } broken)
        {
            throw new InvalidDataException($"{FileName}: {definition.Code} {shipped.No}: {broken.Example.Id}");
        }

        var hash = RuleSetHash.Of(definition);
        if (versions.Exists(v => v.Code == definition.Code && v.Hash.AsSpan().SequenceEqual(hash)))
        {
            return;
        }

        if (!sets.TryGetValue(definition.Code, out var set))
        {
            sets[definition.Code] = set = new(definition.Code, definition.Title);
        }

        var no = versions.Where(v => v.Code == definition.Code).Select(v => v.No).DefaultIfEmpty(0).Max() + 1;

        // A text whose first day was not read counts as in force since ever; where it follows one that had a day, since that day: else what it corrects would stay in force.
        var from = definition.Source.ValidFrom ?? versions.Where(v => v.Code == definition.Code && !v.IsOwn).Select(v => v.ValidFrom).DefaultIfEmpty(DateOnly.MinValue).Max();
        versions.Add(new(definition.Code, no, hash, from, IsOwn: false));
        db.RuleSetVersions.Add(new(set, no, definition, shipped.Examples, hash, from, shipped.Verified));
    }

    private sealed record Published(string Code, int No, byte[] Hash, DateOnly ValidFrom, bool IsOwn);
}

/// <summary>By which a definition is known again.</summary>
internal static class RuleSetHash
{
    /// <summary>SHA-256 of the text as it is stored.</summary>
    internal static byte[] Of(RuleSetDefinition definition) => SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(definition, StoredJson.Default.RuleSetDefinition)));
}

/// <summary>The shape of the file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<ShippedRuleSet>))]
internal sealed partial class ShippedJson : JsonSerializerContext;
