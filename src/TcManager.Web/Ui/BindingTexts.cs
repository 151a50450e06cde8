using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>What the framework says of a value that it cannot read, in the reader's language.</summary>
internal sealed class BindingTexts(IStringLocalizer<SharedTexts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["form.unreadable", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["form.unreadable", value]);
        messages.SetValueIsInvalidAccessor(value => texts["form.unreadable", value]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["form.required"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["form.notANumber"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["form.notANumber"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["form.unknown"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["form.unknown"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["form.required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["form.required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["form.required"]);
    }
}
