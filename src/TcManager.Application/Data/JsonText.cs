using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Imports;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Data;

/// <summary>The one way in which immutable records are kept as JSON text. Never filtered or joined on.</summary>
public static class JsonText
{
    public static PropertyBuilder<T> AsJsonText<T>(this PropertyBuilder<T> property, JsonTypeInfo<T> type)
        where T : class
    {
        property.HasConversion(
            new ValueConverter<T, string>(v => Write(v, type), s => Read(s, type)),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && Write(a, type) == Write(b, type)), v => Write(v, type).GetHashCode(StringComparison.Ordinal), v => v));
        return property;
    }

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static T Read<T>(string text, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(text, type) ?? throw new JsonException("Empty JSON text.");
}

/// <summary>Source-generated shapes of what is kept as JSON text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditData))]
[JsonSerializable(typeof(MailData))]
[JsonSerializable(typeof(RuleSetDefinition))]
[JsonSerializable(typeof(IReadOnlyList<WorkedExample>))]
[JsonSerializable(typeof(BallotCount))]
[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(DutyEvidence))]
[JsonSerializable(typeof(CompositionProfile))]
[JsonSerializable(typeof(ImportFile))]
[JsonSerializable(typeof(RowNotes))]
[JsonSerializable(typeof(RefusedComments))]
[JsonSerializable(typeof(SaidDispositions))]
public sealed partial class StoredJson : JsonSerializerContext;
