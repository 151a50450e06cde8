using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TcManager.Web.Ui;

/// <summary><c>&lt;icon name="clock" /&gt;</c>: an outline icon of the set named in Ui/Icons.txt. Without a label it is decoration.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, string> Shapes = Load();

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("fill", "none");
        output.Attributes.SetAttribute("stroke", "currentColor");
        output.Attributes.SetAttribute("stroke-linecap", "round");
        output.Attributes.SetAttribute("stroke-linejoin", "round");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Shapes.TryGetValue(Name, out var shape) ? shape : throw new InvalidOperationException($"Name the icon '{Name}' in Ui/Icons.txt."));
    }

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith("icons/", StringComparison.Ordinal)).ToFrozenDictionary(
            n => n["icons/".Length..^".svg".Length],
            n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return string.Concat(Drawn().Matches(reader.ReadToEnd()).Skip(1).Select(m => m.Value));
            });
    }

    /// <summary>The paths; the first only blanks the background.</summary>
    [GeneratedRegex("<path[^>]*/>")]
    private static partial Regex Drawn();
}
