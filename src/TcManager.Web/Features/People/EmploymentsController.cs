using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>Where a person works: entered, ended, corrected.</summary>
public sealed class EmploymentsController(
    PeopleQueries people,
    SeatQueries seats,
    EmployPerson employ,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts,
    IStringLocalizer<SharedTexts> shared) : PersonPageController(people, access, current, errors)
{
    [HttpGet("people/{id:long}/employments/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        return refused ?? View("Employment", new EmploymentForm { Person = person!, Version = person!.Version });
    }

    [HttpGet("people/{id:long}/employments/{employmentId:long}")]
    public async Task<IActionResult> Edit(long id, long employmentId, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        if (refused is not null)
        {
            return refused;
        }

        return person!.Employments.FirstOrDefault(e => e.Id == employmentId) is not { } known ? NotFound() : View("Employment", new EmploymentForm
        {
            Id = known.Id,
            Person = person,
            Version = person.Version,
            Employer = known.Code,
            PositionZh = known.Position.Zh,
            PositionEn = known.Position.En,
            FromOn = FormDay.Written(known.FromOn),
            ToOn = known.ToOn is { } last ? FormDay.Written(last) : null,
        });
    }

    [HttpPost("people/{id:long}/employments/new")]
    public Task<IActionResult> Create(long id, EmploymentForm form, CancellationToken ct) => WriteAsync(id, null, form, ct);

    [HttpPost("people/{id:long}/employments/{employmentId:long}")]
    public Task<IActionResult> Edit(long id, long employmentId, EmploymentForm form, CancellationToken ct) => WriteAsync(id, employmentId, form, ct);

    private async Task<IActionResult> WriteAsync(long id, long? employmentId, EmploymentForm form, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        if (refused is not null || (employmentId is not null && person!.Employments.All(e => e.Id != employmentId)))
        {
            return refused ?? NotFound();
        }

        (form.Person, form.Id) = (person!, employmentId);
        var employer = await seats.OrganisationAsync(form.Employer, ct);
        if (employer is null)
        {
            ModelState.AddModelError(nameof(form.Employer), texts[string.IsNullOrWhiteSpace(form.Employer) ? "employer.missing" : "employer.unknown"]);
        }

        var (from, to) = (ModelState.Require(nameof(form.FromOn), form.FromOn, shared), string.IsNullOrWhiteSpace(form.ToOn) ? null : ModelState.Require(nameof(form.ToOn), form.ToOn, shared));
        return ModelState.IsValid
            && Took(await employ.ExecuteAsync(new(id, employmentId, form.Version, employer!.Value, form.PositionZh, form.PositionEn, from!.Value, to), await Current.ActingAsync(), ct), form, person!.Version)
            ? Done(id, texts[employmentId is null ? "done.employed" : "done.employmentChanged"])
            : View("Employment", form);
    }
}
