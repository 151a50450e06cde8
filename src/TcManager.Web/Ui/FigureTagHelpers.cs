using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TcManager.Domain;

namespace TcManager.Web.Ui;

/// <summary><c>&lt;rate of="…" /&gt;</c>: a fraction, then its percentage: "33/47 = 70.21%". Without a value a dash.</summary>
[HtmlTargetElement("rate", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RateTagHelper : TagHelper
{
    public Fraction Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "text-nowrap");
        if (!Of.HasValue)
        {
            output.Content.SetContent("—");
            return;
        }

        output.Content.AppendHtml("<b>").Append(Of.Of.ToString(CultureInfo.InvariantCulture)).AppendHtml("</b>/")
            .Append(string.Create(CultureInfo.InvariantCulture, $"{Of.Per} = {Of.Percent()}"));
    }
}

/// <summary>
/// <c>&lt;meter-bar of="32" whole="47" limit="36" kind="Warn" label="…" /&gt;</c>: actual against a limit. The figures stand beside it in words, and in the label.
/// </summary>
[HtmlTargetElement("meter-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeterBarTagHelper : TagHelper
{
    public long Of { get; set; }

    public long Whole { get; set; }

    public long? Limit { get; set; }

    public StateKind Kind { get; set; } = StateKind.Info;

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tc-meter {StateTagHelper.ClassOf(Kind)}");
        output.Attributes.SetAttribute("height", "16");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml("""<rect class="track" y="4" width="100%" height="8" rx="4"></rect>""");
        output.Content.AppendHtml($"""<rect class="fill" y="4" width="{Share(Of)}" height="8" rx="4"></rect>""");
        if (Limit is { } limit)
        {
            output.Content.AppendHtml($"""<line class="lim" x1="{Share(limit)}" x2="{Share(limit)}" y1="0" y2="16"></line>""");
        }
    }

    private string Share(long part) => Whole == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100m, 100m * part / Whole):0.##}%");
}

/// <summary><c>&lt;day-tile on="…" /&gt;</c>: month, day and weekday as a tile; decoration, since the day is written beside it.</summary>
[HtmlTargetElement("day-tile", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTileTagHelper : TagHelper
{
    public DateOnly On { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var culture = CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? CultureInfo.GetCultureInfo(Cultures.Chinese) : CultureInfo.GetCultureInfo("en-GB");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tc-day");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.AppendHtml("<span>").Append(On.ToString("MMM", culture)).AppendHtml("</span><b>")
            .Append(On.Day.ToString(CultureInfo.InvariantCulture)).AppendHtml("</b><i>").Append(On.ToString("ddd", culture)).AppendHtml("</i>");
    }
}
