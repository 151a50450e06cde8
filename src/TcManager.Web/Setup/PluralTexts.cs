using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace TcManager.Web.Setup;

/// <summary>Texts in which a word follows a number: "{0} {0:plenary|plenaries} missed" takes the first word with 1, the second with anything else.</summary>
internal sealed class PluralTexts(IOptions<LocalizationOptions> options, ILoggerFactory loggers) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory _resources = new(options, loggers);

    public IStringLocalizer Create(Type resourceSource) => new Localizer(_resources.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Localizer(_resources.Create(baseName, location));

    private sealed class Localizer(IStringLocalizer texts) : IStringLocalizer
    {
        public LocalizedString this[string name] => texts[name];

        public LocalizedString this[string name, params object[] arguments] =>
            With(texts[name], arguments);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

        private static LocalizedString With(LocalizedString text, object[] arguments) =>
            new(text.Name, string.Format(new Plural(CultureInfo.CurrentCulture), text.Value, arguments), text.ResourceNotFound, text.SearchedLocation);
    }

    /// <summary>Formats everything else as the culture does.</summary>
    private sealed class Plural(CultureInfo culture) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            format?.Split('|') is [var one, var many] ? Convert.ToString(arg, CultureInfo.InvariantCulture) == "1" ? one : many
            : arg is IFormattable formattable ? formattable.ToString(format, culture)
            : arg?.ToString() ?? "";
    }
}
