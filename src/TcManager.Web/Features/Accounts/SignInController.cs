using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TcManager.Application.Accounts;
using TcManager.Application.Demonstration;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Accounts;

/// <summary>A session is made and ended.</summary>
[AllowAnonymous]
public sealed class SignInController(
    SignInManager<Account> signIn,
    DemonstrationAccounts demonstration,
    IOptions<DemonstrationSettings> settings,
    IStringLocalizer<AccountsTexts> texts) : Controller
{
    [HttpGet("sign-in")]
    public async Task<IActionResult> Show(string? returnUrl, CancellationToken ct) => await FormAsync(new() { ReturnUrl = returnUrl }, ct);

    [HttpPost("sign-in")]
    [EnableRateLimiting(SecuritySetup.AnonymousForms)]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await FormAsync(form, ct);
        }

        var account = await signIn.UserManager.FindByEmailAsync(form.Email!);
        if (account?.PasswordHash is null || await signIn.UserManager.IsLockedOutAsync(account))
        {
            // Whoever asks learns neither by a word nor by the time of the answer whether there is such an account.
            signIn.UserManager.PasswordHasher.HashPassword(new(), form.Password!);
            return await WrongAsync(form, ct);
        }

        var result = await signIn.PasswordSignInAsync(account, form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            return await WrongAsync(form, ct);
        }

        if (account.Culture is { } culture)
        {
            Response.KeepCulture(culture);
        }

        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : "/");
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Delete()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }

    private Task<IActionResult> WrongAsync(SignInForm form, CancellationToken ct)
    {
        ModelState.AddModelError("", texts["wrong"]);
        return FormAsync(form, ct);
    }

    private async Task<IActionResult> FormAsync(SignInForm form, CancellationToken ct)
    {
        form.Demonstration = settings.Value.Enabled ? await demonstration.ListAsync(ct) : [];
        return View("SignIn", form);
    }
}

/// <summary>What is asked to sign in.</summary>
public sealed class SignInForm
{
    [Required(ErrorMessage = "email.required"), EmailAddress(ErrorMessage = "email.format")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "password.required"), DataType(DataType.Password)]
    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>Shown in demonstrations, never bound.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<DemonstrationAccount> Demonstration { get; set; } = [];
}
