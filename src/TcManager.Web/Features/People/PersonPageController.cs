using Microsoft.AspNetCore.Mvc;
using TcManager.Application.People;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>What every form of one person does first.</summary>
public abstract class PersonPageController(PeopleQueries people, CommitteeAccess access, CurrentActor current, FormErrors errors) : Controller
{
    protected PeopleQueries People => people;

    protected CommitteeAccess Access => access;

    protected CurrentActor Current => current;

    protected FormErrors Errors => errors;

    /// <summary>The person, or what is answered instead; an entry that was joined to another leads to that one.</summary>
    protected async Task<(PersonPage? Person, IActionResult? Refused)> EnterAsync(long id, SystemAction action, CancellationToken ct)
    {
        var page = await people.ShowAsync(id, await current.GetAsync(), current.Today, ct);
        return page is null ? (null, NotFound()) : (page, await access.RefuseAsync(action) ?? (page.MergedIntoId is { } kept ? LocalRedirect($"/people/{kept}") : null));
    }

    /// <summary>Whether it was taken. A form that was made from an older state comes back with the new one's version, to be looked at and sent again.</summary>
    protected bool Took(Outcome outcome, PostedForm form, Guid version)
    {
        errors.Add<PeopleTexts>(ModelState, outcome.Refusals);
        if (outcome.Refusals.Any(r => r.Code is ChangePerson.Stale or ChangeOrganisation.Stale))
        {
            ModelState.Remove(nameof(form.Version));
            form.Version = version;
        }

        return outcome.IsDone;
    }

    /// <summary>Back to the person, with one line about what was done.</summary>
    protected IActionResult Done(long personId, string sentence)
    {
        TempData["Done"] = sentence;
        return LocalRedirect($"/people/{personId}");
    }
}
