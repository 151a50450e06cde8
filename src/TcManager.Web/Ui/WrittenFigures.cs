using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>Figures as every page and table writes them.</summary>
internal static class WrittenFigures
{
    /// <summary>"75.0%", "66.66%": cut and not rounded, as on paper, so that nothing stands at a lower limit that it misses (rules.md §0).</summary>
    internal static string Percent(this Fraction fraction) => $"{fraction.Figure()}%";

    /// <summary>Its figure, for a sentence with the sign in it.</summary>
    internal static string Figure(this Fraction fraction) => fraction.CutPercent.ToString("0.0#", CultureInfo.InvariantCulture);

    /// <summary>The same on a result paper, as ISO prints it: "75 %", "66.66 %".</summary>
    internal static string PercentOnPaper(this Fraction fraction) => $"{fraction.CutPercent.ToString("0.##", CultureInfo.InvariantCulture)} %";

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
