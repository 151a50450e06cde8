using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Web.Authorization;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>One's own account: language, time zone, password.</summary>
public sealed class AccountController(
    CurrentActor current,
    ChoosePreferences choose,
    ChangePassword change,
    SignInManager<Account> signIn,
    ZoneList zones,
    FormErrors errors,
    IStringLocalizer<AccountsTexts> texts) : Controller
{
    [HttpGet("account")]
    public async Task<IActionResult> Show() => await PageAsync(null);

    [HttpPost("account")]
    public async Task<IActionResult> Update(PreferencesForm preferences, CancellationToken ct)
    {
        var done = await choose.ExecuteAsync((await current.GetAsync()).AccountId, preferences.Culture, preferences.ZoneId, ct);
        if (!done.IsDone)
        {
            errors.Add<AccountsTexts>(ModelState, done.Refusals);
            return await PageAsync(preferences);
        }

        // The answer comes in the language that was chosen just now.
        Response.KeepCulture(preferences.Culture!);
        TempData["Done"] = In(preferences.Culture!, "preferences.done");
        return Redirect("/account");
    }

    [HttpPost("account/password")]
    [EnableRateLimiting(SecuritySetup.AnonymousForms)]
    public async Task<IActionResult> UpdatePassword(PasswordForm password, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await PageAsync(null);
        }

        var done = await change.ExecuteAsync((await current.GetAsync()).AccountId, password.Current!, password.Wanted!, await current.ActingAsync(), ct);
        if (!done.IsDone)
        {
            errors.Add<AccountsTexts>(ModelState, done.Refusals);
            return await PageAsync(null);
        }

        await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(User))!);
        TempData["Done"] = texts["password.done"].Value;
        return Redirect("/account");
    }

    private async Task<IActionResult> PageAsync(PreferencesForm? typed)
    {
        var profile = (await current.ProfileAsync())!;
        var preferences = typed ?? new() { Culture = profile.Culture ?? CultureInfo.CurrentUICulture.Name, ZoneId = profile.ZoneId };
        return View("Account", new AccountPage(profile.Email, profile.NameZh, profile.NameLatin, zones.Read(), preferences, new()));
    }

    private string In(string culture, string key)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return texts[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

/// <summary>The page with its two forms.</summary>
public sealed record AccountPage(string Email, string? NameZh, string? NameLatin, ZoneChoices Zones, PreferencesForm Preferences, PasswordForm Password);

/// <summary>Language and zone.</summary>
public sealed class PreferencesForm
{
    public string? Culture { get; set; }

    public string? ZoneId { get; set; }
}

/// <summary>The old password, and a new one twice.</summary>
public sealed class PasswordForm
{
    [Required(ErrorMessage = "password.required"), DataType(DataType.Password)]
    public string? Current { get; set; }

    [Required(ErrorMessage = "password.new.required"), DataType(DataType.Password)]
    public string? Wanted { get; set; }

    [Compare(nameof(Wanted), ErrorMessage = "password.repeat.differs"), DataType(DataType.Password)]
    public string? Repeat { get; set; }
}
