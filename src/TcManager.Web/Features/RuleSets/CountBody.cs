using System.Text.Json;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>Reads a count as a program sends it. Every fault of its form is found at once, each at its field, in the words of the calculator's page; what is misspelt is a fault and not an unused value.</summary>
internal sealed class CountBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private readonly List<Refusal> _faults = [];

    /// <summary>
    /// Refused: <c>requestUnreadable</c> for what is no JSON object; <c>requestFieldUnknown</c> (name, those that there are), <c>requestFieldTwice</c> (name), <c>requestNotAList</c>,
    /// <c>requestNotARow</c>, <c>requestNotAText</c>, <c>requestNotAFlag</c>; of numbers <c>countInput.notANumber</c>, <c>countInput.tooLarge</c> (limit), <c>countInput.negative</c>.
    /// </summary>
    internal static Outcome<CountInput> Read(ReadOnlyMemory<byte> body)
    {
        // Some editors put a mark before the text.
        var text = body.Span.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            var reader = new CountBody();
            var input = document.RootElement.ValueKind == JsonValueKind.Object ? reader.Count(document.RootElement) : null;
            return input is null ? new Refusal("requestUnreadable", "$") : reader._faults.Count > 0 ? Outcome.Refused<CountInput>(reader._faults) : input;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second: half a pair of surrogates is JSON and no text.
            return new Refusal("requestUnreadable", "$");
        }
    }

    private CountInput Count(JsonElement root)
    {
        var fields = Fields(root, "", "entitled", "votes", "others", "experts");
        return new(List(fields, "entitled", Entitled), List(fields, "votes", Votes), Text(fields, "", "others"), Number(fields, "", "experts"));
    }

    private EntitledInput Entitled(JsonElement row, string at)
    {
        var fields = Fields(row, at, "category", "count");
        return new(Text(fields, at, "category"), Number(fields, at, "count"));
    }

    private VotesInput Votes(JsonElement row, string at)
    {
        var fields = Fields(row, at, "choice", "category", "voter", "count", "reasoned");
        return new(Text(fields, at, "choice"), Text(fields, at, "category"), Text(fields, at, "voter"), Number(fields, at, "count"), Flag(fields, at, "reasoned"));
    }

    private Dictionary<string, JsonElement> Fields(JsonElement row, string at, params string[] known)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in row.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                Refuse("requestFieldUnknown", at + property.Name, property.Name, string.Join(", ", known));
            }
            else if (!fields.TryAdd(property.Name, property.Value))
            {
                Refuse("requestFieldTwice", at + property.Name, property.Name);
            }
        }

        return fields;
    }

    private List<T>? List<T>(Dictionary<string, JsonElement> fields, string name, Func<JsonElement, string, T> row)
        where T : class
    {
        if (Given(fields, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse("requestNotAList", name);
            return null;
        }

        return [.. value.EnumerateArray().Index().Select(item => Row(item.Item, $"{name}[{item.Index}]", row))];
    }

    /// <summary>Null for a row that is null: an empty one, of which the count speaks.</summary>
    private T Row<T>(JsonElement value, string at, Func<JsonElement, string, T> row)
        where T : class
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return row(value, at + ".");
        }

        if (value.ValueKind != JsonValueKind.Null)
        {
            Refuse("requestNotARow", at);
        }

        return null!;
    }

    private string? Text(Dictionary<string, JsonElement> fields, string at, string name)
    {
        if (Given(fields, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Refuse("requestNotAText", at + name);
        return null;
    }

    private bool? Flag(Dictionary<string, JsonElement> fields, string at, string name)
    {
        if (Given(fields, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse("requestNotAFlag", at + name);
        return null;
    }

    private long? Number(Dictionary<string, JsonElement> fields, string at, string name)
    {
        if (Given(fields, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            return number;
        }

        // A whole number that no long holds is too large, or as much below zero.
        var digits = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";
        if (digits.Length == 0 || !digits.TrimStart('-').All(char.IsAsciiDigit))
        {
            Refuse("countInput.notANumber", at + name);
        }
        else if (digits[0] == '-')
        {
            Refuse("countInput.negative", at + name);
        }
        else
        {
            Refuse("countInput.tooLarge", at + name, CountInput.MaxCount);
        }

        return null;
    }

    /// <summary>What is null was left out.</summary>
    private static JsonElement? Given(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Refuse(string code, string field, params object[] args) => _faults.Add(new(code, field, args));
}
