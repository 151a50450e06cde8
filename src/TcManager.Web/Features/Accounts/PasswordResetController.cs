using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Domain;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>A new password by mail, for whoever has forgotten the old one.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecuritySetup.AnonymousForms)]
public sealed class PasswordResetController(
    RequestPasswordReset request,
    ResetPassword reset,
    FormErrors errors,
    IStringLocalizer<AccountsTexts> texts) : Controller
{
    [HttpGet("password-reset")]
    public IActionResult New() => View("AskForReset", new AskForResetForm());

    /// <summary>The answer is the same whether or not there is such an account.</summary>
    [HttpPost("password-reset")]
    public async Task<IActionResult> Create(AskForResetForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return View("AskForReset", form);
        }

        await request.ExecuteAsync(form.Email!, ct);
        return Redirect("/password-reset/sent");
    }

    [HttpGet("password-reset/sent")]
    public IActionResult Sent() => View("ResetSent");

    [HttpGet("password-reset/{link}")]
    public async Task<IActionResult> Edit(string link)
    {
        var good = await reset.CheckAsync(link);
        return good.IsDone ? View("Reset", new ResetForm()) : Worthless(good);
    }

    [HttpPost("password-reset/{link}")]
    public async Task<IActionResult> Update(string link, ResetForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return View("Reset", form);
        }

        var done = await reset.ExecuteAsync(link, form.Password!, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (done.IsDone)
        {
            TempData["Done"] = texts["reset.done"].Value;
            return Redirect("/sign-in");
        }

        if (done.Refusals.All(r => r.Field is null))
        {
            return Worthless(done);
        }

        errors.Add<AccountsTexts>(ModelState, done.Refusals);
        return View("Reset", form);
    }

    private ViewResult Worthless(Outcome outcome)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ResetRefused", errors.Sentence<AccountsTexts>(outcome.Refusals[0]));
    }
}

/// <summary>Where the link goes.</summary>
public sealed class AskForResetForm
{
    [Required(ErrorMessage = "email.required"), EmailAddress(ErrorMessage = "email.format"), StringLength(254, ErrorMessage = "form.tooLong")]
    public string? Email { get; set; }
}

/// <summary>A new password, twice.</summary>
public sealed class ResetForm
{
    [Required(ErrorMessage = "password.new.required"), DataType(DataType.Password)]
    public string? Password { get; set; }

    [Compare(nameof(Password), ErrorMessage = "password.repeat.differs"), DataType(DataType.Password)]
    public string? Repeat { get; set; }
}
