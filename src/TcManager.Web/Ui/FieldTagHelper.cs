using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TcManager.Web.Ui;

/// <summary>
/// <c>&lt;field for="TitleEn" label="…" hint="…"&gt;&lt;input asp-for="TitleEn" /&gt;&lt;/field&gt;</c>: label above, hint and fault below, wired for screen readers
/// by <see cref="FieldInputTagHelper"/>.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>The word behind the label of a field that may stay empty.</summary>
    public string? Optional { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = TagBuilder.CreateSanitizedId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");
        output.TagName = "div";
        var label = new TagBuilder("label");
        label.AddCssClass("form-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        if (Optional is not null)
        {
            label.InnerHtml.AppendHtml(" <span class=\"text-secondary fw-normal\">").Append(Optional).AppendHtml("</span>");
        }

        output.PreContent.AppendHtml(label);
        var fault = generator.GenerateValidationMessage(ViewContext, For.ModelExplorer, For.Name, null, "div", new { @class = "invalid-feedback d-block", id = $"{id}-fault" });
        if (IsInvalid)
        {
            output.PostContent.AppendHtml(fault);
        }

        if (!string.IsNullOrEmpty(Hint))
        {
            var hint = new TagBuilder("div");
            hint.AddCssClass("form-hint");
            hint.Attributes["id"] = $"{id}-hint";
            hint.InnerHtml.Append(Hint);
            output.PostContent.AppendHtml(hint);
        }

        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }

    private bool IsInvalid => ViewContext.ModelState.GetFieldValidationState(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid;
}

/// <summary>Marks the control of a field that has a fault or a hint, so that it is announced with them.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
public sealed class FieldInputTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (ViewContext.ModelState.GetFieldValidationState(name) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            output.AddClass("is-invalid", System.Text.Encodings.Web.HtmlEncoder.Default);
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", $"{TagBuilder.CreateSanitizedId(name, "_")}-fault");
        }
    }
}
