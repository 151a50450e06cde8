using Microsoft.Extensions.Localization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>The labels of fields: <c>field.titleEn</c> names TitleEn.</summary>
internal static class FieldLabels
{
    /// <summary>Fields in the order of a form, for the summary of its faults.</summary>
    internal static FormFields Fields(this IStringLocalizer<CommitteesTexts> texts, IEnumerable<string> names) => new([.. names.Select(name => (name, texts.Label(name)))]);

    internal static string Label(this IStringLocalizer<CommitteesTexts> texts, string name) => texts[$"field.{char.ToLowerInvariant(name[0])}{name[1..]}"].Value;
}
