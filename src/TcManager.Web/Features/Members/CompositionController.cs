using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>Which committees fall short of the rules of composition.</summary>
public sealed class CompositionController(CompositionQueries composition, CommitteeAccess access, CurrentActor current, IStringLocalizer<MembersTexts> texts) : Controller
{
    [HttpGet("composition")]
    public async Task<IActionResult> Index(string? on, CompositionFilter? show, int page, CancellationToken ct)
    {
        ModelState.Clear();
        if (await access.RefuseAsync(SystemAction.ViewComposition) is { } refused)
        {
            return refused;
        }

        if (!string.IsNullOrWhiteSpace(on) && FormDay.Of(on) is null)
        {
            ModelState.AddModelError("On", texts["on.wrong"]);
        }

        return View("CompositionList", await composition.ListAsync(FormDay.Of(on) ?? current.Today, show is { } asked && Enum.IsDefined(asked) ? asked : CompositionFilter.Failing, page, ct));
    }
}
