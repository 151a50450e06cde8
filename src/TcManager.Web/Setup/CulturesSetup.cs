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
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
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

    internal static void UseCultures(this WebApplication app) => app.UseRequestLocalization();

    /// <summary>Remembers the language on this device.</summary>
    internal static void KeepCulture(this HttpResponse response, string culture) =>
        response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = response.HttpContext.Request.IsHttps });
}
