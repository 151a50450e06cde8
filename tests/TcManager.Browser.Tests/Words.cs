using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace TcManager.Browser.Tests;

/// <summary>What pages say in one language, by the key of the text: a journey is written once and walked in both.</summary>
public sealed class Words(BrowserApp app, string culture)
{
    public string Culture => culture;

    public string In<TTexts>(string key, params object[] args)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var text = app.Services.GetRequiredService<IStringLocalizer<TTexts>>()[key, args];
            return text.ResourceNotFound ? throw new InvalidOperationException($"No text {typeof(TTexts).Name} {key}") : text.Value;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
