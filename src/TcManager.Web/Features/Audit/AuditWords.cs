using Microsoft.Extensions.Localization;
using TcManager.Application.Audit;

namespace TcManager.Web.Features.Audit;

/// <summary>Entries in words.</summary>
internal static class AuditWords
{
    /// <summary>What was done, its particulars filled in by name: "{participants}"; codes such as a state or an office in words.</summary>
    internal static string Sentence(this IStringLocalizer<AuditTexts> texts, string action, AuditData data) =>
        data.Values.Aggregate(texts[$"did.{action}"].Value, (sentence, value) => sentence.Replace($"{{{value.Key}}}", texts.Word(value.Value), StringComparison.Ordinal));

    private static string Word(this IStringLocalizer<AuditTexts> texts, string value) =>
        string.Join(", ", value.Split(", ").Select(code => texts[$"word.{code}"] is { ResourceNotFound: false } word ? word.Value : code));
}
