using Microsoft.Extensions.Localization;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>The sentences of annotations: a form's ErrorMessage is a key of its feature's texts ("email.required"), or of the shared ones ("form.required").</summary>
internal static class FormTexts
{
    internal static IStringLocalizer LocalizerOf(Type form, IStringLocalizerFactory factory)
    {
        var feature = form.Namespace!.Split('.')[^1];
        var marker = form.Assembly.GetType($"{form.Namespace}.{feature}Texts");
        var shared = factory.Create(typeof(SharedTexts));
        return marker is null ? shared : new OwnThenShared(factory.Create(marker), shared);
    }

    private sealed class OwnThenShared(IStringLocalizer own, IStringLocalizer shared) : IStringLocalizer
    {
        public LocalizedString this[string name] => own[name] is { ResourceNotFound: false } found ? found : shared[name];

        public LocalizedString this[string name, params object[] arguments] => own[name, arguments] is { ResourceNotFound: false } found ? found : shared[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => own.GetAllStrings(includeParentCultures);
    }
}
