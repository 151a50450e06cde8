using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace TcManager.Web.Ui;

/// <summary>The one filter before the model: composed characters (NFC), no lone surrogates, no control characters but newline and tab, no blanks around.</summary>
public static class CleanText
{
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
            {
                clean.Append(rune.ToString());
            }
        }

        var result = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return result.Length == 0 ? null : result;
    }
}

/// <summary>Binds every posted string through <see cref="CleanText"/>; passwords are taken as they are.</summary>
public sealed class CleanTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.Metadata.DataTypeName != nameof(DataType.Password)
        && context.BindingInfo.BindingSource?.Id != BindingSource.Body.Id
            ? new Binder()
            : null;

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value != ValueProviderResult.None)
            {
                bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
                bindingContext.Result = ModelBindingResult.Success(CleanText.Of(value.FirstValue));
            }

            return Task.CompletedTask;
        }
    }
}
