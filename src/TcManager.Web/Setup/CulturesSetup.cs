using Microsoft.AspNetCore.Localization;
using TcManager.Domain;

namespace TcManager.Web.Setup;

internal static class CulturesSetup
{
    internal static void AddCultures(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Cultures.All.ToArray();
            options.SetDefaultCulture(Cultures.English).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    internal static void UseCultures(this WebApplication app) => app.UseRequestLocalization();

    /// <summary>Remembers the language on this device.</summary>
    internal static void KeepCulture(this HttpResponse response, string culture) =>
        response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = response.HttpContext.Request.IsHttps });
}
