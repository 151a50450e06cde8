using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TcManager.Web.Tests.Architecture;

/// <summary>Both languages are complete, and what the code asks for exists.</summary>
[Trait("Database", "Any")]
public sealed partial class Texts
{
    private static readonly string Source = Path.Combine(Root(), "src");

    public static TheoryData<string> English => [.. Files()];

    public static TheoryData<string> Pages => [.. Files().Where(f => f.Contains("Features", StringComparison.Ordinal))];

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
        .Where(f => !f.Contains(".zh-CN.", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Source, f)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(English))]
    public void Every_text_stands_in_both_languages_with_the_same_arguments(string file)
    {
        var english = Read(file);
        var chinese = Read(Path.ChangeExtension(file, ".zh-CN.resx"));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Arguments(text.Value), Arguments(chinese[text.Key])));
        Assert.All(english.Concat(chinese), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    /// <summary>On pages a figure or a date stands apart from the Chinese words around it; papers and letters are set without spaces.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void In_Chinese_a_date_stands_apart_and_a_length_is_counted_in_one_way(string file)
    {
        var chinese = Read(Path.ChangeExtension(file, ".zh-CN.resx")).Where(text => !text.Key.StartsWith("paper.", StringComparison.Ordinal) && !text.Key.StartsWith("result.", StringComparison.Ordinal));
        Assert.All(chinese, text => Assert.False(DateWithoutSpace().IsMatch(text.Value.Replace("出自", "", StringComparison.Ordinal)), text.Value));
        Assert.All(chinese, text => Assert.False(LengthInSigns().IsMatch(text.Value), text.Value));
    }

    /// <summary>Refusal codes are written as string literals in the rules; each must have a sentence somewhere.</summary>
    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var said = Files().SelectMany(file => Read(file).Keys).ToHashSet(StringComparer.Ordinal);
        var codes = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => RefusalCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(codes.Count > 20, "The pattern finds the codes.");
        Assert.All(codes, code => Assert.Contains($"refusal.{code}", said));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source, file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Arguments(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TcManager.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(自|于|至)\{\d")]
    private static partial Regex DateWithoutSpace();

    [GeneratedRegex(@"\} 字")]
    private static partial Regex LengthInSigns();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?:Outcome\\.Refused(?:<[^>]+>)?\\(|new Refusal\\(|new\\(|Refuse\\()\\s*\"([a-z][A-Za-z]+\\.[a-z][A-Za-z]+)\"")]
    private static partial Regex RefusalCode();
}
