using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using TcManager.Application.Documents;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Ui;

/// <summary>Turns refusals into sentences of the reader's language, at the field that they concern.</summary>
public sealed class FormErrors(IStringLocalizerFactory localizers, IStringLocalizer<SharedTexts> shared)
{
    /// <summary>Adds every refusal; the sentence is the text "refusal.{code}" of the feature, or of the shared texts.</summary>
    public void Add<TTexts>(ModelStateDictionary state, IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(refusal.Field ?? "", Sentence<TTexts>(refusal));
        }
    }

    public string Sentence<TTexts>(Refusal refusal)
    {
        var args = refusal.Args.Select(Written).ToArray<object>();
        var own = localizers.Create(typeof(TTexts))[$"refusal.{refusal.Code}", args];
        return own.ResourceNotFound ? shared[$"refusal.{refusal.Code}", args].Value : own.Value;
    }

    private object Written(object value) => value switch
    {
        FileKind kind => shared[$"fileKind{kind.Extensions[0]}"].Value,
        IEnumerable<string> list => string.Join(shared["list.comma"].Value, list),
        DateOnly day => WrittenDates.Day(day),
        Bilingual text => text.In(CultureInfo.CurrentUICulture.Name),
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value,
    };
}
