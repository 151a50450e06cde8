using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TcManager.Application.Texts;

namespace TcManager.Web.Ui;

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
