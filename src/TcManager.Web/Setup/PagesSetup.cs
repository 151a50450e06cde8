using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Comments;
using TcManager.Web.Features.Imports;
using TcManager.Web.Features.Meetings;
using TcManager.Web.Features.Members;
using TcManager.Web.Features.Reports;
using TcManager.Web.Features.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Setup;

internal static class PagesSetup
{
    internal static void AddPages(this WebApplicationBuilder builder)
    {
        // Outside Development the host leaves out the assets of an unpublished build.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.ModelBinderProviders.Insert(0, new CleanTextBinderProvider());
        })
        .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = FormTexts.LocalizerOf);
        builder.Services.AddSingleton<IConfigureOptions<MvcOptions>, BindingTexts>();
        builder.Services.Configure<RazorViewEngineOptions>(options =>
        {
            options.ViewLocationExpanders.Add(new FeatureViews());
        });
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddAntiforgery(options =>
        {
            options.FormFieldName = "token";
            options.Cookie.Harden("tc-form");
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Harden("tc-done"));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<FormErrors>();
        builder.Services.AddMeetingPages();
        builder.Services.AddScoped<AttendanceWorkbook>();
        builder.Services.AddScoped<BallotMails>();
        builder.Services.AddScoped<OwnComments>();
        builder.Services.AddScoped<OwnUploads>();
        builder.Services.AddScoped<CommentHeads>();
        builder.Services.AddScoped<DispositionSheetFiles>();
        builder.Services.AddScoped<ResultPapers>();
        builder.Services.AddScoped<RosterPapers>();
        builder.Services.AddScoped<ImportWords>();
        builder.Services.AddScoped<VerdictInWords>();
        builder.Services.AddScoped<RuleSetInWords>();
    }

    internal static void MapPages(this WebApplication app) => app.MapControllers()
        .RequireAuthorization()
        .WithStaticAssets()
        .Add(endpoint =>
        {
            // HEAD answers as GET does (decisions 17); the server leaves the body out.
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"], AcceptCorsPreflight: var preflight })
            {
                endpoint.Metadata.Add(new HttpMethodMetadata(["GET", "HEAD"], preflight));
            }
        });

    /// <summary>Views lie beside their controller, in the folder of the feature.</summary>
    private sealed class FeatureViews : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values["feature"] = ((ControllerActionDescriptor)context.ActionContext.ActionDescriptor).ControllerTypeInfo.Namespace!.Split('.')[^1];

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            [$"/Features/{context.Values["feature"]}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}
