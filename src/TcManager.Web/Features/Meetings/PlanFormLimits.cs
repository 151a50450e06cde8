using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace TcManager.Web.Features.Meetings;

/// <summary>What the form of a meeting may carry.</summary>
internal static class PlanFormLimits
{
    /// <summary>All papers of one post, in bytes; each one has its own, lower limit.</summary>
    internal const long Request = 200 * 1024 * 1024;

    /// <summary>Browsers do not keep chosen files: whoever sees the form again must know it.</summary>
    internal static void AskForFilesAgain(this ModelStateDictionary state, PlanForm form, IStringLocalizer<MeetingsTexts> texts)
    {
        if (form.Uploads().Count > 0 && state.GetFieldValidationState(nameof(PlanForm.Papers)) != ModelValidationState.Invalid)
        {
            state.AddModelError(nameof(PlanForm.Papers), texts["papers.again"]);
        }
    }
}
