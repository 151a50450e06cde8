namespace TcManager.Domain;

/// <summary>The root of an aggregate: <see cref="Uid"/> is made by the client of the write and makes a repeated form harmless; <see cref="Version"/> moves with every change of the row.</summary>
public interface IRoot
{
    long Id { get; }

    Guid Uid { get; }

    Guid Version { get; }
}

/// <summary>A name or title in both languages of the system. Both are always there.</summary>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>The one for a culture name: Chinese for anything that starts with "zh", else English.</summary>
    public string In(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;

    /// <summary>
    /// What of a text in one field is meant for a culture: of "东北大学 · Northeastern University" the one part, where exactly one of two parts is
    /// Chinese; any other text as it is.
    /// </summary>
    public static string? PartFor(string? text, string culture)
    {
        if (text?.Split(" · ") is not [var first, var second] || IsChinese(first) == IsChinese(second))
        {
            return text;
        }

        return IsChinese(first) == culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? first : second;
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}

/// <summary>How much of a past date is known (decisions, Of the code 18).</summary>
public enum DatePrecision
{
    Day,
    Month,
    Year,
}

/// <summary>The two languages that the system speaks.</summary>
public static class Cultures
{
    public const string English = "en";
    public const string Chinese = "zh-CN";

    public static IReadOnlyList<string> All { get; } = [English, Chinese];
}
