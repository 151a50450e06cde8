using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>Figures as every page and table writes them.</summary>
internal static class WrittenFigures
{
    internal static string Percent(this Fraction fraction) => $"{fraction.Percent.ToString("0.0", CultureInfo.InvariantCulture)}%";

    /// <summary>The number of a term as the language writes it in a title: 第一届, 第十二届; else in digits.</summary>
    internal static string Ordinal(this IStringLocalizer<SharedTexts> _, int? number) => number switch
    {
        null => "",
        > 0 and < 100 when CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) =>
            $"{(number >= 20 ? ChineseDigits[number.Value / 10 - 1] : "")}{(number >= 10 ? "十" : "")}{(number % 10 > 0 ? ChineseDigits[number.Value % 10 - 1] : "")}",
        _ => number.Value.ToString(CultureInfo.InvariantCulture),
    };

    private static readonly string[] ChineseDigits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
}
