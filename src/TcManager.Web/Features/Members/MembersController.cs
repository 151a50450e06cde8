using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Members;

/// <summary>Who sits on a committee on a day.</summary>
public sealed class MembersController(CurrentActor current, CommitteeAccess access, RosterPageQueries rosters, IStringLocalizer<MembersTexts> texts) : Controller
{
    [HttpGet("committees/{id:long}/members")]
    public async Task<IActionResult> Index(long id, RosterForm form, CancellationToken ct)
    {
        if (await rosters.UsualDayAsync(id, await current.GetAsync(), current.Today, ct) is not { } usual)
        {
            return NotFound();
        }

        var on = form.Day ?? usual;
        if (await access.RefuseAsync(CommitteeAction.ViewRoster, new(id, on)) is { } refusal)
        {
            return refusal;
        }

        // What cannot be read of an address is no fault of the reader, but a day that was typed.
        ModelState.Clear();
        if (form.IsDayUnreadable)
        {
            ModelState.AddModelError(nameof(form.On), texts["on.wrong"]);
        }

        var withContacts = await access.AllowsAsync(CommitteeAction.ViewContacts, new(id, on));
        return await rosters.ShowAsync(id, on, form.ToFilter(), withContacts, ct) is { } page ? View(new RosterShow(page, form)) : NotFound();
    }
}

/// <summary>The page, and what was asked for as it was typed.</summary>
public sealed record RosterShow(RosterPage Page, RosterForm Form);
