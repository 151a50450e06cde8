using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>Where a person is registered as an expert: entered, ended, corrected.</summary>
public sealed class RegistrationsController(
    PeopleQueries people,
    RegisterExpert register,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<PeopleTexts> texts,
    IStringLocalizer<SharedTexts> shared) : PersonPageController(people, access, current, errors)
{
    [HttpGet("people/{id:long}/registrations/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        return refused ?? View("Registration", new RegistrationForm { Person = person!, Version = person!.Version });
    }

    [HttpGet("people/{id:long}/registrations/{registrationId:long}")]
    public async Task<IActionResult> Edit(long id, long registrationId, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        if (refused is not null)
        {
            return refused;
        }

        return person!.Registrations.FirstOrDefault(r => r.Id == registrationId) is not { } known ? NotFound() : View("Registration", new RegistrationForm
        {
            Id = known.Id,
            Person = person,
            Version = person.Version,
            Body = known.Body,
            Group = known.Group,
            Role = known.Role,
            FromOn = FormDay.Written(known.FromOn),
            ToOn = known.ToOn is { } last ? FormDay.Written(last) : null,
        });
    }

    [HttpPost("people/{id:long}/registrations/new")]
    public Task<IActionResult> Create(long id, RegistrationForm form, CancellationToken ct) => WriteAsync(id, null, form, ct);

    [HttpPost("people/{id:long}/registrations/{registrationId:long}")]
    public Task<IActionResult> Edit(long id, long registrationId, RegistrationForm form, CancellationToken ct) => WriteAsync(id, registrationId, form, ct);

    private async Task<IActionResult> WriteAsync(long id, long? registrationId, RegistrationForm form, CancellationToken ct)
    {
        var (person, refused) = await EnterAsync(id, SystemAction.ManagePeople, ct);
        if (refused is not null || (registrationId is not null && person!.Registrations.All(r => r.Id != registrationId)))
        {
            return refused ?? NotFound();
        }

        (form.Person, form.Id) = (person!, registrationId);
        var (from, to) = (ModelState.Require(nameof(form.FromOn), form.FromOn, shared), string.IsNullOrWhiteSpace(form.ToOn) ? null : ModelState.Require(nameof(form.ToOn), form.ToOn, shared));
        return ModelState.IsValid
            && Took(await register.ExecuteAsync(new(id, registrationId, form.Version, form.Body, form.Group, form.Role, from!.Value, to), await Current.ActingAsync(), ct), form, person!.Version)
            ? Done(id, texts[registrationId is null ? "done.registered" : "done.registrationChanged"])
            : View("Registration", form);
    }
}
