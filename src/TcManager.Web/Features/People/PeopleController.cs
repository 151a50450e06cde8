using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>People: the list, one of them, somebody new, a change.</summary>
public sealed class PeopleController(
    PeopleQueries people,
    SeatQueries seats,
    EnterPerson enter,
    ChangePerson change,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts) : PersonPageController(people, access, current, errors)
{
    [HttpGet("people")]
    public async Task<IActionResult> Index(string? q, int page, CancellationToken ct)
    {
        ModelState.Clear();
        return await Access.RefuseAsync(SystemAction.ViewPeople) ?? View(await People.ListAsync(q, page, ct));
    }

    [HttpGet("people/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var page = await People.ShowAsync(id, await Current.GetAsync(), Current.Today, ct);
        return page is null ? NotFound()
            : page.MergedIntoId is { } kept ? LocalRedirect($"/people/{kept}")
            : View(new PersonShow(page, await Access.AllowsAsync(SystemAction.ManagePeople) && !page.IsPseudonym, await Access.AllowsAsync(SystemAction.ViewPeople), await Access.AllowsAsync(SystemAction.ManageIdentities) && !page.IsPseudonym));
    }

    [HttpGet("people/new")]
    public async Task<IActionResult> New(long? committee, CancellationToken ct)
    {
        ModelState.Clear();
        return await Access.RefuseAsync(SystemAction.ManagePeople) ?? View("Form", new PersonForm { Committee = committee });
    }

    [HttpPost("people/new")]
    public async Task<IActionResult> Create(PersonForm form, CancellationToken ct)
    {
        if (await Access.RefuseAsync(SystemAction.ManagePeople) is { } refused)
        {
            return refused;
        }

        var employer = await seats.OrganisationAsync(form.Employer, ct);
        if (employer is null && !string.IsNullOrWhiteSpace(form.Employer))
        {
            ModelState.AddModelError(nameof(form.Employer), texts["employer.unknown"]);
        }

        if (ModelState.IsValid)
        {
            var details = form.ToDetails(withReach: true);
            var entered = await enter.ExecuteAsync(new(form.Uid, details, employer, form.PositionZh, form.PositionEn, null, form.IsAnother), await Current.ActingAsync(), ct);
            if (entered.IsDone)
            {
                TempData["Done"] = texts["done.entered"].Value;
                return LocalRedirect(form.Committee is { } committee ? $"/committees/{committee}/seats/new?person={entered.Value}" : $"/people/{entered.Value}");
            }

            Errors.Add<PeopleTexts>(ModelState, entered.Refusals);
            form.RenewIfSentBefore(ModelState, entered.Refusals);
            form.Frame = form.Frame with { Similar = entered.Refusals.Any(r => r.Code == EnterPerson.Known) ? await enter.SimilarAsync(form.Uid, details, ct) : [] };
        }

        return View("Form", form);
    }

    [HttpGet("people/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        return refused ?? View("Form", PersonForm.Of(page!));
    }

    [HttpPost("people/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, PersonForm form, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Frame = new(id, page!.Details.Reach is not null, []);
        if (ModelState.IsValid)
        {
            var changed = await change.ExecuteAsync(id, form.Version, form.ToDetails(form.Frame.WithReach), await Current.ActingAsync(), ct);
            if (Took(changed, form, page.Version))
            {
                return Done(id, texts["done.changed"]);
            }

            if (changed.Refusals.Any(r => r.Code == ChangePerson.Stale))
            {
                form.Frame = form.Frame with { Differences = form.DifferencesFrom(PersonForm.Of(page), texts) };
            }
        }

        return View("Form", form);
    }
}

/// <summary>A person's page.</summary>
public sealed record PersonShow(PersonPage Page, bool MayManage, bool SeesOrganisations, bool MayJoin);
