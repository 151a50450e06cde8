using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Domain.Members.Composition;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>How a check of the composition is written: people as a count, shares as a fraction with its limit as a count (decisions 24).</summary>
internal static class RuleTexts
{
    internal static bool IsShare(this CompositionCheck check) => check.Code is CompositionCodes.SideShare or CompositionCodes.Titles;

    internal static string ActualOf(this IStringLocalizer<MembersTexts> _, CompositionCheck check) => check.IsShare()
        ? $"{check.Actual} = {check.Actual.Percent()}"
        : check.Actual.Of.ToString(CultureInfo.InvariantCulture);

    internal static string RequiredOf(this IStringLocalizer<MembersTexts> texts, CompositionCheck check)
    {
        if (check.Code == CompositionCodes.Titles)
        {
            return texts["required.all"];
        }

        var sign = check.Reading switch { LimitReading.AtMost when check.Required.Of == 0 => "=", LimitReading.AtLeast => "≥", LimitReading.AtMost => "≤", _ => "=" };
        if (!check.IsShare())
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign} {check.Required.Of}");
        }

        var comparison = check.Reading == LimitReading.AtLeast ? Comparison.AtLeast : Comparison.AtMost;
        return string.Create(CultureInfo.InvariantCulture, $"{sign} {check.Required} ({check.Required.LimitCount(comparison, check.Actual.Per)})");
    }
}
