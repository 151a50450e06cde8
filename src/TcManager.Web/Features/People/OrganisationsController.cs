using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Domain.People;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>Organisations: the list, one of them, a new one, a change, a new name.</summary>
public sealed class OrganisationsController(
    OrganisationQueries organisations,
    SeatQueries seats,
    EnterOrganisation enter,
    ChangeOrganisation change,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts) : Controller
{
    [HttpGet("organisations")]
    public async Task<IActionResult> Index(string? q, string? country, OrganisationKind? kind, int page, CancellationToken ct)
    {
        ModelState.Clear();
        return await access.RefuseAsync(SystemAction.ViewPeople) ?? View("Organisations", await organisations.ListAsync(new(q, country, kind), page, ct));
    }

    /// <param name="id">The organisation.</param>
    /// <param name="on">As of which day; what is no day is today.</param>
    /// <param name="ct">Ends the wait.</param>
    [HttpGet("organisations/{id:long}")]
    public async Task<IActionResult> Show(long id, string? on, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ViewPeople) is { } refused)
        {
            return refused;
        }

        ModelState.Clear();
        var page = await organisations.ShowAsync(id, await current.GetAsync(), current.Today, FormDay.Of(on) ?? current.Today, ct);
        return page is null ? NotFound()
            : page.Head.MergedIntoId is { } kept ? LocalRedirect($"/organisations/{kept}")
            : View("Organisation", new OrganisationShow(page, await access.AllowsAsync(SystemAction.ManagePeople), await access.AllowsAsync(SystemAction.ManageIdentities)));
    }

    [HttpGet("organisations/new")]
    public async Task<IActionResult> New() => await access.RefuseAsync(SystemAction.ManagePeople) ?? View("OrganisationForm", new OrganisationForm());

    [HttpPost("organisations/new")]
    public async Task<IActionResult> Create(OrganisationForm form, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManagePeople) is { } refused)
        {
            return refused;
        }

        var details = form.ToDetails(await ParentAsync(form, ct));
        if (ModelState.IsValid)
        {
            var entered = await enter.ExecuteAsync(form.Uid, details, form.IsAnother, await current.ActingAsync(), ct);
            if (entered.IsDone)
            {
                TempData["Done"] = texts["done.organisationEntered"].Value;
                return LocalRedirect($"/organisations/{entered.Value}");
            }

            errors.Add<PeopleTexts>(ModelState, entered.Refusals);
            form.RenewIfSentBefore(ModelState, entered.Refusals);
            form.Similar = entered.Refusals.Any(r => r.Code == EnterOrganisation.Known) ? await enter.SimilarAsync(form.Uid, details, ct) : [];
        }

        return View("OrganisationForm", form);
    }

    [HttpGet("organisations/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (head, refused) = await EnterAsync(id, ct);
        return refused ?? View("OrganisationForm", OrganisationForm.Of(head!));
    }

    [HttpPost("organisations/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, OrganisationForm form, CancellationToken ct)
    {
        var (head, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Id = id;
        var details = form.ToDetails(await ParentAsync(form, ct));
        if (ModelState.IsValid)
        {
            var changed = await change.ExecuteAsync(id, form.Version, details, await current.ActingAsync(), ct);
            if (changed.IsDone)
            {
                TempData["Done"] = texts["done.organisationChanged"].Value;
                return LocalRedirect($"/organisations/{id}");
            }

            errors.Add<PeopleTexts>(ModelState, changed.Refusals);
            if (changed.Refusals.Any(r => r.Code == ChangeOrganisation.Stale))
            {
                ModelState.Remove(nameof(form.Version));
                form.Version = head!.Version;
                form.Differences = form.DifferencesFrom(OrganisationForm.Of(head), texts);
            }
        }

        return View("OrganisationForm", form);
    }

    private async Task<(OrganisationHead? Head, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManagePeople) is { } refused)
        {
            return (null, refused);
        }

        var head = await organisations.HeadAsync(id, ct);
        return head is null ? (null, NotFound()) : head.MergedIntoId is { } kept ? (head, LocalRedirect($"/organisations/{kept}")) : (head, null);
    }

    private async Task<long?> ParentAsync(OrganisationForm form, CancellationToken ct)
    {
        var parent = await seats.OrganisationAsync(form.Parent, ct);
        if (parent is null && !string.IsNullOrWhiteSpace(form.Parent))
        {
            ModelState.AddModelError(nameof(form.Parent), texts["employer.unknown"]);
        }

        return parent;
    }
}

/// <summary>A new name of an organisation from a day on.</summary>
public sealed class OrganisationNamesController(
    OrganisationQueries organisations,
    RenameOrganisation rename,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("organisations/{id:long}/names/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (head, refused) = await EnterAsync(id, ct);
        return refused ?? View("OrganisationName", new OrganisationNameForm { Head = head!, Version = head!.Version });
    }

    [HttpPost("organisations/{id:long}/names/new")]
    public async Task<IActionResult> Create(long id, OrganisationNameForm form, CancellationToken ct)
    {
        var (head, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Head = head!;
        if (ModelState.Require(nameof(form.FromOn), form.FromOn, shared) is { } from && ModelState.IsValid)
        {
            var renamed = await rename.ExecuteAsync(id, form.Version, form.NameZh, form.NameEn, from, await current.ActingAsync(), ct);
            if (renamed.IsDone)
            {
                TempData["Done"] = texts["done.organisationRenamed"].Value;
                return LocalRedirect($"/organisations/{id}");
            }

            errors.Add<PeopleTexts>(ModelState, renamed.Refusals);
            if (renamed.Refusals.Any(r => r.Code == ChangeOrganisation.Stale))
            {
                ModelState.Remove(nameof(form.Version));
                form.Version = head!.Version;
            }
        }

        return View("OrganisationName", form);
    }

    private async Task<(OrganisationHead? Head, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManagePeople) is { } refused)
        {
            return (null, refused);
        }

        var head = await organisations.HeadAsync(id, ct);
        return head is null ? (null, NotFound()) : head.MergedIntoId is { } kept ? (head, LocalRedirect($"/organisations/{kept}")) : (head, null);
    }
}
