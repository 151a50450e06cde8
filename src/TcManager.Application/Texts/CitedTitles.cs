using System.Globalization;

namespace TcManager.Application.Texts;

/// <summary>How a title stands within a sentence, in pages and in mails alike.</summary>
public static class CitedTitles
{
    /// <summary>In Chinese between 《 and 》, unless it brings its own: "《岩石冻融试验方法》（征求意见稿）". In English as it is.</summary>
    public static string Cited(this string title) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) && !title.Contains('《', StringComparison.Ordinal) ? $"《{title}》" : title;
}
