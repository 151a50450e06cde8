using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;

namespace TcManager.Web.Setup;

internal static class CulturesSetup
{
    internal static void AddCultures(this WebApplicationBuilder builder)
    {
        RequireNamesAndZones();
        builder.Services.AddSingleton<IStringLocalizerFactory, PluralTexts>();
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Cultures.All.ToArray();
            options.SetDefaultCulture(Cultures.English).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new LanguagesOfTheBrowser()];
        });
    }

    /// <summary>Names of days come from ICU, zones from tzdata: a machine without them would write wrong deadlines without a word.</summary>
    private static void RequireNamesAndZones()
    {
        if (MondayIn(Cultures.Chinese) != "星期一" || !LocalMoment.IsZone("Asia/Shanghai"))
        {
            throw new InvalidOperationException("ICU or tzdata is missing here: install libicu and tzdata, and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT off.");
        }
    }

    private static string MondayIn(string culture)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture).DateTimeFormat.GetDayName(DayOfWeek.Monday);
        }
        catch (CultureNotFoundException)
        {
            return "";
        }
    }

    internal static void UseCultures(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                // A store between must not hand one caller's language to another.
                context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
                context.Response.Headers.Vary = "Accept-Language, Cookie";
            }

            return next(context);
        });
    }

    /// <summary>Remembers the language on this device.</summary>
    internal static void KeepCulture(this HttpResponse response, string culture) =>
        response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = response.HttpContext.Request.IsHttps });

    /// <summary>The first language of the header that there is. Any Chinese (zh, zh-Hans, zh-HK) is the one of the pages, and likewise any English: nearer to the reader than the other one.</summary>
    private sealed class LanguagesOfTheBrowser : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
                .Select(language => Spoken(language.Value.Value ?? "")).OfType<string>().FirstOrDefault();
            return wanted is null ? NullProviderCultureResult : Task.FromResult<ProviderCultureResult?>(new(wanted));
        }

        private static string? Spoken(string language) => language.Split('-')[0].ToUpperInvariant() switch
        {
            "ZH" => Cultures.Chinese,
            "EN" => Cultures.English,
            _ => null,
        };
    }
}
