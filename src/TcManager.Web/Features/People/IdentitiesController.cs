using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>Two entries of one person become one; a name is replaced by a pseudonym. Neither can be taken back.</summary>
public sealed class IdentitiesController(
    PeopleQueries people,
    MergeQueries sides,
    MergePeople merge,
    PseudonymisePerson pseudonymise,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts) : PersonPageController(people, access, current, errors)
{
    /// <param name="id">The entry that goes.</param>
    /// <param name="into">The one that stays, once it is chosen.</param>
    /// <param name="q">By which it is looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    [HttpGet("people/{id:long}/merge")]
    public async Task<IActionResult> Merge(long id, long? into, string? q, CancellationToken ct)
    {
        ModelState.Clear();
        var (person, refused) = await EnterAsync(id, SystemAction.ManageIdentities, ct);
        return refused ?? await MergeViewAsync(new() { Into = into, Version = person!.Version }, id, q, isNew: true, ct);
    }

    [HttpPost("people/{id:long}/merge")]
    public async Task<IActionResult> Merge(long id, MergeForm form, CancellationToken ct)
    {
        if (await Access.RefuseAsync(SystemAction.ManageIdentities) is { } forbidden)
        {
            return forbidden;
        }

        if (await sides.PersonAsync(id, ct) is not { } from || form.Into is not { } into || await sides.PersonAsync(into, ct) is null)
        {
            return NotFound();
        }

        var merged = await merge.ExecuteAsync(id, form.Version, into, form.IntoVersion, await Current.ActingAsync(), ct);
        if (merged.IsDone)
        {
            return Done(into, texts["done.merged"]);
        }

        Errors.Add<PeopleTexts>(ModelState, merged.Refusals);
        return from.MergedIntoId is { } kept ? LocalRedirect($"/people/{kept}") : await MergeViewAsync(form, id, null, isNew: false, ct);
    }

    [HttpGet("people/{id:long}/pseudonym")]
    public async Task<IActionResult> Pseudonym(long id, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManageIdentities, ct);
        if (refused is not null || person!.IsPseudonym)
        {
            return refused ?? LocalRedirect($"/people/{id}");
        }

        return View("Pseudonym", new PseudonymForm { Version = person.Version, Person = person, Against = await pseudonymise.CheckAsync(id, ct) });
    }

    [HttpPost("people/{id:long}/pseudonym")]
    public async Task<IActionResult> Pseudonym(long id, PseudonymForm form, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManageIdentities, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Person = person!;
        if (Took(await pseudonymise.ExecuteAsync(id, form.Version, form.TypedName, await Current.ActingAsync(), ct), form, person!.Version))
        {
            return Done(id, texts["done.pseudonymised"]);
        }

        return View("Pseudonym", form);
    }

    /// <summary>Both sides as they are now; what stands against it is shown before it is tried.</summary>
    private async Task<IActionResult> MergeViewAsync(MergeForm form, long id, string? q, bool isNew, CancellationToken ct)
    {
        form.Text = q;
        form.From = (await sides.PersonAsync(id, ct))!;
        form.To = form.Into is { } into && into != id ? await sides.PersonAsync(into, ct) : null;
        ModelState.Remove(nameof(form.Version));
        ModelState.Remove(nameof(form.IntoVersion));
        (form.Version, form.IntoVersion) = (form.From.Version, form.To?.Version);
        if (form.To is { } to)
        {
            form.Against = isNew ? await merge.CheckAsync(id, to.Id, ct) : null;
        }
        else if (!string.IsNullOrWhiteSpace(q))
        {
            form.Found = [.. (await People.ListAsync(q, 1, ct)).Items.Where(p => p.Id != id).Take(20).Select(p => new MergeChoice(p.Id, p.Name, p.Employer))];
        }

        return View("Merge", form);
    }
}

/// <summary>Two entries of one organisation become one.</summary>
public sealed class OrganisationIdentitiesController(
    OrganisationQueries organisations,
    MergeQueries sides,
    MergeOrganisations merge,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts) : Controller
{
    [HttpGet("organisations/{id:long}/merge")]
    public async Task<IActionResult> Merge(long id, long? into, string? q, CancellationToken ct)
    {
        ModelState.Clear();
        if (await access.RefuseAsync(SystemAction.ManageIdentities) is { } refused)
        {
            return refused;
        }

        return await sides.OrganisationAsync(id, ct) is not { } from ? NotFound()
            : from.MergedIntoId is { } kept ? LocalRedirect($"/organisations/{kept}")
            : await MergeViewAsync(new() { Into = into }, from, q, isNew: true, ct);
    }

    [HttpPost("organisations/{id:long}/merge")]
    public async Task<IActionResult> Merge(long id, MergeForm form, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageIdentities) is { } refused)
        {
            return refused;
        }

        if (await sides.OrganisationAsync(id, ct) is not { } from || form.Into is not { } into || await sides.OrganisationAsync(into, ct) is null)
        {
            return NotFound();
        }

        var merged = await merge.ExecuteAsync(id, form.Version, into, form.IntoVersion, await current.ActingAsync(), ct);
        if (merged.IsDone)
        {
            TempData["Done"] = texts["done.merged"].Value;
            return LocalRedirect($"/organisations/{into}");
        }

        errors.Add<PeopleTexts>(ModelState, merged.Refusals);
        return from.MergedIntoId is { } kept ? LocalRedirect($"/organisations/{kept}") : await MergeViewAsync(form, from, null, isNew: false, ct);
    }

    private async Task<IActionResult> MergeViewAsync(MergeForm form, MergeSide from, string? q, bool isNew, CancellationToken ct)
    {
        (form.IsOrganisation, form.Text, form.From) = (true, q, from);
        form.To = form.Into is { } into && into != from.Id ? await sides.OrganisationAsync(into, ct) : null;
        ModelState.Remove(nameof(form.Version));
        ModelState.Remove(nameof(form.IntoVersion));
        (form.Version, form.IntoVersion) = (from.Version, form.To?.Version);
        if (form.To is { } to)
        {
            form.Against = isNew ? await merge.CheckAsync(from.Id, to.Id, ct) : null;
        }
        else if (!string.IsNullOrWhiteSpace(q))
        {
            form.Found = [.. (await organisations.ListAsync(new(q, null, null), 1, ct)).Items.Where(o => o.Id != from.Id).Take(20).Select(o => new MergeChoice(o.Id, o.Name, new(o.Code, o.Code)))];
        }

        return View("Merge", form);
    }
}
