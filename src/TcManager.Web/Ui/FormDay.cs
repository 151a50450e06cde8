using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>A day in a form, as typed: 2026-11-26.</summary>
internal static class FormDay
{
    internal const string Format = "yyyy-MM-dd";

    internal static string Written(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    internal static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The day; where it is missing or cannot be read, the fault stands at its field and null comes back.</summary>
    internal static DateOnly? Require(this ModelStateDictionary state, string field, string? text, IStringLocalizer<SharedTexts> shared)
    {
        if (Of(text) is { } day)
        {
            return day;
        }

        state.AddModelError(field, shared["form.day"]);
        return null;
    }
}
