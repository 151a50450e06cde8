using Microsoft.Extensions.Localization;
using TcManager.Application.Audit;

namespace TcManager.Web.Features.Audit;

/// <summary>Entries in words.</summary>
internal static class AuditWords
{
    /// <summary>What was done, its particulars filled in by name: "{participants}".</summary>
    internal static string Sentence(this IStringLocalizer<AuditTexts> texts, AuditRow row) =>
        row.Data.Values.Aggregate(texts[$"did.{row.Action}"].Value, (sentence, value) => sentence.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
