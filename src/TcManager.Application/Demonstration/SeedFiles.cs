using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace TcManager.Application.Demonstration;

/// <summary>Reads the files that a demonstration is made from.</summary>
public sealed class SeedFiles(IOptions<DemonstrationSettings> settings)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal Task<PublishedFacts> FactsAsync(CancellationToken ct) => ReadAsync<PublishedFacts>("committees.json", ct);

    internal Task<NameParts> NamesAsync(CancellationToken ct) => ReadAsync<NameParts>("sample-names.json", ct);

    internal Task<SampleContent> ContentAsync(CancellationToken ct) => ReadAsync<SampleContent>("sample-content.json", ct);

    internal Task<SampleOpinions> OpinionsAsync(CancellationToken ct) => ReadAsync<SampleOpinions>("sample-consultations.json", ct);

    private async Task<T> ReadAsync<T>(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Path.Combine(settings.Value.SeedFolder, file));
        return await JsonSerializer.DeserializeAsync<T>(stream, Reading, ct) ?? throw new JsonException($"{file} is empty.");
    }
}
