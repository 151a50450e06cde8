using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.Extensions.Localization;
using TcManager.Application.Mail.Templates;

namespace TcManager.Application.Mail;

/// <summary>The one html layout and the one plain layout of all mails.</summary>
public sealed class MailLayout(IStringLocalizer<MailTexts> texts)
{
    private static readonly TemplateOptions Options = MakeOptions();
    private static readonly IFluidTemplate Html = Parse("mail.html.liquid");
    private static readonly IFluidTemplate Plain = Parse("mail.text.liquid");
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task<string> HtmlAsync(MailContent mail, string culture) => await Html.RenderAsync(ContextOf(mail, culture), Encoder);

    public async Task<string> TextAsync(MailContent mail, string culture) => await Plain.RenderAsync(ContextOf(mail, culture), NullEncoder.Default);

    private TemplateContext ContextOf(MailContent mail, string culture)
    {
        var context = new TemplateContext(Options);
        context.SetValue("mail", mail);
        context.SetValue("culture", culture);
        context.SetValue("colon", texts["colon"].Value);
        return context;
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions();
        options.MemberAccessStrategy.Register<MailContent>();
        options.MemberAccessStrategy.Register<MailFact>();
        options.MemberAccessStrategy.Register<MailButton>();
        options.MemberAccessStrategy.Register<MailSection>();
        options.MemberAccessStrategy.Register<MailItem>();
        return options;
    }

    private static IFluidTemplate Parse(string name)
    {
        using var reader = new StreamReader(typeof(MailLayout).Assembly.GetManifestResourceStream($"layouts/{name}")!);
        return new FluidParser().Parse(reader.ReadToEnd());
    }
}
