using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Profiles;
using TcManager.Domain.Access;
using TcManager.Domain.Members.Composition;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>The rules that committees follow beside their ballots: versions, thresholds, comparison, the next version.</summary>
public sealed class ProfilesController(
    ProfileQueries profiles,
    ReviseProfile revise,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<MembersTexts> texts,
    IStringLocalizer<SharedTexts> shared) : Controller
{
    [HttpGet("profiles")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ManageProfiles) ?? View("Profiles", await profiles.ListAsync(ct));

    [HttpGet("profiles/{code}")]
    public async Task<IActionResult> Show(string code, int? no, CancellationToken ct)
    {
        ModelState.Clear();
        return await access.RefuseAsync(SystemAction.ManageProfiles) ?? (await profiles.ShowAsync(code, no, ct) is { } page ? View("Profile", page) : NotFound());
    }

    [HttpPost("profiles/{code}/versions/{no:int}/verification")]
    public async Task<IActionResult> Verify(string code, int no, VerificationForm form, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageProfiles) is { } refused)
        {
            return refused;
        }

        if (await profiles.ShowAsync(code, no, ct) is not { } page)
        {
            return NotFound();
        }

        if (!form.HasRead)
        {
            ModelState.AddModelError(nameof(form.HasRead), texts["profile.verify.unread"]);
            return View("Profile", page);
        }

        await revise.VerifyAsync(code, no, await current.ActingAsync(), ct);
        TempData["Done"] = texts["done.profile.verified"].Value;
        return LocalRedirect($"/profiles/{code}?no={no}");
    }

    [HttpGet("profiles/{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(code, ct);
        return refused ?? Form(new() { BasedOn = page!.NewestNo, FromOn = FormDay.Written(page.Today > page.Shown.FromOn ? page.Today : page.Shown.FromOn) }, page);
    }

    [HttpPost("profiles/{code}/edit")]
    public async Task<IActionResult> Edit(string code, ProfileForm form, CancellationToken ct)
    {
        var (page, refused) = await EnterAsync(code, ct);
        if (refused is not null)
        {
            return refused;
        }

        form.Page = page!;
        form.Complete();
        var values = form.Read(ModelState, texts);
        var from = ModelState.Require(nameof(form.FromOn), form.FromOn, shared);
        if (ModelState.IsValid && form.Check is null)
        {
            var revised = await revise.ExecuteAsync(new(form.Uid, code, form.BasedOn, values, from!.Value, form.Reason), await current.ActingAsync(), ct);
            if (revised.IsDone)
            {
                TempData["Done"] = texts["done.profile.revised"].Value;
                return LocalRedirect($"/profiles/{code}?no={revised.Value}");
            }

            errors.Add<MembersTexts>(ModelState, [.. revised.Refusals.Select(r => AtField(r, page!))]);
            form.RenewIfSentBefore(ModelState, revised.Refusals);
            if (revised.Refusals.Any(r => r.Code == ReviseProfile.Stale))
            {
                // What was typed stays, and stands beside the values that somebody else has entered.
                ModelState.Remove(nameof(form.BasedOn));
                form.BasedOn = page!.NewestNo;
            }
        }
        else
        {
            // What can be read is judged also beside what cannot: all faults are named at once.
            errors.Add<MembersTexts>(ModelState, [.. ProfileThresholds.Check(ProfileThresholds.With(page!.Rules, values)).Select(r => AtField(r, page))]);
        }

        if (from is { } day && ModelState.IsValid)
        {
            form.Effect = await profiles.EffectAsync(page!, values, day, ct);
        }

        return View("EditProfile", form);
    }

    /// <summary>A threshold is named by its key.</summary>
    private static Domain.Refusal AtField(Domain.Refusal refusal, ProfilePage page) =>
        ProfileThresholds.Of(page.Rules).Any(t => t.Key == refusal.Field) ? refusal with { Field = ProfileForm.FieldOf(refusal.Field!) } : refusal;

    private async Task<(ProfilePage? Page, IActionResult? Refused)> EnterAsync(string code, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageProfiles) is { } refused)
        {
            return (null, refused);
        }

        return await profiles.ShowAsync(code, null, ct) is not { } inForce ? (null, NotFound())
            : (inForce.Shown.No == inForce.NewestNo ? inForce : await profiles.ShowAsync(code, inForce.NewestNo, ct), null);
    }

    private ViewResult Form(ProfileForm form, ProfilePage page)
    {
        form.Page = page;
        form.Complete();
        return View("EditProfile", form);
    }
}
