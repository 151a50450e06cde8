using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The verifier of tests/verifier: another language, another hand, only what export.json says.</summary>
internal static class Verifier
{
    private const string Python = "/usr/bin/python3";

    private static readonly string Root = Roots().First(folder => File.Exists(Path.Combine(folder, "TcManager.sln")));

    /// <summary>What it says of each export: empty where it holds.</summary>
    internal static async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyList<string> exports)
    {
        var (said, exitCode) = await SaidAsync(exports);
        var parts = said.Split('\n').Where(line => line.Length > 0).Aggregate(new List<string>(), (list, line) =>
        {
            if (line[0] == ' ')
            {
                list[^1] += line.Trim() + "\n";
            }
            else
            {
                list.Add(line.Contains(": holds", StringComparison.Ordinal) ? "" : " ");
            }

            return list;
        });
        Assert.Equal(exports.Count, parts.Count);
        Assert.Equal(parts.Exists(part => part.Length > 0) ? 1 : 0, exitCode);
        return parts;
    }

    /// <summary>Its own words.</summary>
    internal static async Task<(string Said, int ExitCode)> SaidAsync(IReadOnlyList<string> exports)
    {
        var folder = Directory.CreateTempSubdirectory("tcmanager-verifier-").FullName;
        try
        {
            foreach (var (index, export) in exports.Index())
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{index}.json"), export);
            }

            using var process = Process.Start(new ProcessStartInfo(
                Python, [Path.Combine(Root, "tests", "verifier", "verify.py"), "--rules", Path.Combine(Root, "db", "seed", "rule-sets.json"), .. exports.Select((_, index) => $"{index}.json")])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal("", await errors);
            return (said, process.ExitCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every export that differs from this one in one field of what is proven, with the path of that field.</summary>
    internal static IEnumerable<(string Path, string Export)> Changes(string export)
    {
        foreach (var path in Leaves(JsonNode.Parse(export)!).Where(path => !path.StartsWith("$.about", StringComparison.Ordinal)).ToList())
        {
            foreach (var change in new Func<JsonValue?, JsonNode?>[] { Other, Emptied })
            {
                var copy = JsonNode.Parse(export)!;
                var (parent, key) = Find(copy, path);
                var value = (key is int index ? parent[index] : parent[(string)key]) as JsonValue;
                var changed = change(value);
                if (JsonNode.DeepEquals(value, changed))
                {
                    continue;
                }

                if (key is int at)
                {
                    parent[at] = changed;
                }
                else
                {
                    parent[(string)key] = changed;
                }

                yield return ($"{path}: {value?.ToJsonString()} → {changed?.ToJsonString()}", copy.ToJsonString());
            }
        }
    }

    // A hexadecimal digit or a letter more or other; a number one higher.
    private static JsonNode? Other(JsonValue? value) => value switch
    {
        null => JsonValue.Create("x"),
        _ when value.TryGetValue<bool>(out var flag) => JsonValue.Create(!flag),
        _ when value.TryGetValue<long>(out var number) => JsonValue.Create(number + 1),
        _ when value.TryGetValue<string>(out var text) && text.Length > 0 => JsonValue.Create(text[..^1] + (text[^1] == '1' ? '2' : '1')),
        _ => JsonValue.Create("x"),
    };

    private static JsonNode? Emptied(JsonValue? value) => value is null ? JsonValue.Create(0) : value.TryGetValue<string>(out _) ? JsonValue.Create("") : JsonValue.Create(0);

    private static IEnumerable<string> Leaves(JsonNode? node, string path = "$") => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(field => Leaves(field.Value, $"{path}.{field.Key}")),
        JsonArray rows => rows.Index().SelectMany(row => Leaves(row.Item, $"{path}.[{row.Index}]")),
        _ => [path],
    };

    private static (JsonNode Parent, object Key) Find(JsonNode root, string path)
    {
        var steps = path.Split('.').Skip(1).Select(step => step[0] == '[' ? (object)int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture) : step).ToList();
        var node = steps.SkipLast(1).Aggregate(root, (at, step) => (step is int index ? at[index] : at[(string)step])!);
        return (node, steps[^1]);
    }

    private static IEnumerable<string> Roots()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
