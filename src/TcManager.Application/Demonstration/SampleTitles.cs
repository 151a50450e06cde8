using TcManager.Domain;

namespace TcManager.Application.Demonstration;

/// <summary>How sample plenaries are called: every title says what it is.</summary>
internal static class SampleTitles
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Numbered where the number of an earlier plenary is published.</summary>
    public static Bilingual Plenary(CommitteeFact committee, int? number, int year) => (number, committee) switch
    {
        ({ } no, { EstablishedOn: not null, IsNational: true }) => new($"示例：第一届第{Chinese(no)}次全体委员会议", $"Sample: {Ordinal(no)} plenary of the 1st term"),
        ({ } no, _) => new($"示例：第{no}次全体会议", $"Sample: {Ordinal(no)} plenary"),
        (null, { IsNational: true }) => new($"示例：{year}年全体委员会议", $"Sample: plenary of {year}"),
        _ => new($"示例：{year}年全体会议", $"Sample: plenary of {year}"),
    };

    /// <summary>1 to 99 in Chinese: 十一, 二十三.</summary>
    internal static string Chinese(int number) => (number / 10, number % 10) switch
    {
        (0, var ones) => $"{Digits[ones]}",
        (var tens, var ones) => $"{(tens == 1 ? "" : Digits[tens])}十{(ones == 0 ? "" : Digits[ones])}",
    };

    internal static string Ordinal(int number) => $"{number}{(number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    }}";
}
