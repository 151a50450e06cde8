using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TcManager.Web.Ui;

/// <summary>The five kinds of state; each has its icon, so that colour never speaks alone.</summary>
public enum StateKind
{
    Ok,
    Warn,
    Bad,
    Info,
    Off,
}

/// <summary><c>&lt;state kind="Ok" chip="true"&gt;Approved&lt;/state&gt;</c>: icon and word.</summary>
[HtmlTargetElement("state")]
public sealed class StateTagHelper : TagHelper
{
    public StateKind Kind { get; set; }

    /// <summary>Once per object, in its title or card head; plain in tables and lists.</summary>
    public bool Chip { get; set; }

    /// <summary>Another icon than the kind's own.</summary>
    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var icon = new TagHelperOutput("icon", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new IconTagHelper { Name = Icon ?? Of(Kind) }.Process(context, icon);
        var words = await output.GetChildContentAsync();
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"tc-st {ClassOf(Kind)}{(Chip ? " chip" : "")}");
        output.Content.AppendHtml(icon).AppendHtml(words);
    }

    internal static string ClassOf(StateKind kind) => kind switch
    {
        StateKind.Ok => "ok",
        StateKind.Warn => "warn",
        StateKind.Bad => "bad",
        StateKind.Info => "info",
        _ => "off",
    };

    private static string Of(StateKind kind) => kind switch
    {
        StateKind.Ok => "circle-check",
        StateKind.Warn => "alert-triangle",
        StateKind.Bad => "circle-x",
        StateKind.Info => "clock",
        _ => "circle-dashed",
    };
}

/// <summary><c>&lt;note kind="Warn"&gt;…&lt;/note&gt;</c>: one message, what happened, what it means, what to do.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTagHelper : TagHelper
{
    public StateKind Kind { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = Kind switch { StateKind.Ok => "circle-check", StateKind.Warn => "alert-triangle", StateKind.Bad => "circle-x", _ => "info-circle" };
        var icon = new TagHelperOutput("icon", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new IconTagHelper { Name = name }.Process(context, icon);
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        var given = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", $"tc-note {StateTagHelper.ClassOf(Kind)} {given}".TrimEnd());
        output.Content.AppendHtml(icon).AppendHtml("<div>").AppendHtml(words).AppendHtml("</div>");
    }
}
